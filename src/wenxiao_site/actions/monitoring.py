"""Rounds of monitoring: opened with their deadlines, reported by every project, accepted with a light."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from django.db.models import Exists, OuterRef, Sum

from wenxiao.forms.lights import ALERTS, moved
from wenxiao.forms.notation import read_notation
from wenxiao.kernel.columns import Grain
from wenxiao.kernel.scales import plain
from wenxiao_site.actions import money, paces
from wenxiao_site.actions.auditing import (
    Deed,
    claim,
    deed,
    keep,
    keep_all,
    refuse_stale,
    rewound,
    set_fields,
    snapshot,
    stored,
)
from wenxiao_site.actions.corrections import to_handle
from wenxiao_site.actions.errors import Missing, Refused
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.merging import Content, differing, merged
from wenxiao_site.actions.monitoring_frames import NATION, Judged, judged, lit, resolution_of
from wenxiao_site.actions.plan_forms import jurisdiction_of
from wenxiao_site.adapters import working_days
from wenxiao_site.registry.models import (
    BudgetAmount,
    CorrectiveAction,
    Deadline,
    Execution,
    MonitoringReport,
    MonitoringRound,
    PastPace,
    PerformancePlan,
    PlanState,
    ProgressLine,
    Project,
    Region,
    RegionLink,
    ReportState,
    Round,
    Stage,
    Step,
    Task,
    UnitKind,
)
from wenxiao_site.visibility import changeable, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from wenxiao.rulebook import Resolution, Rulebook
    from wenxiao_site.visibility import Hat

HEAD: Final = ("executed_amount", "expected_amount", "execution_reason", "summary")
"""Fields of the report itself that are filled in."""
FIELDS: Final = ("actual_text", "forecast_text", "likelihood", "cause", "reason", "measures")
"""Fields of a line that are filled in."""
MONTH_WORDS: Final = (
    "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE",
    "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER",
)  # fmt: skip
"""What a fact calls the month of a round."""
SPENDING_PROBLEM: Final = "spending"
"""The key of a problem that no indicator has."""

_STEPS: Final = {
    Step.UNIT: "monitoring_unit_working_day",
    Step.DEPARTMENT: "monitoring_department_working_day",
    Step.FINANCE: "monitoring_finance_working_day",
}
_RISKS: Final = ("RED", "YELLOW", "BLUE", "GREEN", "NONE")
_PER_LIGHT: Final = 1_000_000
_EDITABLE: Final = (ReportState.DRAFT, ReportState.RETURNED)
_YUAN_PLACES: Final = 2
_SHARE_PLACES: Final = 4
_VALUE_PLACES: Final = 4
_LONGEST: Final = 500


# --- The round --------------------------------------------------------------------------------------------------------


def open_round(
    *, region: int, fiscal_year: int, month: int, by: Hat, on: datetime, document: str = ""
) -> MonitoringRound:
    """Open a round: its deadlines and the last month of its figures follow from the rulebook. Raises Refused."""
    with deed("monitoring.open_round", by=by, on=on) as told:
        place = claim("monitoring.open_round", Region, region, by)
        resolution = _resolution(place, fiscal_year)
        last = month - _number(resolution, "monitoring_lag_months")
        if last < 1:
            raise Refused({"month": f"{month} 月还没有可以监控的数据。"})
        campaign = Round(
            region=place,
            stage=Stage.MONITORING,
            fiscal_year=fiscal_year,
            name=f"{fiscal_year}年{month}月监控",
            opens_on=date(fiscal_year, month, 1),
            document=document,
            recorded_at=on,
        )
        keep(campaign, new=True)
        row = MonitoringRound(campaign=campaign, month=month, as_of_month=last, rulebook_digest=resolution.digest)
        keep(row, new=True)
        eve = campaign.opens_on - timedelta(days=1)
        due = {step: working_days.after(eve, _number(resolution, name)) for step, name in _STEPS.items()}
        for step, due_on in due.items():
            keep(Deadline(round=campaign, step=step, due_on=due_on, recorded_at=on), new=True)
        PastPace.objects.bulk_create(paces.taken(row), batch_size=_LONGEST)
        told.done_to(row, after=snapshot(row) | snapshot(campaign) | {"deadlines": {**due}})
    return row


def listed(campaign: MonitoringRound) -> QuerySet[Project]:
    """Every project that has to report in a round: those of its region with an approved budget in its year."""
    of = campaign.campaign
    approved = BudgetAmount.objects.filter(
        project=OuterRef("pk"), fiscal_year=of.fiscal_year, kind="APPROVED", replaced_by__isnull=True
    )
    below = RegionLink.objects.filter(ancestor=of.region_id).values("descendant")
    return Project.objects.filter(Exists(approved), unit__region__in=below, closed_on__isnull=True)


# --- The report -------------------------------------------------------------------------------------------------------


def draft(*, campaign: int, project: int, by: Hat, on: datetime) -> MonitoringReport:
    """Begin the report of a project in a round, filled in as far as records and the last round can tell.

    Raises Refused when the project is not on the list, has no approved target, or has a report already.
    """
    with deed("monitoring.draft", by=by, on=on) as told:
        owner = claim("monitoring.draft", Project, project, by)
        of = visible(MonitoringRound, by).select_related("campaign").filter(pk=campaign).first()
        if of is None:
            raise Missing
        _refuse_closed(of)
        if not listed(of).filter(pk=owner.pk).exists():
            raise Refused("这个项目本年度没有批复预算，不在监控名单内。")
        if MonitoringReport.objects.filter(round=of, project=owner).exists():
            raise Refused("这个项目在本批次已有监控表，请在其中填写。")
        row = _new_report(of, owner, on)
        keep(row, new=True)
        _fill(row)
        told.done_to(row, after=content(row), project=owner)
    return row


def revise(*, report: int, revision: int, changes: Mapping[str, Any], by: Hat, on: datetime) -> MonitoringReport:
    """Save what was filled in in a report that was read at `revision`.

    `changes`: any of `HEAD`, and ``lines``: key → any of `FIELDS`. Raises Refused (fields as ``lines/a1/actual_text``),
    StaleVersion when it has changed since.
    """
    with deed("monitoring.revise", by=by, on=on) as told:
        row = claim("monitoring.revise", MonitoringReport, report, by)
        _refuse_state(row, *_EDITABLE)
        _refuse_closed(row.round)
        before = content(row)
        wanted = _applied(before, changes)
        refuse_stale(row, before, revision, lambda read: _applied(read, changes))
        set_fields(row, {name: value for name, value in wanted.items() if name in HEAD}, HEAD)
        row.recorded_amount = _recorded(row.project_id, row.round)
        row.revision += 1
        keep(row)
        _write_lines(row, before["lines"], wanted["lines"])
        old, new = differing(before, content(row))
        told.done_to(row, before=old, after=new, project=row.project)
    return row


def take_back(*, report: int, revision: int, changes: Mapping[str, Any], by: Hat, on: datetime) -> list[str]:
    """Merge a workbook that was taken at `revision` and filled in elsewhere, field by field; gives the contradictions.

    `changes` as in `revise`. What both changed differently stays as it is stored, and its path is given. Raises
    Refused, also when the workbook brings nothing new.
    """
    with deed("monitoring.take_back", by=by, on=on) as told:
        row = claim("monitoring.take_back", MonitoringReport, report, by)
        _refuse_state(row, *_EDITABLE)
        _refuse_closed(row.round)
        current = content(row)
        base = current if revision == row.revision else rewound(row, current, revision)
        both, conflicts = merged(base, current, _applied(base, changes))
        if all(both[name] == current[name] for name in (*HEAD, "lines")):
            raise Refused("工作簿里的内容与系统里的一样，没有需要更新的。")
        set_fields(row, {name: both[name] for name in HEAD}, HEAD)
        row.revision += 1
        keep(row)
        _write_lines(row, current["lines"], both["lines"])
        old, new = differing(current, content(row))
        told.done_to(row, before=old, after=new, project=row.project)
    return conflicts


def submit(*, report: int, revision: int, by: Hat, on: datetime) -> MonitoringReport:
    """Hand a report in as it was read. Raises Refused with a sentence beside each field that is wrong, StaleVersion."""
    with deed("monitoring.submit", by=by, on=on) as told:
        row = claim("monitoring.submit", MonitoringReport, report, by)
        _refuse_state(row, *_EDITABLE)
        _refuse_closed(row.round)
        refuse_stale(row, content(row), revision, dict)
        row.budget_amount = money.budget(row.project_id, row.fiscal_year)
        row.recorded_amount = _recorded(row.project_id, row.round)
        problems = wrong(row)
        if problems:
            raise Refused(problems)
        row.submitted_at = on
        return _move(told, row, ReportState.SUBMITTED)


def send_back(*, report: int, opinion: str, by: Hat, on: datetime) -> MonitoringReport:
    """Give a report back to be changed, with what is to be changed. Raises Refused."""
    with deed("monitoring.send_back", by=by, on=on) as told:
        row = claim("monitoring.send_back", MonitoringReport, report, by)
        _refuse_state(row, ReportState.SUBMITTED)
        if not opinion.strip():
            raise Refused({"opinion": "请写明需要修改什么。"})
        row.opinion = opinion
        return _move(told, row, ReportState.RETURNED)


def accept(*, report: int, by: Hat, on: datetime, opinion: str = "") -> MonitoringReport:
    """Accept a report: it gets its light for good, and an alert opens a corrective action. Raises Refused."""
    with deed("monitoring.accept", by=by, on=on) as told:
        row = claim("monitoring.accept", MonitoringReport, report, by)
        _refuse_state(row, ReportState.SUBMITTED)
        before = content(row)
        row.opinion = opinion
        _accept(told, row)
        old, new = differing(before, content(row))
        told.done_to(row, before=old, after=new, project=row.project)
    return row


def accept_many(*, campaign: int, reports: Sequence[int], by: Hat, on: datetime) -> list[MonitoringReport]:
    """Accept several reports of a round, all or none. Raises Refused."""
    with deed("monitoring.accept_many", by=by, on=on) as told:
        of = claim("monitoring.accept_many", MonitoringRound, campaign, by, lock=False)
        found = changeable("monitoring.accept", MonitoringReport, by).filter(round=of, pk__in=reports)
        rows = list(found.select_for_update(of=("self",), no_key=True).order_by("pk"))
        if not rows or len(rows) != len(set(reports)):
            raise Missing
        for row in rows:
            _refuse_state(row, ReportState.SUBMITTED)
            _accept(told, row)
        lights = {str(row.pk): row.light for row in rows}
        told.done_to(of, after={"reports": lights}, unit=rows[0].project.unit)
    return rows


def rejudged(campaign: MonitoringRound, rulebook: Rulebook | None = None, by: Hat | None = None) -> pl.DataFrame:
    """What would move if the accepted reports of a round were judged by other rules: nothing is changed.

    `rulebook`: a draft; None for the one in force now. Columns of `wenxiao.forms.lights.moved`, and ``report``.
    """
    reports = visible(MonitoringReport, by) if by is not None else MonitoringReport.objects.all()
    accepted = reports.filter(round=campaign, state=ReportState.ACCEPTED)
    after = lit(accepted, resolution_of(campaign, rulebook)).form
    stored_lights = {
        pk: (light if light != "NONE" else None, alert or None)
        for pk, light, alert in accepted.values_list("pk", "light", "alert")
    }
    before = after.select("project", "report").with_columns(
        project_light=_column(after, stored_lights, 0), project_alert=_column(after, stored_lights, 1)
    )
    return moved(before, after).join(before.select("project", "report"), on="project")


def _column(frame: pl.DataFrame, told: Mapping[int, tuple[str | None, str | None]], place: int) -> pl.Series:
    return pl.Series([told[pk][place] for pk in frame["report"]], dtype=pl.String)


def content(report: MonitoringReport) -> Content:
    """Everything in a report: its columns, and its lines by key."""
    told = snapshot(report)
    told["lines"] = {
        row.key: {name: value for name, value in snapshot(row).items() if name not in {"id", "report_id", "key"}}
        for row in ProgressLine.objects.filter(report=report).order_by("position", "pk")
    }
    return told


def wrong(report: MonitoringReport) -> dict[str, str]:
    """Why a report cannot be handed in: field → sentence, empty when it can."""
    problems: dict[str, str] = {}
    if report.executed_amount is None:
        problems["executed_amount"] = "请填写累计执行数；没有支出的填 0。"
    lines = list(ProgressLine.objects.filter(report=report).order_by("position", "pk"))
    for line in lines:
        if not line.actual_text.strip():
            problems[f"lines/{line.key}/actual_text"] = "请填写截至当月的执行情况；还没有开展的填 0。"
    for each in judged(report, **_as_columns(report)).found():
        if each.blocks:
            problems.setdefault(each.path, each.sentence)
    return problems


def _as_columns(report: MonitoringReport) -> dict[str, Any]:
    """The money of a report that is not saved yet, as columns of the frame."""
    amounts = {"budget": report.budget_amount, "executed": report.executed_amount}
    told: dict[str, Any] = {name: _fen(amount) for name, amount in amounts.items()}
    return told | {"recorded_executed_amount": _fen(report.recorded_amount)}


def _fen(amount: Any) -> int | None:  # noqa: ANN401 - a decimal
    return None if amount is None else int(amount.scaleb(_YUAN_PLACES))


# --- Inside -----------------------------------------------------------------------------------------------------------


def _resolution(place: Region, fiscal_year: int) -> Resolution:
    return current_rulebook().for_year(jurisdiction_of(place.pk) or NATION, fiscal_year)


def _number(resolution: Resolution, name: str) -> int:
    return int(resolution[name] or 0)


def _new_report(of: MonitoringRound, owner: Project, on: datetime) -> MonitoringReport:
    year = of.campaign.fiscal_year
    plans = PerformancePlan.objects.filter(project=owner, fiscal_year=year, state=PlanState.APPROVED)
    plan = plans.order_by("-version").first()
    if plan is None:
        raise Refused("这个项目本年度还没有批复的绩效目标，不能填报监控表。")
    budget = money.budget(owner.pk, year)
    recorded = _recorded(owner.pk, of)
    below = _resolution(of.campaign.region, year)["monitoring_light_form_below"]
    small = budget is not None and below is not None and int(budget.scaleb(_YUAN_PLACES)) < int(below)
    return MonitoringReport(
        round=of,
        project=owner,
        fiscal_year=year,
        plan=plan,
        is_brief=small and owner.unit.kind == UnitKind.TOWNSHIP_GOVERNMENT,
        budget_amount=budget,
        executed_amount=recorded,
        recorded_amount=recorded,
        recorded_at=on,
    )


def _fill(row: MonitoringReport) -> None:
    """The lines of a new report: an indicator each, with what was said in the last round of the year."""
    last = (
        MonitoringReport.objects.filter(project=row.project, fiscal_year=row.fiscal_year)
        .exclude(pk=row.pk)
        .order_by("-round__as_of_month")
        .first()
    )
    said = {each.key: each for each in last.lines.all()} if last else {}
    if row.plan is None:
        return
    lines = []
    for number, indicator in enumerate(row.plan.indicators.order_by("position", "pk"), start=1):
        line = ProgressLine(report=row, indicator=indicator, key=indicator.key, position=number)
        for name in FIELDS if indicator.key in said else ():
            setattr(line, name, getattr(said[indicator.key], name))
        _read(line)
        lines.append(line)
    keep_all(lines)


def _recorded(project: int, of: MonitoringRound) -> Any:  # noqa: ANN401 - a decimal or None
    """What the recorded payments give up to the end of the last month of a round; None where nothing is recorded."""
    year = of.campaign.fiscal_year
    last = date(year, of.as_of_month, monthrange(year, of.as_of_month)[1])
    paid = Execution.objects.filter(project=project, fiscal_year=year, executed_on__lte=last)
    return paid.aggregate(total=Sum("amount"))["total"]


def _read(line: ProgressLine) -> None:
    """Keep the reading of a line's text beside it."""
    said = read_notation(line.actual_text or None)
    line.actual_value = None
    if said.kind == "NUMBER" and said.value is not None:
        line.actual_value = plain(said.value, _VALUE_PLACES)


