"""Taking the frames of a file into the registry: what is new, what differs, what contradicts; written in bulk.

What is written is what the single actions write: the same rows, facts and events, in the order registration, amounts,
payments, plans. Without a ledger nothing is written and everything is found out all the same.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from wenxiao_site.actions.auditing import local_day, place_of, snapshot, strategies_of, traits_of, with_strategies
from wenxiao_site.actions.merging import differing, merged
from wenxiao_site.actions.standard.problems import Problem
from wenxiao_site.actions.standard.tables import BUDGETS, GOALS, INCOMING, INDICATORS, PAYMENTS, PROJECTS
from wenxiao_site.registry.models import ImportedContent, ImportJob, Project, ProjectCategory, Role
from wenxiao_site.visibility import units, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, datetime

    from wenxiao_site.actions.ledger import Ledger
    from wenxiao_site.actions.merging import Content
    from wenxiao_site.actions.standard.problems import Problems
    from wenxiao_site.actions.standard.tables import Table
    from wenxiao_site.registry.models import Unit
    from wenxiao_site.visibility import Hat

AT_ONCE: Final = 1000
"""Projects that are looked at together."""
MAY_TAKE: Final = {
    PROJECTS.name: (Role.DEPARTMENT_REVIEWER, Role.BUDGET_DESK),
    BUDGETS.name: (Role.BUDGET_DESK,),
    PAYMENTS.name: (Role.BUDGET_DESK,),
    GOALS.name: (Role.DEPARTMENT_REVIEWER, Role.PERFORMANCE_DESK, Role.BUDGET_DESK),
    INDICATORS.name: (Role.DEPARTMENT_REVIEWER, Role.PERFORMANCE_DESK, Role.BUDGET_DESK),
}
"""Who may bring a table: those whose actions write the same."""

Row = dict[str, Any]
_FIELDS: Final = {
    "pro_name": "name",
    "pro_kind_code": "category",
    "is_new": "novelty",
    "setup_year": "first_year",
    "end_year": "last_year",
    "fund_type_code": "account",
    "exp_func_code": "functional_code",
    "transfer_kind": "transfer_kind",
    "pro_desc": "summary",
    "is_livelihood": "is_livelihood",
    "is_bond": "is_bond",
    "is_transition_fund": "is_transition_fund",
    "is_classified": "is_classified",
}
"""Column of the frame → column of the project."""
_LETTER_AT: Final = 8
NEW, CHANGED, SAME = "new", "changed", "same"


@dataclass(frozen=True, slots=True)
class Doer:
    """Who is named by the events."""

    person: int
    hat: str


@dataclass(slots=True)
class Taking:
    """A file on its way in. `ledger` None: only looked at. `notes`: what was typed here, differs and stays."""

    frames: Mapping[str, pl.DataFrame]
    problems: Problems
    by: Hat
    on: datetime
    is_unit_checked: bool = False
    ledger: Ledger | None = None
    job: ImportJob | None = None
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    notes: list[Problem] = field(default_factory=list)
    units: dict[tuple[str, str], Unit] = field(default_factory=dict)
    seen: dict[Any, Any] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The day of the import."""
        return local_day(self.on)

    @property
    def actor(self) -> Doer:
        """Who does it."""
        return Doer(self.by.person.pk, str(self.by))

    def run(self, say: Callable[[int, int], None] = lambda _done, _all: None) -> None:
        """Take everything in, some projects at a time. `say` hears how many are done."""
        from wenxiao_site.actions.standard import amounts, targets  # noqa: PLC0415 - they use what stands here

        self.counts = {name: {NEW: 0, CHANGED: 0, SAME: 0, "rows": each.height} for name, each in self.frames.items()}
        self._refuse_tables()
        self._refuse_repeated()
        found = units(self.by).filter(tier__isnull=False).select_related("region")
        self.units = {(each.region.code, each.code): each for each in found}
        codes = sorted({code for each in self.frames.values() for code in each["pro_code"].drop_nulls()})
        for first in range(0, len(codes), AT_ONCE):
            chunk = codes[first : first + AT_ONCE]
            parts = {name: self._part(name, chunk) for name in INCOMING}
            projects = self._projects(chunk, parts[PROJECTS.name])
            self._refuse_unknown(projects, parts)
            amounts.take(self, projects, parts[BUDGETS.name], parts[PAYMENTS.name])
            targets.take(self, projects, parts[GOALS.name], parts[INDICATORS.name])
            if self.ledger is not None:
                self.ledger.go_on()
            say(min(first + AT_ONCE, len(codes)), len(codes))

    # --- What all tables share ----------------------------------------------------------------------------------------

    def _part(self, name: str, codes: Sequence[str]) -> list[Row]:
        if name not in self.frames:
            return []
        rows = self.frames[name].filter(pl.col("pro_code").is_in(codes)).to_dicts()
        return [each for each in rows if not self.problems.is_bad(INCOMING[name], each["row"])]

    def _refuse_tables(self) -> None:
        for name, frame in self.frames.items():
            if self.by.role not in MAY_TAKE[name] and frame.height:
                table = INCOMING[name]
                sentence = f"“{self.by}”不能导入“{table.label}”，整个文件没有导入。"
                self.problems.add(table, frame["row"][0], "PRO_CODE", sentence)

    def _refuse_repeated(self) -> None:
        """The same key twice in a file: a repetition, or a contradiction."""
        for name, frame in self.frames.items():
            table = INCOMING[name]
            key = [each.lower() for each in table.key]
            more = frame.with_columns(
                first=pl.col("row").first().over(key),
                alike=pl.struct(pl.exclude("row")).n_unique().over(key) == 1,
            ).filter((pl.col("row") != pl.col("first")) & pl.col("pro_code").is_not_null())
            for row, first, alike in more.select("row", "first", "alike").iter_rows():
                word = "重复，请只留一行" if alike else "说的是同一件事而内容不同，请核对后只留一行"
                self.problems.add(table, row, table.key[-1], f"与第 {first} 行{word}。")

    def _refuse_unknown(self, projects: Mapping[str, Project], parts: Mapping[str, list[Row]]) -> None:
        in_file = self.seen.setdefault("in file", set())
        if PROJECTS.name in self.frames and not in_file:
            in_file.update(self.frames[PROJECTS.name]["pro_code"].drop_nulls())
        for name, rows in parts.items():
            for row in rows:
                if row["pro_code"] not in projects and not (name == PROJECTS.name or row["pro_code"] in in_file):
                    sentence = f"没有项目“{row['pro_code']}”，或它不在您的范围内；请核对代码，或在文件里先登记它。"
                    self.problems.add(INCOMING[name], row["row"], "PRO_CODE", sentence)

    def count(self, table: Table, what: str) -> None:
        """One row more."""
        self.counts[table.name][what] += 1

    def note(self, table: Table, row: int, name: str, here: object, there: object) -> None:
        """What was typed here differs from the file, and stays."""
        lines = self.problems.lines[table.name]
        sentence = f"本系统里填的是“{here}”，文件里是“{there}”；保留本系统的内容。"
        self.notes.append(Problem(table.name, lines.sheet, row, name, table.field(name).label, "", sentence))

    def told(self, project: Project) -> Row:
        """What a fact says of a project, as the ledger takes it."""
        place = self.seen.get(("place", project.unit_id))
        if place is None:
            place = self.seen["place", project.unit_id] = place_of(project.unit)
        return {"project_id": project.pk, "unit_id": project.unit_id, **place, **traits_of(project)}

    def tell(
        self,
        action: str,
        model: Any,  # noqa: ANN401 - a model
        key: int,
        project: Project,
        *,
        before: Content | None = None,
        after: Content | None = None,
        facts: Sequence[Row] = (),
    ) -> None:
        """A deed of the single action of that name."""
        if self.ledger is not None:
            self.ledger.tell(
                self.on, action, self.actor, model, key, before=before, after=after, project=project.pk, facts=facts
            )

    def fact(self, project: Project, step: str, **columns: Any) -> Row:  # noqa: ANN401 - columns of Fact
        """A fact of a deed."""
        if self.ledger is None:
            return {}
        told = {"occurred_on": self.day, "recorded_at": self.on, **columns}
        return self.ledger.fact(self.told(project), step=step, **told)

    def remember(self, base: ImportedContent | None, content: Content, **owner: int) -> None:
        """Keep what the file says, for merging the next one."""
        text = json.dumps(content, ensure_ascii=False, sort_keys=True)
        if self.ledger is None or self.job is None or (base is not None and base.content == text):
            return
        if base is None:
            self.ledger.add(ImportedContent, content=text, job_id=self.job.pk, **owner)
        else:
            self.ledger.change(ImportedContent, base.pk, content=text, job_id=self.job.pk)

    # --- Projects -----------------------------------------------------------------------------------------------------

    def _projects(self, codes: Sequence[str], rows: Sequence[Row]) -> dict[str, Project]:
        """The projects of some codes: those that are there, and those that the file registers."""
        found = visible(Project, self.by).filter(code__in=codes).select_related("unit__region")
        if self.ledger is not None:
            found = found.select_for_update(of=("self",), no_key=True)
        there = {each.code: each for each in found}
        with_strategies(list(there.values()))
        hidden = set(Project.objects.filter(code__in=codes).values_list("code", flat=True)) - there.keys()
        bases = {each.project_id: each for each in ImportedContent.objects.filter(project__in=there.values())}
        for row in rows:
            unit = self._unit(row)
            if unit is None:
                continue
            given = {ours: row[name] for name, ours in _FIELDS.items() if row[name] is not None}
            if self._misfits(row, given):
                continue
            code = row["pro_code"]
            if code in hidden:
                self.problems.add(PROJECTS, row["row"], "PRO_CODE", f"项目代码“{code}”已登记在您的范围之外的单位。")
            elif code in there:
                self._refresh(there[code], unit, row, given, bases.get(there[code].pk))
            else:
                there[code] = self._register(unit, row, given)
        return there

    def _unit(self, row: Row) -> Unit | None:
        unit = self.units.get((row["mof_div_code"], row["agency_code"]))
        if unit is None:
            place = f"财政区划“{row['mof_div_code']}”里没有单位代码“{row['agency_code']}”"
            sentence = f"{place}，或它不在您的范围内；请核对代码，或请系统管理员先登记单位。"
            self.problems.add(PROJECTS, row["row"], "AGENCY_CODE", sentence)
        elif unit.valid_to is not None:
            self.problems.add(PROJECTS, row["row"], "AGENCY_CODE", f"“{unit.name}”已经撤销，不能再登记项目。")
            return None
        return unit

    def _misfits(self, row: Row, given: Row) -> bool:
        category, before = ProjectCategory(given["category"]), self.problems.count
        if row["pro_code"][_LETTER_AT] != category.letter:
            sentence = f"项目代码第 9 位应为 {category.letter}（{category.label}）。"
            self.problems.add(PROJECTS, row["row"], "PRO_CODE", sentence)
        if given.get("last_year") is not None and given["last_year"] < given["first_year"]:
            self.problems.add(PROJECTS, row["row"], "END_YEAR", "终止年度不能早于设立年度。")
        return self.problems.count > before

    def _register(self, unit: Unit, row: Row, given: Row) -> Project:
        project = Project(unit=unit, code=row["pro_code"], recorded_at=self.on, **given)
        project.strategy_codes = []
        self.count(PROJECTS, NEW)
        if self.ledger is None:
            return project
        columns = {each.attname: getattr(project, each.attname) for each in Project._meta.concrete_fields}  # noqa: SLF001 - documented
        added = self.ledger.add(Project, **columns)
        project.pk = added["id"]
        after = self.ledger.told(Project, added) | {"strategies": []}
        fact = self.fact(project, "projects.register", fiscal_year=project.first_year, state="OPEN", count=1)
        self.tell("projects.register", Project, project.pk, project, after=after, facts=(fact,))
        self.remember(None, given, project_id=project.pk)
        return project

    def _refresh(self, project: Project, unit: Unit, row: Row, given: Row, base: ImportedContent | None) -> None:
        if unit.pk != project.unit_id:
            now = f"{project.unit.name}（{project.unit.code}）"
            sentence = f"与已有记录矛盾：这个项目登记在“{now}”，文件里是“{unit.name}”。"
            self.problems.add(PROJECTS, row["row"], "AGENCY_CODE", sentence)
            return
        here = {name: getattr(project, name) for name in given}
        wanted, conflicts = together(json.loads(base.content) if base else {}, here, given)
        for name in conflicts:
            head = next(theirs for theirs, ours in _FIELDS.items() if ours == name).upper()
            self.note(PROJECTS, row["row"], head, here[name], given[name])
        changes = {name: value for name, value in wanted.items() if value != here[name]}
        self.count(PROJECTS, CHANGED if changes else SAME)
        if self.ledger is None:
            return
        if changes:
            content = snapshot(project) | {"strategies": list(strategies_of(project))}
            for name, value in changes.items():
                setattr(project, name, value)
            project.revision += 1
            old, new = differing(content, snapshot(project) | {"strategies": list(strategies_of(project))})
            columns = {**changes, "revision": project.revision}
            if "name" in changes:
                columns["search"] = Project._meta.get_field("search").pre_save(project, add=False)  # noqa: SLF001 - documented
            self.ledger.change(Project, project.pk, **columns)
            state = "CLOSED" if project.closed_on else "OPEN"
            fact = self.fact(project, "projects.amend", fiscal_year=project.first_year, state=state, count=1)
            self.tell("projects.amend", Project, project.pk, project, before=old, after=new, facts=(fact,))
        self.remember(base, given, project_id=project.pk)


def together(base: Content, here: Content, there: Content) -> tuple[Content, list[str]]:
    """What was typed here and what a file says, in one; and the fields where both changed (what is here stays).

    A blank here is filled; a field that the file leaves out stays.
    """
    known = {name: here[name] for name in here if here[name] in (None, "")}
    found, conflicts = merged({**base, **known}, here, {**here, **there})
    return found, conflicts
