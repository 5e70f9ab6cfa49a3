"""应完成值: what should be there by the month that is covered."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "截至当月应完成值",
    Unit.VALUE,
    {
        "CURVE": "{planned_value}（计划曲线当月累计值）",
        "EQUAL_MONTHS": "{target_value} × {as_of_month} ÷ 12",
        "WHOLE": "{target_value}",
    },
    case="expected_basis",
    cites=("alert_basis",),
    rounding="四舍五入到 4 位小数",
)
def expected_value_to_date(
    expected_basis: pl.Expr, planned_value: pl.Expr, target_value: pl.Expr, as_of_month: pl.Expr
) -> pl.Expr:
    """Value ×10⁴ in the target's unit; null where nothing is counted or the months are not stated."""
    months = as_of_month.cast(pl.Int64)
    in_year = pl.when(months.is_between(1, 12)).then(months)
    return (
        pl.when(expected_basis == "CURVE")
        .then(planned_value)
        .when(expected_basis == "EQUAL_MONTHS")
        .then(share_half_up(target_value, in_year, pl.lit(12)))
        .when(expected_basis == "WHOLE")
        .then(target_value)
    )