def _applied(current: Content, changes: Mapping[str, Any]) -> Content:
    """A content after the changes. Raises Refused."""
    unknown = sorted(set(changes) - {*HEAD, "lines"})
    if unknown:
        raise Refused(dict.fromkeys(unknown, "这一项不能在这里修改。"))
    columns = {each.name: each for each in MonitoringReport._meta.concrete_fields}  # noqa: SLF001 - documented
    wanted = dict(current)
    for name in set(changes) & set(HEAD):
        wanted[name] = stored(columns[name], changes[name])
    lines = {key: dict(fields) for key, fields in current["lines"].items()}
    of_line = {each.name: each for each in ProgressLine._meta.concrete_fields}  # noqa: SLF001 - documented
    for key, fields in changes.get("lines", {}).items():
        if key not in lines:
            raise Refused({f"lines/{key}": "目标表里没有这个指标。"})
        for name, value in fields.items():
            if name not in FIELDS:
                raise Refused({f"lines/{key}/{name}": "这一项不能在这里修改。"})
            lines[key][name] = stored(of_line[name], value)
    return {**wanted, "lines": lines}


def _write_lines(row: MonitoringReport, before: Content, wanted: Content) -> None:
    """Bring the lines from `before` to `wanted`; what did not change is not touched."""
    for line in ProgressLine.objects.filter(report=row):
        if before[line.key] == wanted[line.key]:
            continue
        for name in FIELDS:
            setattr(line, name, wanted[line.key][name])
        _read(line)
        try:
            keep(line)
        except Refused as refused:
            problems = {
                f"lines/{line.key}/{key}" if key else f"lines/{line.key}": text
                for key, text in refused.problems.items()
            }
            raise Refused(problems) from refused


