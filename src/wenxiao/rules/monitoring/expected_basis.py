"""应完成值的依据: what an indicator's value to date is held against."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "应完成值的依据",
    Unit.TEXT,
    {
        "CURVE": "项目自己的计划曲线",
        "EQUAL_MONTHS": "指标值按十二个月均分",
        "WHOLE": "全年指标值",
    },
    case="expected_basis",
    cites=("alert_basis",),
)
def expected_basis(progress_kind: pl.Expr, planned_value: pl.Expr, alert_basis: pl.Expr) -> pl.Expr:
    """`CURVE`, `EQUAL_MONTHS` or `WHOLE`; null where nothing is counted.

    Under a scheme of equal months every positive number is divided by twelve, rates as well, as the schemes seen do.
    Under plan curves a rate without a curve of its own is expected in full at any time, since it does not add up.
    """
    by_month = alert_basis == "equal_months"
    positive = progress_kind.is_in(["CUMULATIVE", "RATE"])
    return (
        pl.when(progress_kind.is_in(["CEILING", "ZERO"]))
        .then(pl.lit("WHOLE"))
        .when(positive & by_month)
        .then(pl.lit("EQUAL_MONTHS"))
        .when(positive & planned_value.is_not_null())
        .then(pl.lit("CURVE"))
        .when(progress_kind == "RATE")
        .then(pl.lit("WHOLE"))
        .when(progress_kind == "CUMULATIVE")
        .then(pl.lit("EQUAL_MONTHS"))
    )
