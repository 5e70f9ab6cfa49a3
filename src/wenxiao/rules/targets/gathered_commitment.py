"""各地承诺值汇总."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit
from wenxiao.rules import gathering


@rule(
    Grain.FORM,
    "各地承诺值汇总",
    Unit.VALUE,
    "各地的数按汇总方式（合计、按资金加权平均、取最差）得出",
    over=Grain.INDICATOR,
    rounding="加权平均四舍五入到 4 位小数",
)
def gathered_commitment(
    held_value: pl.Expr, part_amount: pl.Expr, part_gathering: pl.Expr, part_operator: pl.Expr
) -> pl.Expr:
    """What the places that have answered make together. Null without any, and for a mean without money."""
    return gathering.gathered(held_value, part_amount, part_gathering, part_operator)
