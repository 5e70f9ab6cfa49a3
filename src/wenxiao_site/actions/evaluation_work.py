"""The work of an evaluation by others: its plan and indicators, working papers, the exchange of opinions, what is due.

An evaluation that has a work plan here goes the whole way: evidence for every point and the opinion of the evaluated
unit before its conclusion. Whatever was commissioned waits for the report to be taken.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError

from wenxiao.forms.scoring_sheets import RESULTS
from wenxiao_site.actions.auditing import claim, deed, keep, keep_all, local_day, set_fields, snapshot
from wenxiao_site.actions.errors import Missing, Refused
from wenxiao_site.actions.evaluation_forms import record_of
from wenxiao_site.actions.evaluator_selection import evaluated, rules_for
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.merging import differing
from wenxiao_site.adapters import working_days
from wenxiao_site.registry.models import (
    CommissionState,
    Evaluation,
    EvaluationExchange,
    EvaluationKind,
    EvaluationLine,
    EvaluationState,
    EvidenceFile,
    Notification,
    Post,
    Role,
    WorkingPaper,
    WorkPlan,
    in_force,
)
from wenxiao_site.visibility import visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from wenxiao.rulebook import Resolution
    from wenxiao_site.visibility import Hat

METHODS: Final = ("成本效益分析法", "比较法", "因素分析法", "最低成本法", "公众评判法", "标杆管理法")
"""评价方法."""

PLAN: Final = ("notice", "scope", "methods", "standards", "sampling", "team", "begins_on", "ends_on")
PAPER: Final = ("sample", "visited_on", "reported", "found", "is_as_reported", "note")
FRAME: Final = ("level1", "level2", "level3", "max_points", "criteria")
"""What a line of the indicator frame says."""

_FULL: Final = Decimal(100)
_OPEN: Final = (EvaluationState.DRAFT, EvaluationState.RETURNED)
_MOST_NAMED: Final = 5


def plan(
    *, evaluation: int, fields: Mapping[str, Any], frame: Sequence[Sequence[str]], by: Hat, on: datetime
) -> WorkPlan:
    """Write the work plan of an evaluation, and its indicators as `FRAME` says them. Raises Refused.

    The points add up to a hundred, those of outputs and outcomes at least to the rulebook's share. Indicators are not
    changed any more once points were given or working papers point to them.
    """
    with deed("evaluation_work.plan", by=by, on=on) as told:
        row = claim("evaluation_work.plan", Evaluation, evaluation, by)
        _refuse_closed(row)
        known = WorkPlan.objects.filter(evaluation=row).first()
        made = known or WorkPlan(evaluation=row, recorded_at=on)
        before = snapshot(made) if known is not None else {}
        set_fields(made, fields, PLAN)
        keep(made, new=known is None)
        old_frame, new_frame = frame_of(row), [tuple(str(part).strip() for part in line) for line in frame]
        if [*map(tuple, old_frame)] != new_frame:
            _replace(row, new_frame)
        old, new = differing(before, snapshot(made)) if before else (None, snapshot(made))
        after = {**(new or {}), "frame": new_frame} if old_frame != new_frame else new
        told.done_to(made, before=old, after=after, project=row.project, unit=row.unit)
    return made


def frame_of(row: Evaluation) -> list[tuple[str, ...]]:
    """The indicators of an evaluation as `FRAME` says them."""
    return [
        (
            each.level1,
            each.level2,
            each.level3,
            "" if each.max_points is None else _plain(each.max_points),
            each.criteria,
        )
        for each in row.lines.order_by("position", "pk")
    ]


def record(
    *,
    evaluation: int,
    fields: Mapping[str, Any],
    by: Hat,
    on: datetime,
    key: str = "",
    file: int | None = None,
) -> WorkingPaper:
    """Write down what was looked at: evidence for the indicator `key`, or for the whole. Raises Refused."""
    with deed("evaluation_work.record", by=by, on=on) as told:
        row = claim("evaluation_work.record", Evaluation, evaluation, by)
        _refuse_closed(row)
        line = row.lines.filter(key=key).first() if key else None
        if key and line is None:
            raise Refused({"key": "没有这个指标，请刷新后重新选择。"})
        proof = None if file is None else visible(EvidenceFile, by).filter(pk=file, discarded_at__isnull=True).first()
        if file is not None and proof is None:
            raise Missing
        made = WorkingPaper(evaluation=row, line=line, file=proof, recorded_by=by.person, recorded_at=on)
        set_fields(made, fields, PAPER)
        if made.visited_on > told.day:
            raise Refused({"visited_on": "核查日期还没有到。"})
        keep(made, new=True)
        told.done_to(made, after=snapshot(made), project=row.project, unit=row.unit)
    return made


def consult(*, evaluation: int, text: str, by: Hat, on: datetime) -> EvaluationExchange:
    """Put the preliminary conclusion to the evaluated unit, which sees the evaluation from then on. Raises Refused."""
    with deed("evaluation_work.consult", by=by, on=on) as told:
        row = claim("evaluation_work.consult", Evaluation, evaluation, by)
        _refuse_closed(row)
        open_ = [each.level3 for each in row.lines.all() if each.own_score is None and each.is_applicable]
        if open_:
            raise Refused(f"还有 {len(open_)} 项指标没有给分，先评分再交换意见：{_named(open_)}。")
        given = int(str(rules_for(row, told.day)["exchange_working_days"]))
        made = EvaluationExchange(
            evaluation=row,
            text=text,
            asked_by=by.person,
            asked_at=on,
            due_on=working_days.after(told.day, given),
        )
        keep(made, new=True)
        sentence = f"{row}的初步结论征求意见，请在 {made.due_on} 前答复。"
        _notify(row, sentence, _staff(row, told.day), on)
        told.done_to(made, after=snapshot(made), project=row.project, unit=row.unit)
    return made


def reply(*, evaluation: int, agrees: bool, text: str, by: Hat, on: datetime) -> EvaluationExchange:
    """The evaluated unit agrees, or says what it sees differently. Raises Refused."""
    with deed("evaluation_work.reply", by=by, on=on) as told:
        row = claim("evaluation_work.reply", Evaluation, evaluation, by)
        made = EvaluationExchange.objects.get(evaluation=row, replied_at__isnull=True)
        before = snapshot(made)
        made.agrees, made.reply = agrees, text.strip()
        made.replied_by, made.replied_at = by.person, on
        if not agrees and not made.reply:
            raise Refused({"text": "不同意的，请写明理由。"})
        keep(made)
        words = "同意" if agrees else "不同意"
        _notify(row, f"{row}的被评价单位{words}初步结论。", [made.asked_by_id], on)
        old, new = differing(before, snapshot(made))
        told.done_to(made, before=old, after=new, project=row.project, unit=row.unit)
    return made


# --- What is due ----------------------------------------------------------------------------------------------------


def unfinished(row: Evaluation, day: date) -> list[str]:
    """What has to be done before an evaluation by others gets its conclusion, in sentences."""
    found = []
    commission = row.commissions.exclude(state=CommissionState.DECLINED).first()
    if commission is not None and commission.state != CommissionState.APPROVED:
        found.append(f"第三方的评价报告还没有验收（{commission.get_state_display()}）。")
    if WorkPlan.objects.filter(evaluation=row).exists():
        bare = unproven(row)
        if bare:
            found.append(f"有 {len(bare)} 项得分没有依据，请写明依据或登记底稿：{_named(bare)}。")
        if _is_exchange_due(row, day):
            found.append("还没有与被评价单位交换意见，或单位还在答复期限内。")
    return found


def refuse_unfinished(row: Evaluation, on: datetime) -> None:
    """Raises Refused while something is due before the conclusion."""
    due = unfinished(row, local_day(on))
    if due:
        raise Refused("".join(due))


def unproven(row: Evaluation) -> list[str]:
    """The indicators that have points but neither words nor a working paper to prove them."""
    lines = row.lines.filter(
        own_score__isnull=False, is_applicable=True, actual_text="", reason="", papers__isnull=True
    )
    return list(lines.order_by("position").values_list("level3", flat=True))


def _is_exchange_due(row: Evaluation, day: date) -> bool:
    resolution = current_rulebook().for_year(record_of(row).jurisdiction or "CN", row.fiscal_year)
    if not resolution["exchange_is_required"]:
        return False
    last = row.exchanges.order_by("-pk").first()
    return last is None or (last.replied_at is None and day <= last.due_on)


# --- Inside -----------------------------------------------------------------------------------------------------------


def _refuse_closed(row: Evaluation) -> None:
    if row.state not in _OPEN:
        raise Refused(f"这份评价{EvaluationState(row.state).label}，现在不能这样做。")


def _replace(row: Evaluation, frame: Sequence[Sequence[str]]) -> None:
    if row.lines.filter(own_score__isnull=False).exists() or row.papers.filter(line__isnull=False).exists():
        raise Refused({"frame": "已经开始评分或登记底稿，指标体系不能再改。"})
    lines = [_line(row, place, each) for place, each in enumerate(frame, start=1)]
    _refuse_points(row, lines)
    row.lines.all().delete()
    keep_all(lines)


def _line(row: Evaluation, place: int, parts: Sequence[str]) -> EvaluationLine:
    if len(parts) != len(FRAME):
        raise Refused({"frame": f"第 {place} 行应写成“一级|二级|三级|分值|评分标准”，现在有 {len(parts)} 段。"})
    level1, level2, level3, points, criteria = parts
    field = EvaluationLine._meta.get_field("max_points")  # noqa: SLF001 - documented
    try:
        value = Decimal(points)
        field.to_python(value)
    except (ArithmeticError, ValueError, ValidationError):
        raise Refused({"frame": f"第 {place} 行的分值“{points}”不是最多两位小数的数。"}) from None
    if not level3 or value <= 0:
        raise Refused({"frame": f"第 {place} 行没有三级指标，或分值不大于零。"})
    named = {"level1": level1, "level2": level2, "level3": level3, "criteria": criteria}
    return EvaluationLine(evaluation=row, key=f"s{place}", position=place, max_points=value, **named)


def _refuse_points(row: Evaluation, lines: Sequence[EvaluationLine]) -> None:
    """The points make a hundred, and outputs and outcomes enough of them."""
    total = sum((Decimal(str(each.max_points)) for each in lines), Decimal(0))
    if total != _FULL:
        raise Refused({"frame": f"各项分值合计 {_plain(total)} 分，应为 100 分。"})
    if row.kind == EvaluationKind.FISCAL_OPERATION:
        return
    resolution: Resolution = current_rulebook().for_year(record_of(row).jurisdiction or "CN", row.fiscal_year)
    least = Decimal(int(str(resolution["output_outcome_share_least"]))).scaleb(-2)
    results = sum((Decimal(str(each.max_points)) for each in lines if each.level1 in RESULTS), Decimal(0))
    if results < least:
        citation = resolution.citation("output_outcome_share_least")
        raise Refused(
            {
                "frame": f"产出和效益合计 {_plain(results)} 分，不应低于 {_plain(least)} 分："
                f"《{citation.title}》{citation.number}{citation.article}〔{citation.evidence.label}〕。"
            }
        )


def _staff(row: Evaluation, day: date) -> list[int]:
    posts = Post.objects.filter(in_force(day), unit=evaluated(row), role__in=(Role.UNIT_CLERK, Role.UNIT_HEAD))
    return list(posts.values_list("person", flat=True).distinct())


def _notify(row: Evaluation, text: str, people: Sequence[int], on: datetime) -> None:
    keep_all([Notification(person_id=each, text=text, project=row.project, sent_at=on) for each in people])


def _named(names: Sequence[str]) -> str:
    more = f"等 {len(names)} 项" if len(names) > _MOST_NAMED else ""
    return "、".join(names[:_MOST_NAMED]) + more


def _plain(points: Decimal) -> str:
    text = f"{points:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
