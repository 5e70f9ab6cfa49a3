"""正向/反向指标: whether more is better, told by the operator, else by what the indicator measures."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit
from wenxiao.kernel.texts import only_where
from wenxiao.rules import words
from wenxiao.rules.words import DURATIONS

_DIRECTIONS = pl.Enum(["HIGHER_IS_BETTER", "LOWER_IS_BETTER"])


@rule(
    Grain.INDICATOR,
    "指标方向",
    Unit.TEXT,
    {
        "HIGHER_IS_BETTER": "正向指标：完成值越高越好",
        "LOWER_IS_BETTER": "反向指标：完成值越低越好",
    },
    case="direction",
)
def direction(
    target_operator: pl.Expr,
    target_value: pl.Expr,
    target_unit: pl.Expr,
    dimension: pl.Expr,
    sub_dimension: pl.Expr,
    level3: pl.Expr,
) -> pl.Expr:
    """`HIGHER_IS_BETTER` or `LOWER_IS_BETTER`.

    ≥ and > mean more, ≤ and < mean less. With = or no operator: costs, harms, waiting times and zero targets are to
    stay low. A rate is no cost, wherever it is filed (生均补助标准达标率).
    """
    more, less = target_operator.is_in(["GE", "GT"]), target_operator.is_in(["LE", "LT"])
    undecided = target_operator.is_null() | (target_operator == "EQ")
    level3, unit = only_where(level3, undecided), only_where(target_unit, undecided)
    filed_as_cost = (dimension == "COST") | sub_dimension.is_in(
        ["COST", "ECONOMIC_COST", "SOCIAL_COST", "ENVIRONMENTAL_COST"]
    )
    named_as_cost = words.is_price(level3) & unit.str.contains("元")
    cost = (filed_as_cost.fill_null(value=False) | named_as_cost.fill_null(value=False)) & ~(
        words.is_rate(level3) | words.is_saving(level3)
    ).fill_null(value=False)
    waiting = words.is_duration(level3) & unit.is_in(DURATIONS)
    kept_low = (cost, words.is_harm(level3), waiting, target_value == 0)
    low = pl.any_horizontal(kept_low).fill_null(value=False)
    lower, higher = pl.lit("LOWER_IS_BETTER", _DIRECTIONS), pl.lit("HIGHER_IS_BETTER", _DIRECTIONS)
    return pl.when(less).then(lower).when(more).then(higher).when(low).then(lower).otherwise(higher)
