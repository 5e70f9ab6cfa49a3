"""Blind double scoring: commissioned evaluations drawn by chance and scored again by somebody who sees no points."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from wenxiao_site.actions.auditing import claim, deed, keep, keep_all, snapshot
from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.independence import persons_near
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.places import jurisdiction_of
from wenxiao_site.registry.models import (
    CommissionState,
    Engagement,
    Evaluation,
    EvaluationState,
    Expert,
    Person,
    Region,
    RegionLink,
    SecondScore,
    SecondScoring,
    in_force,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from wenxiao_site.registry.fields import Exact
    from wenxiao_site.visibility import Hat

_ONE = 10_000


def draw(*, region: int, fiscal_year: int, seed: str, scorer: int, by: Hat, on: datetime) -> list[SecondScoring]:
    """Draw commissioned evaluations of projects that are concluded, for an expert of the pool to score again.

    As many as `double_scoring_share` of them, rounded up, whose SHA-256 of seed and evaluation is the smallest: the
    same seed draws the same from the same list. The expert sees their projects from then on. Raises Refused.
    """
    with deed("double_scoring.draw", by=by, on=on) as told:
        place = claim("double_scoring.draw", Region, region, by)
        if not seed.strip():
            raise Refused({"seed": "请填写随机种子。"})
        expert = Expert.objects.filter(in_force(told.day), person=scorer, person__is_active=True).first()
        if expert is None:
            raise Refused({"scorer": "请选择专家库里在有效期内的专家。"})
        listed = _concluded(place, fiscal_year)
        if not listed:
            raise Refused({"fiscal_year": f"{fiscal_year} 年度没有可以双评的第三方评价：还没有形成结论，或都已抽过。"})
        resolution = current_rulebook().on(jurisdiction_of(place.pk) or "CN", told.day)
        years = int(str(resolution["evaluator_cooling_off_years"]))
        size = -(-len(listed) * int(str(resolution["double_scoring_share"])) // _ONE)
        lots = sorted(listed, key=lambda each: hashlib.sha256(f"{seed.strip()}/{each.pk}".encode()).hexdigest())
        drawn = lots[:size]
        near = persons_near([_unit(each) for each in drawn], expert.person, told.day, years)
        if near:
            raise Refused({"scorer": f"{near}请换一位专家。"})
        made = [
            SecondScoring(
                evaluation=each,
                scorer=expert.person,
                seed=seed.strip(),
                listed=len(listed),
                drawn_by=by.person,
                drawn_at=on,
            )
            for each in drawn
        ]
        keep_all(made)
        _engage(drawn, expert.person, on, told.day)
        after = {"fiscal_year": fiscal_year, "seed": seed.strip(), "listed": len(listed)}
        told.done_to(place, after=after | {"evaluations": [each.pk for each in drawn], "scorer": expert.person.pk})
    return made


def score(
    *, scoring: int, points: Mapping[str, Exact], notes: Mapping[str, str], by: Hat, on: datetime
) -> SecondScoring:
    """Hand in the second points of an evaluation: every indicator, by its key. Raises Refused (as ``points-s1``)."""
    with deed("double_scoring.score", by=by, on=on) as told:
        row = claim("double_scoring.score", SecondScoring, scoring, by)
        if row.submitted_at is not None:
            raise Refused("这份双评已经交回，不能再改。")
        lines = list(row.evaluation.lines.order_by("position"))
        problems: dict[str, str] = {}
        given = []
        for line in lines:
            one = SecondScore(scoring=row, line=line, points=points.get(line.key) or "", note=notes.get(line.key, ""))
            problems |= _problem(one, f"points-{line.key}")
            given.append(one)
        if problems:
            raise Refused(problems)
        keep_all(given)
        row.score = sum((Decimal(str(each.points)) for each in given), Decimal(0))
        row.submitted_at = on
        keep(row)
        evaluation = row.evaluation
        told.done_to(row, after=snapshot(row), project=evaluation.project, unit=evaluation.unit)
    return row


def _problem(one: SecondScore, where: str) -> dict[str, str]:
    field = SecondScore._meta.get_field("points")  # noqa: SLF001 - documented
    most = one.line.max_points
    if one.points in ("", None):
        return {where: "请给分。"}
    try:
        value = field.to_python(one.points)
    except ValidationError as error:
        return {where: "".join(error.messages)}
    if value is None or value < 0 or (most is not None and value > most):
        return {where: f"得分应在 0 到 {most} 之间。"}
    one.points = value
    return {}


def _concluded(place: Region, fiscal_year: int) -> list[Evaluation]:
    """Commissioned evaluations of projects that have a result and were not drawn before."""
    below = RegionLink.objects.filter(ancestor=place).values("descendant")
    found = Evaluation.objects.filter(
        fiscal_year=fiscal_year,
        state__in=(EvaluationState.CONCLUDED, EvaluationState.ARCHIVED),
        commissions__state=CommissionState.APPROVED,
        project__unit__region__in=below,
        project__is_classified=False,
        second_scoring__isnull=True,
    )
    return list(found.select_related("project__unit").order_by("pk"))


def _unit(row: Evaluation) -> int:
    return row.project.unit_id if row.project is not None else row.unit_id or 0


def _engage(drawn: list[Evaluation], person: Person, on: datetime, day: date) -> None:
    """Let the expert see the projects."""
    projects = [each.project for each in drawn if each.project is not None]
    known = Engagement.objects.filter(in_force(day), person=person, project__in=projects)
    have = set(known.values_list("project", flat=True))
    keep_all(
        [
            Engagement(project=each, person=person, document="双评抽取", valid_from=day, recorded_at=on)
            for each in {one.pk: one for one in projects}.values()
            if each.pk not in have
        ]
    )