def _move(told: Deed, row: MonitoringReport, state: ReportState) -> MonitoringReport:
    before = content(row)
    row.state = state
    row.revision += 1
    keep(row)
    old, new = differing(before, content(row))
    told.done_to(row, before=old, after=new, project=row.project)
    return row


def _accept(told: Deed, row: MonitoringReport) -> None:
    """Give a report its light, its fact, and where there is an alert its corrective action."""
    said = judged(row)
    for line in ProgressLine.objects.filter(report=row):
        found = said.line(line.key)
        line.light = found["indicator_light"] or "NONE"
        line.alert = found["indicator_alert"] or ""
        line.alert_text = said.words("indicator_alert", line.key)[:_LONGEST]
        line.turn_text = said.words("indicator_turn", line.key)[:_LONGEST]
        keep(line)
    project = said.project
    row.light = project["project_light"] or "NONE"
    row.alert = project["project_alert"] or ""
    row.alert_text = said.words("project_alert")[:_LONGEST]
    index = project["alert_index"]
    row.alert_index = None if index is None else plain(index, _SHARE_PLACES)
    row.risk = risk(row.light, index)
    row.rulebook_digest = said.resolution.digest
    row.state, row.decided_at = ReportState.ACCEPTED, told.on
    row.revision += 1
    keep(row)
    told.fact(
        row.fiscal_year,
        project=row.project,
        plan=row.plan,
        kind=MONTH_WORDS[row.round.month - 1],
        amount=row.budget_amount,
        executed_amount=row.executed_amount,
        state=row.light,
        count=1,
    )
    if row.light in ALERTS:
        _open_correction(told, row, said)


