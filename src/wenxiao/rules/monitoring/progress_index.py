"""进度指数 = 完成值 ÷ 应完成值."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "进度指数",
    Unit.RATIO,
    "{comparable_actual_value} ÷ {expected_value_to_date}",
    rounding="四舍五入到 0.01%",
)
def progress_index(
    comparable_actual_value: pl.Expr,
    expected_value_to_date: pl.Expr,
    target_value: pl.Expr,
    progress_kind: pl.Expr,
    alert_share_least: pl.Expr,
) -> pl.Expr:
    """Ratio ×10⁴ of what should be there by now; null where more is not better, or too little is due to tell.

    Too little: less than `alert_share_least` of the target, where one delivery more or less would decide.
    """
    positive = progress_kind.is_in(["CUMULATIVE", "RATE"])
    due = expected_value_to_date * 10_000 >= target_value * alert_share_least
    return pl.when(positive & due).then(divide_half_up(comparable_actual_value * 10_000, expected_value_to_date))
