"""Performance plans: drafted, revised together without loss, submitted, sent back, approved, adjusted anew."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from django.db.models import Count, ProtectedError

from wenxiao.forms.notation import VALUE_PLACES, read_notation
from wenxiao.kernel.scales import plain
from wenxiao_site.actions import money, rounds
from wenxiao_site.actions.auditing import (
    Deed,
    allow,
    claim,
    deed,
    keep,
    keep_all,
    refuse_stale,
    set_fields,
    snapshot,
    stored,
    with_strategies,
)
from wenxiao_site.actions.coupling import campaign_of, owner_of, refuse_plan_alone
from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.grading import refuse_grade, reviewed_grade
from wenxiao_site.actions.in_force import rules_of
from wenxiao_site.actions.merging import Content, differing
from wenxiao_site.registry.models import (
    SPENDING,
    Indicator,
    Objective,
    Operator,
    OverallTask,
    PerformancePlan,
    PlanCurve,
    PlanState,
    Project,
    Step,
    TaskProject,
    Unit,
    UnitLink,
)
from wenxiao_site.visibility import visible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from wenxiao_site.visibility import Hat

HEAD: Final = ("reason", "document")
"""Fields of the plan itself that are edited."""

Line = Objective | Indicator | PlanCurve | OverallTask | TaskProject

LINES: Final[dict[str, type[Line]]] = {
    "objectives": Objective,
    "indicators": Indicator,
    "curves": PlanCurve,
    "tasks": OverallTask,
    "carriers": TaskProject,
}
"""The tables of a plan: name in a content → model. A content has the lines by their key.

