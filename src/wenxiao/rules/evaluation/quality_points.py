"""质量得分: the average quality of earlier reports."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit

_FULL = 10_000
"""A hundred points ×10²."""


@rule(
    Grain.FORM,
    "质量得分",
    Unit.POINTS,
    "{average_report_quality}（没有评过的按 {evaluator_quality_unrated}）÷ 100 × {evaluator_quality_points}",
    cites=("evaluator_quality_points", "evaluator_quality_unrated"),
    rounding="四舍五入到 0.01 分",
)
def quality_points(
    average_report_quality: pl.Expr, evaluator_quality_points: pl.Expr, evaluator_quality_unrated: pl.Expr
) -> pl.Expr:
    """Points ×10²; whoever was never rated is taken for the rulebook's points, so that newcomers have a chance."""
    return share_half_up(
        evaluator_quality_points, average_report_quality.fill_null(evaluator_quality_unrated), pl.lit(_FULL)
    )
