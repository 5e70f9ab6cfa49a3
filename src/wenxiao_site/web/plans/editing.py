"""The table of a plan as fields of a page: written out, read back, and put together when two people wrote at once.

A field is named by its path: ``indicators/a1/name``; ``indicators/a1/_remove`` takes the line away.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from wenxiao.kernel.citations import Evidence
from wenxiao.kernel.scales import Unit, plain
from wenxiao.library.indicators import sectors
from wenxiao.rulebook.declarations import curve
from wenxiao_site.actions.plans import MOST_LINES, OF_A_UNIT
from wenxiao_site.actions.targets import rules_of
from wenxiao_site.registry.models import (
    MONTHS,
    SPENDING,
    CurvePreset,
    Dimension,
    ObjectiveTerm,
    SubDimension,
)
from wenxiao_site.web.merging import Contested

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.http import QueryDict

    from wenxiao_site.actions.errors import StaleVersion
    from wenxiao_site.registry.models import PerformancePlan
    from wenxiao_site.web.merging import Fields

Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table.

    `kind`: ``text``, ``long``, ``number``, ``choice``; ``share``, a month of a curve; ``task``, a task of the plan.
    """

    name: str
    label: str
    kind: str = "text"
    choices: tuple[tuple[str, str], ...] = ()


TABLES: Final[dict[str, tuple[Column, ...]]] = {
    "objectives": (
        Column("term", "期限", "choice", tuple(ObjectiveTerm.choices)),
        Column("text", "目标内容", "long"),
    ),
    "tasks": (
        Column("name", "任务名称"),
        Column("content", "主要内容", "long"),
        Column("fiscal_amount", "财政拨款（元）", "number"),
        Column("other_amount", "其他资金（元）", "number"),
    ),
    "carriers": (Column("task", "承担的任务", "task"),),
    "indicators": (
        Column("dimension", "一级指标", "choice", tuple(Dimension.choices)),
        Column("sub_dimension", "二级指标", "choice", tuple(SubDimension.choices)),
        Column("name", "三级指标"),
        Column("target_text", "指标值"),
        Column("max_points", "分值", "number"),
        Column("explanation", "指标解释", "long"),
        Column("criteria", "评分标准", "long"),
    ),
    "curves": (
        Column("preset", "形状", "choice", tuple(CurvePreset.choices)),
        Column("is_share", "填法", "choice", (("True", "累计比例 %"), ("False", "数值"))),
        Column("is_cumulative", "累计", "choice", (("True", "逐月累计"), ("False", "不累计"))),
        *(Column(name, f"{month}月", "share") for month, name in enumerate(MONTHS, start=1)),
    ),
}
MONTHLY: Final = "curves"
CARRIERS: Final = "carriers"
_GIVEN: Final = frozenset({MONTHLY, CARRIERS})
"""Tables whose lines are given by something else: nobody adds or takes away one."""
DIMENSION_OF: Final = {
    **dict.fromkeys((SubDimension.QUANTITY, SubDimension.QUALITY, SubDimension.TIMELINESS), Dimension.OUTPUT),
    **dict.fromkeys(
        (
            SubDimension.ECONOMIC,
            SubDimension.SOCIAL,
            SubDimension.ENVIRONMENTAL,
            SubDimension.SUSTAINED_IMPACT,
        ),
        Dimension.OUTCOME,
    ),
    **dict.fromkeys(
        (SubDimension.ECONOMIC_COST, SubDimension.SOCIAL_COST, SubDimension.ENVIRONMENTAL_COST), Dimension.COST
    ),
    SubDimension.SATISFACTION: Dimension.SATISFACTION,
}
"""The first level that a second level stands under."""
HEAD: Final = {"reason": "调整原因", "document": "调整依据"}
TITLES: Final = {
    "objectives": "总体目标",
    "tasks": "年度主要任务",
    "carriers": "项目承担的任务",
    "indicators": "绩效指标",
    "curves": "月度计划",
}
REMOVE: Final = "_remove"
_HUNDRED: Final = 100
_BLANK_LINES: Final = {"objectives": 1, "indicators": 3, "curves": 0, "tasks": 1, "carriers": 0}
_SAID_BY_ITSELF: Final = frozenset({"term", "dimension", "sub_dimension", "preset", "is_share", "is_cumulative"})
"""Columns whose first choice stands in a line that nobody has filled."""


_FIRST: Final[dict[str, dict[str, str]]] = {
    "objectives": {},
    "indicators": {"dimension": Dimension.OUTPUT, "sub_dimension": SubDimension.QUANTITY},
    "curves": {},
    "tasks": {},
    "carriers": {},
}
"""What an empty line begins with, where that is not the first choice."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line on the page. `values`: column → text; `problems`: column (or empty for the line) → sentence."""

    key: str
    values: Mapping[str, str]
    is_new: bool = False
    is_removed: bool = False
    problems: Mapping[str, str] = field(default_factory=dict)


