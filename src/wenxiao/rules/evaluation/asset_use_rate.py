"""固定资产利用率 = 在用固定资产 ÷ 全部固定资产."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "固定资产利用率", Unit.RATIO, "{used_assets_amount} ÷ {assets_amount}", rounding="四舍五入到 0.01 %")
def asset_use_rate(used_assets_amount: pl.Expr, assets_amount: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴; null without assets."""
    return share_half_up(pl.lit(10_000), used_assets_amount, assets_amount)
