"""The overall target of a department as typed frames: its tasks of the year, its projects, and which carries which.

A form is one plan; its fund lines are the tasks, its indicator lines the projects of the year. Amounts are fen.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import polars as pl

from wenxiao.forms.appraisals import Judged, tables
from wenxiao.kernel.columns import Column, Grain
from wenxiao.kernel.plan import Plan
from wenxiao.kernel.rule import Severity
from wenxiao.kernel.scales import Unit
from wenxiao.rules import catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wenxiao.rulebook import Resolution

    Line = Mapping[str, object]


def _columns(*columns: tuple[str, object, Unit, str]) -> dict[str, Column]:
    return {name: Column(name, dtype, unit, label) for name, dtype, unit, label in columns}  # type: ignore[arg-type]


OVERALL: Final[Mapping[Grain, Mapping[str, Column]]] = {
    Grain.FORM: _columns(
        ("form_type", pl.String, Unit.TEXT, "表种"),
        ("is_table", pl.Boolean, Unit.FLAG, "是否表格"),
        ("is_complete", pl.Boolean, Unit.FLAG, "是否完整"),
        ("overall_amount", pl.Int64, Unit.AMOUNT, "各项目年度预算合计"),
    ),
    Grain.FUND: _columns(
        ("label", pl.String, Unit.TEXT, "任务名称"),
        ("task_amount", pl.Int64, Unit.AMOUNT, "任务预算金额"),
        ("carriers_count", pl.Int64, Unit.COUNT, "承担的项目数"),
        ("carriers_amount", pl.Int64, Unit.AMOUNT, "承担项目的年度预算合计"),
    ),
    Grain.INDICATOR: _columns(
        ("level3", pl.String, Unit.TEXT, "项目名称"),
        ("project_amount", pl.Int64, Unit.AMOUNT, "项目年度预算"),
        ("has_task", pl.Boolean, Unit.FLAG, "有对应的任务"),
    ),
}
CHECKS: Final = frozenset(
    {"tasks_amount", "tasks_sum_to_total", "task_has_projects", "project_has_task", "task_amount_covers_projects"}
)


@lru_cache(maxsize=16)
def _plan(values: tuple[tuple[str, int | str | bool | None], ...]) -> Plan:
    parameters = dict(values)
    off = {each.name for each in catalogue.checks() if parameters.get(each.name) == Severity.OFF.value}
    return Plan(catalogue.needed(CHECKS - off), OVERALL, parameters)


def judge_overall(
    tasks: Sequence[Line], projects: Sequence[Line], overall_amount: int | None, resolution: Resolution
) -> Judged:
    """The tasks of a plan (`label`, `task_amount`, `carriers_count`, `carriers_amount`) and the unit's projects.

    A project is a line with `level3`, `project_amount`, `has_task`. The tasks are looked at only where there are some.
    """
    head = {"form_type": "overall_target", "is_table": True, "is_complete": True, "overall_amount": overall_amount}
    form = {Grain.FORM: [head], Grain.FUND: tasks, Grain.INDICATOR: projects}
    run = _plan(tuple(resolution.items())).run(tables(OVERALL, [form]))
    return Judged(OVERALL, run, resolution, CHECKS)