Tasks and the projects that carry them, keyed by the project's code, are in plans of whole units only.
"""

OF_A_UNIT: Final = ("tasks", "carriers")

MOST_LINES: Final = {"objectives": 20, "indicators": 100, "curves": 101, "tasks": 30, "carriers": 1000}
"""Lines of each table that a plan can have."""
_READING: Final = ("operator", "target_value", "target_value_to", "measurement_unit")
"""Columns that are the reading of `target_text`."""
COUNTED: Final = frozenset({"NUMBER", "RANGE", "FREQUENCY"})
"""Kinds of targets that are read as numbers."""
LONGEST_UNIT: Final = 40
"""Characters of a unit that are kept."""

EDITABLE: Final = (PlanState.DRAFT, PlanState.RETURNED)
"""States in which a plan is written."""
KEPT: Final = frozenset({"id", "plan_id", "key", "project_id"})
"""Columns of a line that nobody edits."""


def draft(
    *,
    project: int,
    fiscal_year: int,
    by: Hat,
    on: datetime,
    reason: str = "",
    document: str = "",
    copies: bool = False,
) -> PerformancePlan:
    """A plan for a project and year: empty, or, after an approved one, its next version with the same content.

    `copies`: the first version begins with the objectives and indicators of the last approved plan of an earlier year.
    Raises Refused; a version after the first needs a reason.
    """
    with deed("plans.draft", by=by, on=on) as told:
        owner = claim("plans.draft", Project, project, by)
        if owner.closed_on is not None:
            raise Refused("项目已经终止，不能再编制绩效目标。")
        return _draft(told, fiscal_year, reason, document, project=owner, copies=copies)


def draft_overall(
    *, unit: int, fiscal_year: int, by: Hat, on: datetime, reason: str = "", document: str = ""
) -> PerformancePlan:
    """A plan for the whole expenditure of a unit. As `draft`."""
    with deed("plans.draft_overall", by=by, on=on) as told:
        owner = claim("plans.draft_overall", Unit, unit, by)
        return _draft(told, fiscal_year, reason, document, unit=owner)


def revise(*, plan: int, revision: int, changes: Mapping[str, Any], by: Hat, on: datetime) -> PerformancePlan:
    """Save what was edited in a plan that was read at `revision`.

    `changes`: any of `HEAD`, and ``objectives``, ``indicators``, ``curves``: key → fields, or None to take the line
    away; lines not named stay. A curve has the key of its indicator, with which it goes, or `SPENDING`. Raises Refused
    (fields as ``indicators/a1/target_value``), StaleVersion when it has changed since.
    """
    with deed("plans.revise", by=by, on=on) as told:
        row = claim("plans.revise", PerformancePlan, plan, by)
        _refuse_state(row, *EDITABLE)
        before = content(row)
        refuse_stale(row, before, revision, lambda read: applied(read, changes))
        wanted = applied(before, changes)
        set_fields(row, {name: value for name, value in wanted.items() if name in HEAD}, HEAD)
        row.revision += 1
        keep(row)
        for name in LINES:
            _write_lines(row, name, before[name], wanted[name])
        old, new = differing(before, content(row))
        told.done_to(row, before=old, after=new, project=row.project, unit=row.unit)
    return row


def submit(*, plan: int, revision: int, by: Hat, on: datetime) -> PerformancePlan:
    """Hand a plan in as it was read; from then on it does not change. Raises Refused, Late, StaleVersion."""
    with deed("plans.submit", by=by, on=on) as told:
        row = claim("plans.submit", PerformancePlan, plan, by)
        refuse_plan_alone(row, told.day)
        _refuse_state(row, *EDITABLE)
        refuse_stale(row, content(row), revision, dict)
        if not row.indicators.exists():
            raise Refused("还没有填写绩效指标，不能提交。")
        if campaign := campaign_of(row):
            rounds.refuse_late(campaign, Step.UNIT, owner_of(row), told.day)
        return _move(told, row, PlanState.SUBMITTED)


def too_late(plan: PerformancePlan, day: date) -> str:
    """That the time to hand a plan in is over; empty while it is not."""
    campaign = campaign_of(plan)
    return rounds.overdue(campaign, Step.UNIT, owner_of(plan), day) if campaign else ""


def send_back(*, plan: int, opinion: str, by: Hat, on: datetime) -> PerformancePlan:
    """Give a plan back to be changed, with what is to be changed. Raises Refused."""
    with deed("plans.send_back", by=by, on=on) as told:
        row = claim("plans.send_back", PerformancePlan, plan, by)
        refuse_plan_alone(row, told.day)
        _refuse_state(row, PlanState.SUBMITTED)
        if not opinion.strip():
            raise Refused({"opinion": "请写明需要修改什么。"})
        return _move(told, row, PlanState.RETURNED, opinion)


def approve(*, plan: int, by: Hat, on: datetime, opinion: str = "") -> PerformancePlan:
    """Approve a plan that was handed in, if the grade of its review lets it pass. Raises Refused."""
    with deed("plans.approve", by=by, on=on) as told:
        row = claim("plans.approve", PerformancePlan, plan, by)
        refuse_plan_alone(row, told.day)
        _refuse_state(row, PlanState.SUBMITTED)
        if grade := reviewed_grade(row):
            refuse_grade(row, grade, rules_of(owner_of(row), told.day), field="")
        return _move(told, row, PlanState.APPROVED, opinion)


def followed(plan: PerformancePlan, opinion: str, on: datetime) -> None:
    """Bring a plan up to its state, to which the database moved it along with its budget request."""
    plan.refresh_from_db()
    plan.opinion = opinion
    plan.decided_at = on if plan.state == PlanState.APPROVED else None
    keep(plan)


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of many plans: `done` their ids, `refused` the id of each other with its sentence."""

    done: tuple[int, ...]
    refused: dict[int, str]


def decide_each(*, plans: Sequence[int], approves: bool, opinion: str, by: Hat, on: datetime) -> Decided:
    """Approve, or send back, each of many plans with the same words.

    No deed of its own: each plan is decided as `approve` or `send_back` does it, with its own event and fact in its own
    history, so that one that cannot be decided does not hold up the others.
    """
    done: list[int] = []
    refused: dict[int, str] = {}
    for pk in dict.fromkeys(plans):
        try:
            if approves:
                approve(plan=pk, opinion=opinion, by=by, on=on)
            else:
                send_back(plan=pk, opinion=opinion, by=by, on=on)
        except Refused as problem:
            refused[pk] = " ".join(problem.problems.values())
        else:
            done.append(pk)
    return Decided(tuple(done), refused)