def shown(value: object) -> str:
    """A value as a field holds it: blank stays blank, trailing zeros go."""
    if value is None:
        return ""
    text = str(value)
    head, dot, tail = text.partition(".")
    return text.rstrip("0").rstrip(".") if dot and head.lstrip("-").isdecimal() and tail.isdecimal() else text


def tables_of(plan: PerformancePlan) -> dict[str, tuple[Column, ...]]:
    """The tables that a plan has: tasks and their projects are in plans of whole units."""
    return {name: each for name, each in TABLES.items() if plan.unit_id is not None or name not in OF_A_UNIT}


def lines_of(content: Content, *, blank: bool, projects: Iterable[str] = ()) -> dict[str, list[Line]]:
    """The lines of a stored content, with some empty ones to fill when `blank`.

    `projects`: the codes of those that may carry a task.
    """
    told = {}
    for table, columns in TABLES.items():
        there = _with_every_curve(content) if table == MONTHLY and blank else content[table]
        if table == CARRIERS and blank:
            there = {code: {"task": ""} for code in projects} | there
        lines = [Line(key, line_shown(columns, fields)) for key, fields in there.items()]
        told[table] = lines + ([_empty(table) for _ in range(_BLANK_LINES[table])] if blank else [])
    return told


def grid(plan: PerformancePlan, content: Content) -> dict[str, Any]:
    """What the grid needs beside its lines: empty rows, the shapes of curves, the points to reach."""
    rules = rules_of(plan)
    shapes = {each: curve(rules[f"curve_{each.lower()}"]) for each in CurvePreset if each != CurvePreset.OWN}
    local = all(rules.citation(f"curve_{each.lower()}").evidence is Evidence.LOCAL_CHOICE for each in shapes)
    return {
        "blank": {table: Line("__key__", _empty(table).values, is_new=True) for table in TABLES if table not in _GIVEN},
        "groups": DIMENSION_OF,
        "task_choices": names_of_tasks(content),
        "most": MOST_LINES["indicators"],
        "shapes": {each: [f"{plain(share, 2)}%" for share in shares] for each, shares in shapes.items()},
        "shapes_note": "形状的比例是系统自定的，不是制度规定。" if local else "",
        "target_points": plain(int(rules["target_points"] or 0), Unit.POINTS.places),
        "sectors": sectors(),
    }


def names_of_curves(content: Content) -> dict[str, str]:
    """What each curve is about: the spending, or an indicator by its name."""
    return {SPENDING: "支出"} | {key: each.get("name") or "（未填名称）" for key, each in content["indicators"].items()}


def names_of_tasks(content: Content) -> dict[str, str]:
    """The tasks of a plan by their keys."""
    return {key: each.get("name") or "（未填名称）" for key, each in content["tasks"].items()}


def _with_every_curve(content: Content) -> dict[str, Content]:
    """The curves, with an empty one for the spending and for each indicator that has none."""
    empty = {"preset": CurvePreset.OWN, "is_share": True, "is_cumulative": True}
    return {key: content[MONTHLY].get(key, empty) for key in names_of_curves(content)}


def line_shown(columns: tuple[Column, ...], fields: Content) -> dict[str, str]:
    """The fields of a line as the page holds them: months of a share as percentages."""
    is_share = fields.get("is_share", False)
    return {
        each.name: _percent(fields.get(each.name))
        if each.kind == "share" and is_share
        else shown(fields.get(each.name))
        for each in columns
    }


def _percent(value: object) -> str:
    return "" if value is None else f"{shown(f'{Decimal(str(value)) * _HUNDRED:f}')}%"


def lines_sent(sent: QueryDict, known: Content, problems: Mapping[str, str]) -> dict[str, list[Line]]:
    """The lines as they were sent, with what is wrong with them."""
    told = {}
    for table, columns in TABLES.items():
        lines = []
        for key in _keys(sent, table):
            path = f"{table}/{key}"
            values = {each.name: sent.get(f"{path}/{each.name}", "") for each in columns}
            wrong = {
                name.removeprefix(path).removeprefix("/"): text
                for name, text in problems.items()
                if name == path or name.startswith(f"{path}/")
            }
            is_new = key not in known[table]
            lines.append(Line(key, values, is_new, bool(sent.get(f"{path}/{REMOVE}")), wrong))
        told[table] = lines
    return told


