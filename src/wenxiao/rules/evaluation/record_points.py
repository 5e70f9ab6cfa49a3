"""业绩得分: reports that were accepted in the years looked at."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "业绩得分",
    Unit.POINTS,
    "{accepted_reports} ÷ {evaluator_record_full_at} × {evaluator_record_points}，最高得满分",
    cites=("evaluator_record_points", "evaluator_record_full_at"),
    rounding="四舍五入到 0.01 分",
)
def record_points(
    accepted_reports: pl.Expr, evaluator_record_points: pl.Expr, evaluator_record_full_at: pl.Expr
) -> pl.Expr:
    """Points ×10²; full points from the number that the rulebook names."""
    most = (
        pl.when(accepted_reports > evaluator_record_full_at).then(evaluator_record_full_at).otherwise(accepted_reports)
    )
    return share_half_up(evaluator_record_points, most, evaluator_record_full_at)
