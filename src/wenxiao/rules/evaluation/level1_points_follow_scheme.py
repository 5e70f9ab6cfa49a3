"""QC-004 一级指标分值按规定设置."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check

_ONE_PROJECT = frozenset({"self_evaluation"})
"""A whole department is scored by other structures."""


@check(
    "QC-004",
    Grain.FORM,
    "一级指标分值按规定设置",
    "max_points",
    "一级指标分值设为成本 {cost_points_sum}、产出 {output_points_sum}、效益 {outcome_points_sum}、"
    "满意度 {satisfaction_points_sum}，与规定不同；原则上产出 {output_points}、效益 {outcome_points}、"
    "满意度 {satisfaction_points}，有特殊情况的请写明理由。",
    forms=_ONE_PROJECT,
    cites="output_points",
    needs_complete=True,
)
def level1_points_follow_scheme(
    cost_points_sum: pl.Expr,
    output_points_sum: pl.Expr,
    outcome_points_sum: pl.Expr,
    satisfaction_points_sum: pl.Expr,
    points_stated: pl.Expr,
    execution_points_on_form: pl.Expr,
    level1_split_fixed: pl.Expr,
    output_points: pl.Expr,
    outcome_points: pl.Expr,
    outcome_points_without_satisfaction: pl.Expr,
    satisfaction_points: pl.Expr,
    cost_points: pl.Expr,
    output_points_with_cost: pl.Expr,
    outcome_points_with_cost: pl.Expr,
    outcome_points_with_cost_without_satisfaction: pl.Expr,
    satisfaction_points_with_cost: pl.Expr,
    cost_points_with_cost: pl.Expr,
) -> pl.Expr:
    """As one of the schemes in force: with or without cost, with or without satisfaction.

    Undecided where a line stands under none of the four headings, or points are unknown; free where the rulebook leaves
    the split to the unit.
    """
    none = pl.lit(0)
    sums = (cost_points_sum, output_points_sum, outcome_points_sum, satisfaction_points_sum)
    schemes = (
        (cost_points, output_points, outcome_points, satisfaction_points),
        (cost_points, output_points, outcome_points_without_satisfaction, none),
        (cost_points_with_cost, output_points_with_cost, outcome_points_with_cost, satisfaction_points_with_cost),
        (cost_points_with_cost, output_points_with_cost, outcome_points_with_cost_without_satisfaction, none),
    )
    follows = pl.any_horizontal(
        pl.all_horizontal(stated == asked for stated, asked in zip(sums, scheme, strict=True)) for scheme in schemes
    )
    elsewhere = points_stated - execution_points_on_form.fill_null(0) - sum(sums, none)
    return pl.when(elsewhere == 0).then(follows | ~level1_split_fixed)