def file_many(
    *, contents: Mapping[int, Mapping[str, Any]], fiscal_year: int, by: Hat, on: datetime
) -> list[PerformancePlan]:
    """Draft, or write anew, the plans of many projects of a year: all or none.

    `contents`: by project, lines as `revise` takes them; what stood in a draft is replaced. Raises Refused, with the
    project's code before the path of what is wrong.
    """
    with deed("plans.file_many", by=by, on=on) as told:
        allow("plans.file_many", by)
        found = visible(Project, by).filter(pk__in=contents, closed_on__isnull=True).select_related("unit")
        owners = {each.pk: each for each in found}
        if len(owners) != len(contents) or not owners:
            raise Refused("有的项目已经不在您的范围内或已终止，没有导入。")
        rows = [_opened(told, owner, fiscal_year) for owner in owners.values()]
        lines: dict[str, list[Line]] = {name: [] for name in LINES}
        for row in rows:
            owner = owners[row.project_id or 0]
            with _beside(owner.code):
                wanted = applied({name: {} for name in LINES}, contents[owner.pk])
            for name, model in LINES.items():
                lines[name] += [
                    model(plan=row, key=key, position=number, **fields)
                    for number, (key, fields) in enumerate(wanted[name].items(), start=1)
                ]
        for each in lines.values():
            keep_all(each)
        told.done_to(rows[0], after={"plans": [snapshot(row) for row in rows]}, unit=by.post.unit)
        _tell_many(told, rows)
    return rows


def _opened(told: Deed, owner: Project, fiscal_year: int) -> PerformancePlan:
    """The plan of a project and year to write anew, without lines. Raises Refused."""
    row = PerformancePlan.objects.filter(project=owner, fiscal_year=fiscal_year).order_by("-version").first()
    if row is None:
        row = PerformancePlan(project=owner, fiscal_year=fiscal_year, recorded_at=told.on)
        return keep(row, new=True)
    if row.state not in EDITABLE:
        raise Refused(f"“{owner.name}”的绩效目标表{PlanState(row.state).label}，不能再导入，全部没有保存。")
    for model in (PlanCurve, Indicator, Objective):
        try:
            cast("Any", model).objects.filter(plan=row).delete()
        except ProtectedError as error:
            raise Refused(f"“{owner.name}”的指标附有佐证材料，不能整张重写，全部没有保存。") from error
    row.revision += 1
    return keep(row)


def _tell_many(told: Deed, rows: Sequence[PerformancePlan]) -> None:
    """A fact for each, with three queries for all of them."""
    projects = [row.project for row in rows if row.project]
    budgets = money.budgets([each.pk for each in projects], rows[0].fiscal_year)
    counts = dict(Indicator.objects.filter(plan__in=rows).values_list("plan").annotate(Count("pk")))
    with_strategies(projects)
    for row in rows:
        told.fact(
            row.fiscal_year,
            project=row.project,
            step="plans.draft",
            plan=row,
            kind="PROJECT",
            state=row.state,
            amount=budgets.get(row.project_id or 0),
            count=counts.get(row.pk, 0),
        )


def write_changes(plan: PerformancePlan, before: Content, changes: Mapping[str, Any]) -> None:
    """Write changes, as `revise` takes them, into a plan inside another deed. Raises Refused."""
    wanted = applied(before, changes)
    plan.revision += 1
    keep(plan)
    for name in LINES:
        _write_lines(plan, name, before[name], wanted[name])


def content(plan: PerformancePlan) -> Content:
    """Everything in a plan: its columns, and its lines by key."""
    told = snapshot(plan)
    for name, model in LINES.items():
        is_there = plan.unit_id is not None or name not in OF_A_UNIT
        rows = cast("Any", model).objects.filter(plan=plan).order_by("position", "pk") if is_there else ()
        told[name] = {row.key: _line(row) for row in rows}
    return told


def reading(text: str) -> Content:
    """How a target is read: operator, value, upper value and unit, as an indicator has them."""
    notation = read_notation(text or None)
    is_counted = notation.kind in COUNTED
    value, upper = (notation.value, notation.value_to) if is_counted else (None, None)
    return {
        "operator": notation.operator or Operator.NONE,
        "target_value": None if value is None else plain(value, VALUE_PLACES),
        "target_value_to": None if upper is None or value is None or upper < value else plain(upper, VALUE_PLACES),
        "measurement_unit": (notation.unit or "")[:LONGEST_UNIT],
    }


def _line(row: Line) -> Content:
    return {name: value for name, value in snapshot(row).items() if name not in KEPT}


