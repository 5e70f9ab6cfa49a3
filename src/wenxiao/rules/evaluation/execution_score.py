"""预算执行得分 = 分值 × 执行率, at most the full points."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "预算执行得分",
    Unit.POINTS,
    "{total_executed_amount} ÷ {total_base_amount} × {execution_max_points}，最高得满分",
    cites=("execution_points", "execution_rate_cap"),
    rounding="四舍五入到 0.01 分，执行率不先取整",
)
def execution_score(
    total_executed_amount: pl.Expr,
    total_base_amount: pl.Expr,
    execution_max_points: pl.Expr,
    execution_rate_cap: pl.Expr,
) -> pl.Expr:
    """Points ×10², from the unrounded rate: 43.20 → 37.24 of 10 points gives 8.62."""
    # Held against the cap in 1/10 000 fen: amounts × cap leave Int64.
    capped = pl.min_horizontal(total_executed_amount * 10_000, total_base_amount.cast(pl.Int128) * execution_rate_cap)
    return pl.when(total_executed_amount.is_not_null()).then(
        share_half_up(execution_max_points, capped, total_base_amount * 10_000)
    )
