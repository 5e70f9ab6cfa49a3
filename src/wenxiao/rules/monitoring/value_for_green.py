"""转绿灯所需完成值: the least value to date that would be on plan."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "转绿灯所需完成值",
    Unit.VALUE,
    "{expected_value_to_date} × {alert_yellow_below}",
    rounding="进位到 4 位小数",
)
def value_for_green(progress_kind: pl.Expr, expected_value_to_date: pl.Expr, alert_yellow_below: pl.Expr) -> pl.Expr:
    """Value ×10⁴ that a positive indicator has to reach, a limit that it has to keep; null otherwise.

    Rounded up, so that whoever reaches it does turn green.
    """
    limit = progress_kind.is_in(["CEILING", "ZERO"])
    positive = progress_kind.is_in(["CUMULATIVE", "RATE"])
    index = alert_yellow_below.cast(pl.Int128)
    least = divide_up(expected_value_to_date * index, pl.lit(10_000).cast(pl.Int128)).cast(pl.Int64, strict=False)
    return pl.when(limit).then(expected_value_to_date).when(positive).then(least)