def risk(light: str, index: int | None) -> int:
    """The place in a list by risk: the worst light first, and of one light the slowest."""
    return _RISKS.index(light) * _PER_LIGHT + (_PER_LIGHT - 1 if index is None else min(index, _PER_LIGHT - 1))


def _open_correction(told: Deed, row: MonitoringReport, said: Judged) -> CorrectiveAction:
    """What has to be done about the alert of a report, by the day that the rulebook gives."""
    key = _worst(said)
    resolution = current_rulebook().on(jurisdiction_of(row.project.unit.region_id) or NATION, told.day)
    days = resolution["corrective_action_days"]
    earlier = CorrectiveAction.objects.filter(
        project=row.project, fiscal_year=row.fiscal_year - 1, problem_key=key
    ).order_by("-pk")
    due_on = working_days.after(told.day, int(days)) if days is not None else None
    action = CorrectiveAction(
        report=row,
        project=row.project,
        fiscal_year=row.fiscal_year,
        light=row.light,
        alert=row.alert,
        problem_key=key,
        problem=_problem(said, key)[:_LONGEST],
        due_on=due_on,
        recurs=earlier.first(),
        opened_at=told.on,
    )
    keep(action, new=True)
    keep(
        Task(
            title=to_handle(row.round),
            project=row.project,
            role="UNIT_CLERK",
            unit=row.project.unit,
            due_on=due_on,
            set_at=told.on,
        ),
        new=True,
    )
    return action


