"""完成值 in the unit of its target: 元, 万元 and 亿元 are converted, other units must agree."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import LARGEST, Unit
from wenxiao.kernel.texts import looked_up, only_where

_MONEY = {"元": 1, "千元": 1_000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}


@rule(Grain.INDICATOR, "完成值（折合为指标值的单位）", Unit.VALUE, "{actual_value}", picks=True)
def comparable_actual_value(
    actual_value: pl.Expr,
    actual_unit: pl.Expr,
    target_value: pl.Expr,
    target_unit: pl.Expr,
    target_kind: pl.Expr,
    actual_kind: pl.Expr,
) -> pl.Expr:
    """Value ×10⁴ in the target's unit; null where either is no single number or the units cannot be compared exactly.

    A missing unit is read as the other side's. A negative actual counts as 0, since points are never negative; against
    a negative target (≤−5 %) it stays what it is. What a conversion makes larger than `scales.LARGEST` is null.
    """
    numbers = (target_kind == "NUMBER") & (actual_kind == "NUMBER")
    same = actual_unit.is_null() | target_unit.is_null() | (actual_unit == target_unit)
    mine, theirs = (looked_up(only_where(each, ~same), _MONEY) for each in (actual_unit, target_unit))
    times, parts = mine // theirs, theirs // mine
    multiplied = pl.when(actual_value.abs() <= LARGEST // times).then(actual_value * times)
    divided = pl.when(actual_value % parts == 0).then(actual_value // parts)
    value = pl.when(same).then(actual_value).when(mine > theirs).then(multiplied).otherwise(divided)
    return pl.when(numbers).then(pl.when((value < 0) & (target_value >= 0)).then(0).otherwise(value))
