"""怎样转灯: what would turn the light of an indicator."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "怎样转绿灯",
    Unit.TEXT,
    {
        "REACH": "完成值达到 {value_for_green} 即转绿灯",
        "CATCH_UP": "完成值继续增加，预计年末达到 {target_value} 即转绿灯",
        "LOWER": "核实后降到 {value_for_green} 以内即转绿灯；确已发生的，说明原因并控制后续",
        "DO": "达成年度指标即转绿灯",
        "FINISH": "完成后填写完成日期；已逾期的说明原因",
        "RECONSIDER": "核实完成值；属实的，说明原因或按程序调整指标值",
    },
    case="indicator_turn",
)
def indicator_turn(indicator_alert: pl.Expr) -> pl.Expr:
    """One of the cases; null for green and where no rule could be asked."""
    ways = {
        "BEHIND": "REACH",
        "FAR_BEHIND": "REACH",
        "NOTHING_DONE": "REACH",
        "FORECAST_SHORT": "CATCH_UP",
        "EXCEEDED": "LOWER",
        "PARTLY": "DO",
        "FAILED": "DO",
        "LATE": "FINISH",
        "FAR_ABOVE": "RECONSIDER",
    }
    return indicator_alert.replace_strict(ways, default=None, return_dtype=pl.String)
