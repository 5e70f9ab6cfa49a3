"""评分一致率 of an external evaluator: scores that a second, blind scorer agrees with."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "评分一致率",
    Unit.RATIO,
    "两次评分一致的份数 ÷ 两次评分的份数",
    over=Grain.INDICATOR,
    rounding="四舍五入到 0.01%",
)
def agreement_rate(scores_agree: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴; null without a pair of scores."""
    pairs = scores_agree.is_not_null().sum().cast(pl.Int64)
    return divide_half_up(scores_agree.fill_null(value=False).sum().cast(pl.Int64) * 10_000, pairs)
