"""Satisfaction surveys: opened for an evaluation, answered by anybody who has the link, counted by rule.

Nobody is asked who he is. Of where an answer came from only a keyed digest is kept, which tells that two answers came
from one place and not which; answers that come in masses from one place stay, and are set aside when counting.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.conf import settings

from wenxiao.forms import surveys as counting
from wenxiao.forms.surveys import LEVELS
from wenxiao_site.actions.auditing import claim, deed, keep, local_day, snapshot
from wenxiao_site.actions.errors import Missing, Refused
from wenxiao_site.actions.evaluator_selection import rules_for
from wenxiao_site.registry.models import Evaluation, EvaluationState, Survey, SurveyAnswer

if TYPE_CHECKING:
    from datetime import date, datetime

    from wenxiao.rulebook import Resolution
    from wenxiao_site.visibility import Hat

_MOST_QUESTIONS: Final = 20
_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Told:
    """What a survey says. `masses`: how many answers came from each place whose answers are set aside."""

    result: counting.Result
    masses: tuple[int, ...]


def open(  # noqa: A001 - the verb's own name
    *,
    evaluation: int,
    title: str,
    audience: str,
    questions: str,
    closes_on: date,
    token: str,
    by: Hat,
    on: datetime,
    population: int | None = None,
) -> Survey:
    """Open a survey; `token`: the secret end of its link, made by whoever calls. Raises Refused."""
    with deed("surveys.open", by=by, on=on) as told:
        row = claim("surveys.open", Evaluation, evaluation, by)
        if row.state not in (EvaluationState.DRAFT, EvaluationState.RETURNED):
            raise Refused(f"这份评价{EvaluationState(row.state).label}，不能再发起问卷。")
        made = Survey(
            evaluation=row,
            title=title,
            audience=audience,
            population=population,
            questions=questions.strip(),
            token=token,
            closes_on=closes_on,
            opened_by=by.person,
            recorded_at=on,
        )
        if not 1 <= len(made.asked) <= _MOST_QUESTIONS:
            raise Refused({"questions": f"请写 1 到 {_MOST_QUESTIONS} 道题，一行一题。"})
        if closes_on < told.day:
            raise Refused({"closes_on": "截止日期已经过去。"})
        if population == 0:
            raise Refused({"population": "对象总数应大于零；不清楚的留空。"})
        keep(made, new=True)
        told.done_to(made, after=snapshot(made) | {"token": ""}, project=row.project, unit=row.unit)
    return made


def found(token: str) -> Survey:
    """The survey behind a link. Raises Missing."""
    row = Survey.objects.filter(token=token).select_related("evaluation").first()
    if row is None:
        raise Missing
    return row


def answer(*, token: str, choices: list[str], address: str, on: datetime) -> SurveyAnswer:
    """Take an answer: a level of `LEVELS` for each question, in their order.

    Raises Missing for a link that leads nowhere, Refused (fields as ``q1``) after the last day, for a question without
    an answer, and for a place that hands in faster than the rulebook allows.
    """
    with deed("surveys.answer", by=None, on=on) as told:
        row = found(token)
        if told.day > row.closes_on:
            raise Refused(f"这份问卷已于 {row.closes_on} 截止，谢谢您的关心。")
        problems = {
            f"q{place}": "请选择一项。"
            for place in range(1, len(row.asked) + 1)
            if place > len(choices) or choices[place - 1] not in LEVELS
        }
        if problems:
            raise Refused(problems)
        origin = _digest(row, address)
        lately = SurveyAnswer.objects.filter(survey=row, origin=origin, answered_at__gt=on - _MINUTE)
        if lately.count() >= int(str(rules_for(row.evaluation, told.day)["survey_minute_most"])):
            raise Refused("这个网络提交得太快，请一分钟后再交；您的选择还在下面。")
        made = SurveyAnswer(survey=row, origin=origin, choices=",".join(choices[: len(row.asked)]), answered_at=on)
        keep(made, new=True)
        told.done_to(made, after={"survey": row.pk, "choices": made.choices})
    return made


def told_by(survey: Survey, resolution: Resolution) -> Told:
    """What the answers to a survey, which may have been read for many surveys at once, say by the rules."""
    answers = [(each.origin, each.choices.split(",")) for each in survey.answers.all()]
    most = int(str(resolution["survey_same_origin_most"]))
    masses = sorted(
        (count for count in Counter(origin for origin, _ in answers).values() if count > most), reverse=True
    )
    return Told(counting.result(answers, len(survey.asked), survey.population, resolution), tuple(masses))


def is_open(survey: Survey, on: datetime) -> bool:
    """Whether answers are still taken."""
    return local_day(on) <= survey.closes_on


def _digest(survey: Survey, address: str) -> str:
    """What tells answers of one place apart, and nothing else."""
    return hmac.new(settings.SECRET_KEY.encode(), f"{survey.token}/{address}".encode(), hashlib.sha256).hexdigest()
