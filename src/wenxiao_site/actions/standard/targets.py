"""Goals and indicators of a file become plans: drafted where there is none, merged into half-filled ones."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from wenxiao.forms.notation import read_notation
from wenxiao.forms.typing import dimension, sub_dimension
from wenxiao_site.actions.merging import differing
from wenxiao_site.actions.plans import COUNTED, EDITABLE, KEPT, LINES, LONGEST_UNIT, MOST_LINES
from wenxiao_site.actions.standard.amounts import budget_of, recorded_budgets
from wenxiao_site.actions.standard.tables import GOALS, INDICATORS
from wenxiao_site.actions.standard.taking import CHANGED, NEW, SAME, together
from wenxiao_site.registry.models import (
    Dimension,
    ImportedContent,
    Indicator,
    Objective,
    ObjectiveTerm,
    Operator,
    PerformancePlan,
    PlanState,
    SubDimension,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wenxiao_site.actions.merging import Content
    from wenxiao_site.actions.standard.tables import Table
    from wenxiao_site.actions.standard.taking import Row, Taking
    from wenxiao_site.registry.models import Project

_HEADS: Final = {
    "dimension": "LV1_PERF_IND_NAME",
    "sub_dimension": "LV2_PERF_IND_NAME",
    "name": "LV3_PERF_IND_NAME",
    "max_points": "WEIGHT",
    "explanation": "KPI_CONTENT",
    "criteria": "KPI_EVALSTD",
}
"""Column of an indicator → field of the file, for what is said about a difference; all others are of the value."""
_LATER: Final = ("operator", "target_value", "target_value_to", "measurement_unit")
"""Columns that follow from the text of the value."""


def take(taking: Taking, projects: Mapping[str, Project], goals: Sequence[Row], indicators: Sequence[Row]) -> None:
    """Take the goals and indicators of some projects."""
    files: dict[tuple[str, int], _File] = {}
    for row in goals:
        files.setdefault((row["pro_code"], row["fiscal_year"]), _File()).goal = row
    for row in indicators:
        files.setdefault((row["pro_code"], row["fiscal_year"]), _File()).lines.append(row)
    files = {key: file for key, file in files.items() if key[0] in projects}
    _budgets(taking, [projects[code] for code, _ in files])
    plans = _plans([projects[code] for code, _ in files])
    lines = _lines([each.pk for each in plans.values()])
    bases = {each.plan_id: each for each in ImportedContent.objects.filter(plan__in=plans.values())}
    for (code, year), file in files.items():
        project, plan = projects[code], plans.get((code, year))
        if plan is None:
            _draft(taking, project, year, file)
        else:
            _refresh(taking, project, plan, lines[plan.pk], file, bases.get(plan.pk))


class _File:
    """What a file says of a project and year."""

    def __init__(self) -> None:
        self.goal: Row | None = None
        self.lines: list[Row] = []

    @property
    def place(self) -> tuple[Table, int, str]:
        """A row to speak of."""
        if self.lines:
            return INDICATORS, self.lines[0]["row"], "LV3_PERF_IND_NAME"
        return GOALS, (self.goal or {})["row"], "KPI_TARGET"


def _plans(projects: Sequence[Project]) -> dict[tuple[str, int], PerformancePlan]:
    """The newest version of each plan."""
    known = [each.pk for each in projects if each.pk is not None]
    rows = PerformancePlan.objects.filter(project__in=known).select_related("project").order_by("version")
    return {(each.project.code, each.fiscal_year): each for each in rows if each.project}


def _lines(plans: Sequence[int]) -> dict[int, dict[str, dict[str, Any]]]:
    """The objectives and indicators of plans, by key."""
    found: dict[int, dict[str, dict[str, Any]]] = defaultdict(lambda: {"objectives": {}, "indicators": {}})
    for name, model in (("objectives", Objective), ("indicators", Indicator)):
        rows: Any = model.objects.filter(plan__in=plans).order_by("position", "pk")
        for each in rows:
            found[each.plan_id][name][each.key] = each
    return found


def _budgets(taking: Taking, projects: Sequence[Project]) -> None:
    """Let `budget_of` know what is recorded of projects that the budgets of the file do not name."""
    if taking.ledger is not None:
        for key, kinds in recorded_budgets(projects).items():
            taking.seen["budgets"].setdefault(key, kinds)


# --- What the file says -----------------------------------------------------------------------------------------------


def _read(row: Row) -> Content:
    """An indicator as its columns are stored: values ×10⁴, points ×10²."""
    level1, level2 = row["lv1_perf_ind_name"], row["lv2_perf_ind_name"] or ""
    family, below = dimension(level1, level2), sub_dimension(level1, level2)
    text = _target(row)
    return {
        "dimension": family if family in Dimension.values else Dimension.OUTPUT.value,
        "sub_dimension": below if below in SubDimension.values else SubDimension.OTHER.value,
        "name": row["lv3_perf_ind_name"],
        "target_text": text,
        "max_points": row["weight"],
        "explanation": row["kpi_content"] or "",
        "criteria": row["kpi_evalstd"] or "",
        **_reading(text),
    }


def _target(row: Row) -> str:
    """The value as forms print it: operator, value, unit, each once."""
    sign, value, unit = row["computesign"] or "", row["kpi_val"], row["meterunit"] or ""
    sign = "" if read_notation(value).operator else sign
    return f"{sign}{value}{'' if value.endswith(unit) else unit}"


def _reading(text: str) -> Content:
    """`wenxiao_site.actions.plans.reading` as it is stored."""
    notation = read_notation(text or None)
    value, upper = (notation.value, notation.value_to) if notation.kind in COUNTED else (None, None)
    return {
        "operator": notation.operator or Operator.NONE.value,
        "target_value": value,
        "target_value_to": None if upper is None or value is None or upper < value else upper,
        "measurement_unit": (notation.unit or "")[:LONGEST_UNIT],
    }


def _keyed(rows: Sequence[Row], there: Mapping[str, Any]) -> dict[str, tuple[Row, Content]]:
    """The lines of a file by key: its own, else that of the line here with the same name, else a free one."""
    by_name = {each.name: key for key, each in reversed(list(there.items()))}
    told: dict[str, tuple[Row, Content]] = {}
    number = 0
    for row in rows:
        key = row["kpi_id"] or by_name.get(row["lv3_perf_ind_name"], "")
        while not key or key in told:
            number += 1
            key = f"k{number}" if f"k{number}" not in there else ""
        told[key] = (row, _read(row))
    return told


# --- A plan that is not there yet -------------------------------------------------------------------------------------


def _draft(taking: Taking, project: Project, year: int, file: _File) -> None:
    if project.closed_on is not None:
        taking.problems.add(*file.place, "项目已经终止，不能再编制绩效目标。")
        return
    if len(file.lines) > MOST_LINES["indicators"]:
        most = MOST_LINES["indicators"]
        taking.problems.add(*file.place, f"一张绩效目标表最多 {most} 个指标，这个项目有 {len(file.lines)} 个。")
        return
    for _ in file.lines:
        taking.count(INDICATORS, NEW)
    if file.goal is not None:
        taking.count(GOALS, NEW)
    if taking.ledger is None:
        return
    ledger = taking.ledger
    row = ledger.add(PerformancePlan, project_id=project.pk, fiscal_year=year, recorded_at=taking.on)
    empty: Content = {name: {} for name in LINES}
    fact = taking.fact(
        project,
        "plans.draft",
        fiscal_year=year,
        plan_id=row["id"],
        kind="PROJECT",
        state=PlanState.DRAFT.value,
        amount=budget_of(taking, project, year),
        count=0,
    )
    after = ledger.told(PerformancePlan, row) | empty
    taking.tell("plans.draft", PerformancePlan, row["id"], project, after=after, facts=(fact,))
    objectives = {} if file.goal is None else {"g1": {"term": ObjectiveTerm.ANNUAL.value, "text": _goal(file)}}
    indicators = {key: content for key, (_, content) in _keyed(file.lines, {}).items()}
    told: dict[str, Content] = {}
    for name, model, contents in (("objectives", Objective, objectives), ("indicators", Indicator, indicators)):
        for number, (key, content) in enumerate(contents.items(), start=1):
            added = ledger.add(model, plan_id=row["id"], key=key, position=number, **content)
            told.setdefault(name, {})[key] = _line(ledger.told(model, added))
    before: Content = {"revision": 1} | {name: {} for name in told}
    taking.tell("plans.revise", PerformancePlan, row["id"], project, before=before, after={"revision": 2, **told})
    row["revision"] = 2
    taking.remember(None, {"objectives": objectives, "indicators": indicators}, plan_id=row["id"])


def _goal(file: _File) -> str:
    return str((file.goal or {})["kpi_target"])


def _line(told: Content) -> Content:
    return {name: value for name, value in told.items() if name not in KEPT}


# --- A plan that is there ---------------------------------------------------------------------------------------------


def _refresh(
    taking: Taking,
    project: Project,
    plan: PerformancePlan,
    there: dict[str, dict[str, Any]],
    file: _File,
    base: ImportedContent | None,
) -> None:
    """Merge a file into a plan: blanks are filled, what was typed here stays, nothing is taken away."""
    known: Content = json.loads(base.content) if base else {}
    changes = _Changes(taking, plan, there)
    if file.goal is not None:
        key = next((key for key, each in there["objectives"].items() if each.term == ObjectiveTerm.ANNUAL), "g1")
        content = {"term": ObjectiveTerm.ANNUAL.value, "text": _goal(file)}
        changes.merge("objectives", key, file.goal, content, known)
    for key, (row, content) in _keyed(file.lines, there["indicators"]).items():
        changes.merge("indicators", key, row, content, known)
    if (changes.is_any or changes.notes) and plan.state not in EDITABLE:
        state = PlanState(plan.state).label
        sentence = f"与已有记录矛盾：{plan.fiscal_year} 年度绩效目标表{state}，内容与文件不同，不能导入；请按调整办理。"
        taking.problems.add(*file.place, sentence)
        return
    changes.count()
    if taking.ledger is None:
        return
    if changes.is_any:
        changes.write(project)
    if plan.state in EDITABLE:
        taking.remember(base, changes.said, plan_id=plan.pk)


class _Changes:
    """What a file changes in a plan."""

    def __init__(self, taking: Taking, plan: PerformancePlan, there: dict[str, dict[str, Any]]) -> None:
        self.taking, self.plan, self.there = taking, plan, there
        self.said: Content = {"objectives": {}, "indicators": {}}
        self.new: list[tuple[str, str, Content]] = []
        self.changed: list[tuple[str, Any, Content]] = []
        self.same: list[str] = []
        self.notes: list[tuple[Table, int, str, object, object]] = []

    @property
    def is_any(self) -> bool:
        """Whether anything is written."""
        return bool(self.new or self.changed)

    def merge(self, name: str, key: str, row: Row, content: Content, known: Content) -> None:
        """Merge one line."""
        self.said[name][key] = content
        base = known.get(name, {}).get(key)
        line = self.there[name].get(key)
        table = GOALS if name == "objectives" else INDICATORS
        head = "KPI_TARGET" if name == "objectives" else "LV3_PERF_IND_NAME"
        if line is None:
            if base is None:
                self.new.append((name, key, content))
            else:
                self.notes.append((table, row["row"], head, "（已删去这一行）", content.get("name", "")))
                self.same.append(name)
            return
        here = {each: _stored(line, each) for each in content if each not in _LATER}
        said = {each: value for each, value in content.items() if each not in _LATER and value not in (None, "")}
        wanted, conflicts = together(base or {}, here, said)
        for each in conflicts:
            place = head if name == "objectives" else _HEADS.get(each, "KPI_VAL")
            self.notes.append((table, row["row"], place, here[each], content[each]))
        changes = {each: value for each, value in wanted.items() if each in here and value != here[each]}
        if "target_text" in changes:
            changes |= _reading(str(changes["target_text"]))
        if changes:
            self.changed.append((name, line, changes))
        else:
            self.same.append(name)

    def count(self) -> None:
        """Tell what was found."""
        for name, what in (
            *((name, NEW) for name, _, _ in self.new),
            *((name, CHANGED) for name, _, _ in self.changed),
            *((name, SAME) for name in self.same),
        ):
            self.taking.count(GOALS if name == "objectives" else INDICATORS, what)
        for each in self.notes:
            self.taking.note(*each)

    def write(self, project: Project) -> None:
        """Write it, and the event of a revision."""
        ledger = self.taking.ledger
        if ledger is None:
            return
        revision = self.plan.revision
        before: Content = {"revision": revision}
        after: Content = {"revision": revision + 1}
        for name, line, changes in self.changed:
            table = ledger.table(type(line))
            row = {each: _stored(line, each) for each in table.columns}
            old, new = differing(_line(table.told(row)), _line(table.told(row | changes)))
            ledger.change(type(line), line.pk, **changes)
            before.setdefault(name, {})[line.key], after.setdefault(name, {})[line.key] = old, new
        for name, key, content in self.new:
            model = LINES[name]
            position = (
                len(self.there[name]) + len([each for each in after.get(name, {}) if each not in self.there[name]]) + 1
            )
            row = ledger.add(model, plan_id=self.plan.pk, key=key, position=position, **content)
            before.setdefault(name, {})
            after.setdefault(name, {})[key] = _line(ledger.told(model, row))
        ledger.change(PerformancePlan, self.plan.pk, revision=revision + 1)
        self.taking.tell("plans.revise", PerformancePlan, self.plan.pk, project, before=before, after=after)


def _stored(line: Any, name: str) -> Any:  # noqa: ANN401 - a column of a line
    """A column as it is stored: scaled numbers whole."""
    value = getattr(line, name)
    return line._meta.get_field(name.removesuffix("_id")).get_prep_value(value)  # noqa: SLF001 - documented
