"""Results of project-years and what they do to the money of the coming year: whole frames, one row per project-year.

Amounts are fen, points ×10². A blank is null: what was not evaluated gets no recommendation.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import polars as pl

from wenxiao.forms.explaining import Explainer
from wenxiao.kernel.columns import Column, Grain, Schema, Tables
from wenxiao.kernel.plan import Plan
from wenxiao.kernel.scales import Unit
from wenxiao.rules import catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wenxiao.kernel.explanations import Explanation
    from wenxiao.rulebook import Resolution

    Values = tuple[tuple[str, int | str | bool | None], ...]

_N, _T, _B = pl.Int64, pl.String, pl.Boolean
_COLUMNS: Final = (
    ("result_grade", _T, Unit.TEXT, "评价等级"),
    ("result_score", _N, Unit.POINTS, "评价得分"),
    ("budget_amount", _N, Unit.AMOUNT, "全年预算数"),
    ("executed_amount", _N, Unit.AMOUNT, "已支付"),
    ("next_requested_amount", _N, Unit.AMOUNT, "下年申报数"),
    ("control_amount", _N, Unit.AMOUNT, "预算控制数"),
    ("is_livelihood", _B, Unit.FLAG, "民生项目"),
    ("is_unrectified", _B, Unit.FLAG, "有未完成的整改"),
)
RESULTS: Final[Schema] = {
    Grain.FORM: {name: Column(name, dtype, unit, label) for name, dtype, unit, label in _COLUMNS},
    Grain.FUND: {},
    Grain.INDICATOR: {},
}
"""The columns that the rules read."""

WANTED: Final = frozenset({"recommended_use", "recommended_ceiling_amount", "money_is_held", "reduction_amount"})
_REASONS: Final = ("result_cut_amount", "recovered_amount", "unrectified_amount")
PARAMETERS: Final = (
    "result_excellent_action",
    "result_good_action",
    "result_fair_action",
    "result_poor_action",
    "recommended_fair_cut",
    "recommended_poor_cut",
    "result_cancel_below",
    "result_cut_base",
    "recovery_below",
    "recovery_share",
    "unrectified_action",
    "unrectified_cut",
    "result_reduction_most",
    "livelihood_reduction_most",
)
"""The parameters of the rulebook that a recommendation follows from."""

BOUNDARIES: Final = ("grade_excellent_from", "grade_good_from", "grade_fair_from")
"""Parameters that give a grade to a score: a scenario may move them too."""


@lru_cache(maxsize=256)
def _plan(values: Values) -> Plan:
    return Plan(catalogue.needed(WANTED), RESULTS, dict(values))


def recommended(results: pl.DataFrame, values: Mapping[str, int | str | bool | None]) -> pl.DataFrame:
    """Some project-years, one row each with the columns of `RESULTS`, with what the rules say of each added.

    `values`: the resolved `PARAMETERS`. Rows keep their order and their other columns.
    """
    lines = pl.DataFrame(schema={"form": pl.UInt32, "row": pl.UInt16})
    numbered = results.with_columns(form=pl.int_range(pl.len(), dtype=pl.UInt32))
    wanted: Values = tuple((name, values[name]) for name in PARAMETERS)
    return _plan(wanted).run(Tables(form=numbered, fund=lines, indicator=lines)).form.drop("form")


def explained(row: Mapping[str, object], resolution: Resolution) -> Explanation:
    """Why a project-year has its recommended ceiling."""
    return _explainer(row, resolution).explain(Grain.FORM, 0, "recommended_ceiling_amount")


def reasons(row: Mapping[str, object], resolution: Resolution) -> str:
    """The recommendation and its reasons in one sentence, empty without one."""
    if row["recommended_use"] is None:
        return ""
    explainer = _explainer(row, resolution)
    told = [explainer.explain(Grain.FORM, 0, "recommended_use").value]
    for name in _REASONS:
        if row[name]:
            each = explainer.explain(Grain.FORM, 0, name)
            told.append(f"{each.label} {each.value}（{each.numbers}）")
    if row["reduction_amount"] != sum(_amounts(row)):
        told.append(f"最多核减 {explainer.explain(Grain.FORM, 0, 'reduction_most_amount').value}")
    if row["money_is_held"]:
        told.append("整改没有完成，暂缓安排")
    return "；".join(told)


def _amounts(row: Mapping[str, object]) -> Sequence[int]:
    return [int(str(row[name] or 0)) for name in _REASONS]


def _explainer(row: Mapping[str, object], resolution: Resolution) -> Explainer:
    return Explainer({Grain.FORM: [row], Grain.FUND: [], Grain.INDICATOR: []}, resolution, lambda *_: "", RESULTS)
