"""指标监控方式: how progress towards a target shows during the year."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit

LEVELS = ("%", "‰", "百分点", "分", "年", "岁", "级", "倍")
"""Units of what does not add up over the months."""


@rule(
    Grain.INDICATOR,
    "指标监控方式",
    Unit.TEXT,
    {
        "CUMULATIVE": "正向累计指标：逐月累加，全年达到指标值",
        "RATE": "比率和水平指标（百分比、年限等），不随月份累加",
        "CEILING": "反向指标：不得超过指标值",
        "ZERO": "“等于零”的指标：一次也不能发生",
        "QUALITATIVE": "定性指标：按达成情况判断",
        "DEADLINE": "时限指标：在指定日期前完成",
    },
    case="progress_kind",
)
def progress_kind(target_kind: pl.Expr, target_value: pl.Expr, target_unit: pl.Expr, direction: pl.Expr) -> pl.Expr:
    """One of the cases; null for what can be judged at the year's end only (ranges, frequencies, several numbers)."""
    is_rate = target_unit.is_in(LEVELS).fill_null(value=False)
    number = (
        pl.when(target_value == 0)
        .then(pl.lit("ZERO"))
        .when(direction == "LOWER_IS_BETTER")
        .then(pl.lit("CEILING"))
        .when(target_value < 0)
        .then(pl.lit(None, pl.String))
        .when(is_rate)
        .then(pl.lit("RATE"))
        .otherwise(pl.lit("CUMULATIVE"))
    )
    return (
        pl.when(target_kind == "NUMBER")
        .then(number)
        .when(target_kind.is_in(["QUALITATIVE", "YES_NO", "DONE"]))
        .then(pl.lit("QUALITATIVE"))
        .when(target_kind == "DATE")
        .then(pl.lit("DEADLINE"))
    )
