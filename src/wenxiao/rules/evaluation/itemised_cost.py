"""The cost lines of a form multiplied out: 单价 × the quantity in the indicator's name, or the amount itself."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import LARGEST, Unit
from wenxiao.kernel.texts import once

_QUANTITY = r"(?:^|[^\d.])(\d{1,9})(?:平方米|平米|㎡|米|公里|亩|立方米|个|台|套|座)"


def _quantity(name: pl.Expr) -> pl.Expr:
    return name.str.extract(_QUANTITY, 1).cast(pl.Int64)


@rule(Grain.FORM, "成本明细合计", Unit.AMOUNT, "各成本指标的 单价 × 名称中的数量，或金额 之和", over=Grain.INDICATOR)
def itemised_cost(
    sub_dimension: pl.Expr,
    dimension: pl.Expr,
    level3: pl.Expr,
    target_value: pl.Expr,
    target_unit: pl.Expr,
    pattern_indicators_least: pl.Expr,
) -> pl.Expr:
    """Fen; null with too few cost lines in 元, or one that cannot be read, or none with a quantity."""
    cost = (dimension == "COST") | (sub_dimension == "COST")
    in_yuan = cost & target_unit.str.starts_with("元").fill_null(value=False)
    quantity = once(level3, _quantity)
    times = quantity.fill_null(1)
    fen = pl.when(target_value <= LARGEST // times).then(target_value * times // 100)
    readable = (~cost | (in_yuan & fen.is_not_null())).all()
    enough = (in_yuan.sum() >= pattern_indicators_least) & (quantity.is_not_null() & in_yuan).any()
    return pl.when(readable & enough).then(fen.filter(in_yuan).sum())