def changes_sent(sent: QueryDict, known: Content) -> dict[str, Any]:
    """What was sent, as `plans.revise` takes it. A new line that is empty is none."""
    changes: dict[str, Any] = {name: sent[name] for name in HEAD if name in sent}
    for table, columns in TABLES.items():
        told: dict[str, Any] = {}
        for key in _keys(sent, table):
            path = f"{table}/{key}"
            given = {
                each: str(sent[f"{path}/{each.name}"]).strip() for each in columns if f"{path}/{each.name}" in sent
            }
            is_empty = not any(value for each, value in given.items() if each.name not in _SAID_BY_ITSELF)
            if sent.get(f"{path}/{REMOVE}") or (table in _GIVEN and is_empty and len(given) == len(columns)):
                if key in known[table]:
                    told[key] = None
            elif key in known[table] or not is_empty:
                is_share = table != MONTHLY or given.get(columns[1], "True") == "True"
                told[key] = {each.name: _value(each, value, is_share=is_share) for each, value in given.items()}
        if told:
            changes[table] = told
    return changes


def _value(column: Column, text: str, *, is_share: bool) -> str | None:
    if column.kind not in {"number", "share"}:
        return text
    number = text.replace(",", "").replace("，", "")
    if column.kind == "share" and is_share and number:
        try:
            return f"{Decimal(number.removesuffix('%').removesuffix('％').strip()) / _HUNDRED:f}"
        except InvalidOperation:
            return number
    return number or None


def _keys(sent: QueryDict, table: str) -> list[str]:
    """The lines of a table that were sent, in their order."""
    parts = (name.split("/") for name in sent)
    return list(dict.fromkeys(each[1] for each in parts if len(each) == 3 and each[0] == table))  # noqa: PLR2004 - a path


def _empty(table: str) -> Line:
    first = {each.name: each.choices[0][0] if each.choices else "" for each in TABLES[table]} | _FIRST[table]
    return Line(f"n{secrets.token_hex(4)}", first, is_new=True)


# --- Two at once ------------------------------------------------------------------------------------------------------


def contested(stale: StaleVersion) -> list[Contested]:
    """Everything that either of two people changed."""
    found = [
        _field(stale, name, label, stale.base.get(name), stale.current.get(name), stale.submitted.get(name))
        for name, label in HEAD.items()
    ]
    curves = names_of_curves(stale.current)
    for table, columns in TABLES.items():
        sides = (stale.base[table], stale.current[table], stale.submitted[table])
        for key in dict.fromkeys([*sides[1], *sides[2], *sides[0]]):
            lines = [side.get(key) for side in sides]
            path = f"{table}/{key}"
            said: Mapping[str, Any] = next((line for line in (lines[1], lines[2], lines[0]) if line), {})
            title = f"{TITLES[table]}“{said.get('name') or said.get('text') or curves.get(key, key)}”"
            if lines[1] is None or lines[2] is None:
                found.append(_whole_line(stale, path, title, columns, lines))
                continue
            told = [line_shown(columns, line) if line else {} for line in lines]
            for each in columns:
                was, theirs, mine = (line.get(each.name) for line in told)
                name, label = f"{path}/{each.name}", f"{title} · {each.label}"
                found.append(_field(stale, name, label, was, theirs, mine, column=each))
    return [each for each in found if each is not None]


def _field(
    stale: StaleVersion, name: str, label: str, was: object, theirs: object, mine: object, column: Column | None = None
) -> Contested | None:
    if was == theirs == mine:
        return None
    is_conflict = name in stale.conflicts
    mine_changed = mine not in (was, theirs)
    labels = dict(column.choices) if column else {}
    words = [labels.get(shown(value), shown(value)) or "—" for value in (was, theirs, mine)]
    carried = ((name, shown(mine)),) if mine_changed and not is_conflict else ()
    return Contested(name, label, tuple(words), is_conflict, shown(theirs), shown(mine), carried=carried)


def _whole_line(
    stale: StaleVersion, path: str, title: str, columns: tuple[Column, ...], lines: list[Any]
) -> Contested | None:
    """A line that one of the two does not have: added or taken away."""
    was, theirs, mine = lines
    if theirs is None and mine is None:
        return None
    kept = mine or theirs or {}
    fields = tuple((f"{path}/{name}", value) for name, value in line_shown(columns, kept).items())
    is_conflict = path in stale.conflicts
    words = tuple("有这一行" if line else ("已删除" if was else "没有") for line in lines)
    if is_conflict:
        theirs_raw, mine_raw = ("1" if line is None else "" for line in (theirs, mine))
        return Contested(f"{path}/{REMOVE}", title, words, is_conflict, theirs_raw, mine_raw, carried=fields)
    carried: Fields = ()
    if mine is None and was is not None:
        carried = ((f"{path}/{REMOVE}", "1"),)
    elif mine is not None and was is None:
        carried = fields
    return Contested(path, title, words, is_conflict, carried=carried)
