"""The regional target of a transfer as typed frames: what is handed down to each place, what it holds, and the whole.

A form is one indicator; its indicator lines are the places. Values ×10⁴, amounts in fen.
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


REGIONAL: Final[Mapping[Grain, Mapping[str, Column]]] = {
    Grain.FORM: _columns(
        ("form_type", pl.String, Unit.TEXT, "表种"),
        ("is_table", pl.Boolean, Unit.FLAG, "是否表格"),
        ("is_complete", pl.Boolean, Unit.FLAG, "是否完整"),
        ("level3", pl.String, Unit.TEXT, "指标"),
        ("whole_value", pl.Int64, Unit.VALUE, "区域目标值"),
        ("whole_operator", pl.String, Unit.TEXT, "运算符"),
        ("are_all_answered", pl.Boolean, Unit.FLAG, "各地都已答复"),
    ),
    Grain.FUND: {},
    Grain.INDICATOR: _columns(
        ("place", pl.String, Unit.TEXT, "地区、单位"),
        ("part_amount", pl.Int64, Unit.AMOUNT, "分配金额"),
        ("part_gathering", pl.String, Unit.TEXT, "汇总方式"),
        ("part_operator", pl.String, Unit.TEXT, "运算符"),
        ("handed_value", pl.Int64, Unit.VALUE, "分解值"),
        ("held_value", pl.Int64, Unit.VALUE, "承诺值"),
    ),
}
CHECKS: Final = frozenset(
    {"gathered_target", "gathered_commitment", "parts_reach_whole", "answers_reach_whole", "answer_meets_part"}
)


@lru_cache(maxsize=16)
def _plan(values: tuple[tuple[str, int | str | bool | None], ...]) -> Plan:
    parameters = dict(values)
    off = {each.name for each in catalogue.checks() if parameters.get(each.name) == Severity.OFF.value}
    return Plan(catalogue.needed(CHECKS - off), REGIONAL, parameters)


def judge_regional(indicators: Sequence[tuple[Line, Sequence[Line]]], resolution: Resolution) -> Judged:
    """The indicators of a regional target, each with its places.

    An indicator has `level3`, `whole_value`, `whole_operator`, `are_all_answered`. A place is a line as in `REGIONAL`;
    it repeats how its indicator is gathered.
    """
    head = {"form_type": "regional_target", "is_table": True, "is_complete": True}
    forms = [{Grain.FORM: [{**head, **whole}], Grain.INDICATOR: places} for whole, places in indicators]
    run = _plan(tuple(resolution.items())).run(tables(REGIONAL, forms))
    return Judged(REGIONAL, run, resolution, CHECKS)