_ORDER: Final = ("RED", "YELLOW")


def _worst(said: Judged) -> str:
    """The key of the indicator that decides, or of spending: the worst light, then the slowest."""
    lines = [
        (_ORDER.index(row["indicator_light"]), row["progress_index"] or 0, key)
        for key, row in zip(said.keys, said.rows[Grain.INDICATOR], strict=True)
        if row["indicator_light"] in _ORDER
    ]
    if str(said.project["project_alert"]).startswith(("EXECUTION", "GAP")) or not lines:
        return SPENDING_PROBLEM
    return min(lines)[2]


def _problem(said: Judged, key: str) -> str:
    if key == SPENDING_PROBLEM:
        return said.words("project_alert")
    return f"{said.line(key)['level3']}：{said.words('indicator_alert', key)}"


def _refuse_state(row: MonitoringReport, *states: ReportState) -> None:
    if row.state not in states:
        raise Refused(f"这张监控表{ReportState(row.state).label}，现在不能这样做。")


def _refuse_closed(of: MonitoringRound) -> None:
    if of.campaign.closed_on is not None:
        raise Refused(f"“{of.campaign.name}”已于 {of.campaign.closed_on} 结束，不能再填报。")


def missing(campaign: MonitoringRound, projects: QuerySet[Project]) -> QuerySet[Project]:
    """The projects of a round that have not reported: no report handed in or accepted."""
    handed_in = MonitoringReport.objects.filter(
        round=campaign, project=OuterRef("pk"), state__in=(ReportState.SUBMITTED, ReportState.ACCEPTED)
    )
    return projects.filter(~Exists(handed_in), pk__in=listed(campaign).values("pk"))


def texts_of(lines: Iterable[ProgressLine]) -> dict[str, dict[str, str]]:
    """What the lines say, by key and field."""
    return {line.key: {name: getattr(line, name) for name in FIELDS} for line in lines}