def applied(current: Content, changes: Mapping[str, Any]) -> Content:
    """A content after the changes of `revise`, without saving anything. Raises Refused as `revise` does."""
    unknown = sorted(set(changes) - {*HEAD, *LINES})
    if unknown:
        raise Refused(dict.fromkeys(unknown, "这一项不能在这里修改。"))
    wanted = {**current, **{name: value for name, value in changes.items() if name in HEAD}}
    for name, model in LINES.items():
        lines = dict(current[name])
        for key, fields in changes.get(name, {}).items():
            if fields is None:
                lines.pop(key, None)
            else:
                lines[key] = {**lines.get(key, {}), **_normal(model, f"{name}/{key}", _read(fields))}
        if len(lines) > MOST_LINES[name] and len(lines) > len(current[name]):
            label = model._meta.verbose_name  # noqa: SLF001 - documented
            raise Refused(
                f"一张表最多 {MOST_LINES[name]} 行{label}，现在有 {len(lines):,} 行；没有保存，请分项目填写。"
            )
        wanted[name] = lines
    return _with_carriers_of_its_own(_with_curves_of_its_own(wanted, changes.get("curves", {})), changes)


def _with_curves_of_its_own(wanted: Content, curves: Mapping[str, Any]) -> Content:
    """The content without curves of indicators that are gone. Raises Refused for a new one of none."""
    known = {SPENDING, *wanted["indicators"]}
    for key, fields in curves.items():
        if key not in known and fields is not None:
            raise Refused({f"curves/{key}": "没有这个指标，不能编制它的月度计划。"})
    return {**wanted, "curves": {key: fields for key, fields in wanted["curves"].items() if key in known}}


def _with_carriers_of_its_own(wanted: Content, changes: Mapping[str, Any]) -> Content:
    """The content without carriers of tasks that are gone. Raises Refused for tasks of a project, or one of no task."""
    if any(wanted[name] for name in OF_A_UNIT) and wanted.get("unit_id") is None:
        raise Refused("只有整体支出绩效目标有年度主要任务。")
    for key, fields in changes.get("carriers", {}).items():
        if fields is not None and wanted["carriers"][key].get("task") not in wanted["tasks"]:
            raise Refused({f"carriers/{key}/task": "没有这项任务，请先保存任务再选择。"})
    kept = {key: line for key, line in wanted["carriers"].items() if line.get("task") in wanted["tasks"]}
    return {**wanted, "carriers": kept}


def _read(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields of a line with the reading of its target, where only the text is given."""
    if "target_text" not in fields or any(name in fields for name in _READING):
        return fields
    return {**fields, **reading(fields["target_text"])}


def _normal(model: type[Line], path: str, fields: Mapping[str, Any]) -> Content:
    """Given values as they will be stored, so that 8 and 8.0000 are the same. Raises Refused."""
    columns = {each.name: each for each in model._meta.concrete_fields if each.attname not in KEPT}  # noqa: SLF001 - documented
    told: Content = {}
    for name, value in fields.items():
        if name not in columns:
            raise Refused({f"{path}/{name}": "这一项不能在这里修改。"})
        with _beside(path):
            told[name] = stored(columns[name], value)
    return told


def _write_lines(plan: PerformancePlan, name: str, before: Content, wanted: Content) -> None:
    """Bring the lines of one table from `before` to `wanted`; what did not change is not touched."""
    if before == wanted:
        return
    model = cast("Any", LINES[name])
    there = {row.key: row for row in model.objects.filter(plan=plan)}
    owners = _carrying(plan, wanted.keys() - before.keys()) if name == "carriers" else {}
    for key in before.keys() - wanted.keys():
        try:
            there[key].delete()
        except ProtectedError as error:
            raise Refused({f"{name}/{key}": "这一行附有佐证材料，不能删除。"}) from error
    for number, (key, fields) in enumerate(wanted.items(), start=1):
        if before.get(key) != fields:
            row = there.get(key) or model(plan=plan, key=key, position=number, **owners.get(key, {}))
            for column, value in fields.items():
                setattr(row, column, value)
            with _beside(f"{name}/{key}"):
                keep(row, new=key not in there)


def _still_there(plan: PerformancePlan, carriers: Content) -> Content:
    """The carriers whose projects are still of the plan's unit."""
    below = UnitLink.objects.filter(ancestor=plan.unit_id).values("descendant")
    known = set(Project.objects.filter(unit__in=below, code__in=list(carriers)).values_list("code", flat=True))
    return {key: line for key, line in carriers.items() if key in known}


def _carrying(plan: PerformancePlan, wanted: Collection[str]) -> dict[str, dict[str, Project]]:
    """The projects of these codes of a plan's unit, or of those below it. Raises Refused for others."""
    below = UnitLink.objects.filter(ancestor=plan.unit_id).values("descendant")
    found = {each.code: {"project": each} for each in Project.objects.filter(unit__in=below, code__in=list(wanted))}
    if strange := sorted(set(wanted) - set(found)):
        raise Refused({f"carriers/{each}/task": "承担任务的应是本单位或所属单位的项目。" for each in strange})
    return found


@contextmanager
def _beside(path: str) -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        problems = {f"{path}/{key}" if key else path: text for key, text in refused.problems.items()}
        raise Refused(problems) from refused


def _draft(
    told: Deed,
    fiscal_year: int,
    reason: str,
    document: str,
    *,
    project: Project | None = None,
    unit: Unit | None = None,
    copies: bool = False,
) -> PerformancePlan:
    row = _next(told, fiscal_year, reason, document, project=project, unit=unit, copies=copies)
    told.done_to(row, after=content(row), project=project, unit=unit)
    return row


def next_version(told: Deed, project: Project, fiscal_year: int, reason: str, document: str) -> PerformancePlan:
    """The next version of a project's plan, inside another deed, with its fact. Raises Refused."""
    return _next(told, fiscal_year, reason, document, project=project)


def _next(
    told: Deed,
    fiscal_year: int,
    reason: str,
    document: str,
    *,
    project: Project | None = None,
    unit: Unit | None = None,
    copies: bool = False,
) -> PerformancePlan:
    versions = PerformancePlan.objects.filter(project=project, unit=unit, fiscal_year=fiscal_year)
    last = versions.order_by("-version").first()
    if last is not None and last.state != PlanState.APPROVED:
        raise Refused(
            f"{fiscal_year} 年度已有绩效目标表（第 {last.version} 版，{PlanState(last.state).label}），请在其中修改。"
        )
    row = PerformancePlan(
        project=project,
        unit=unit,
        fiscal_year=fiscal_year,
        version=last.version + 1 if last else 1,
        reason=reason,
        document=document,
        recorded_at=told.on,
    )
    keep(row, new=True)
    pattern = last or (_earlier(row) if copies else None)
    if pattern is not None:
        copied = content(pattern)
        for name in LINES:
            _write_lines(row, name, {}, _still_there(row, copied[name]) if name == "carriers" else copied[name])
    _tell(told, row)
    return row


def _earlier(row: PerformancePlan) -> PerformancePlan:
    """The last approved plan of the same owner in an earlier year. Raises Refused."""
    approved = PerformancePlan.objects.filter(
        project=row.project, unit=row.unit, fiscal_year__lt=row.fiscal_year, state=PlanState.APPROVED
    )
    found = approved.order_by("-fiscal_year", "-version").first()
    if found is None:
        raise Refused({"copies": f"{row.fiscal_year} 年度以前没有批复过的绩效目标可以沿用，请不要勾选，从空表填起。"})
    return found


def _move(told: Deed, row: PerformancePlan, state: PlanState, opinion: str = "") -> PerformancePlan:
    before = content(row)
    row.state, row.opinion = state, opinion
    row.decided_at = told.on if state == PlanState.APPROVED else None
    row.revision += 1
    keep(row)
    old, new = differing(before, content(row))
    told.done_to(row, before=old, after=new, project=row.project, unit=row.unit)
    _tell(told, row)
    return row


def _tell(told: Deed, row: PerformancePlan) -> None:
    told.fact(
        row.fiscal_year,
        project=row.project,
        unit=row.unit,
        plan=row,
        kind="PROJECT" if row.project else "OVERALL",
        state=row.state,
        amount=money.budget(row.project_id, row.fiscal_year) if row.project_id else None,
        count=row.indicators.count(),
    )


def _refuse_state(row: PerformancePlan, *states: PlanState) -> None:
    if row.state not in states:
        raise Refused(f"这张绩效目标表{PlanState(row.state).label}，现在不能这样做。")
