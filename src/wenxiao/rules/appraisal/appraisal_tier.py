"""评估类别: general below the amount of the rulebook, key at or above it."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "评估类别",
    Unit.TEXT,
    {
        "GENERAL": "一般评估：申请 {requested_amount} < {appraisal_key_from}",
        "KEY": "重点评估：申请 {requested_amount} ≥ {appraisal_key_from}",
    },
    case="appraisal_tier",
    cites=("appraisal_key_from",),
)
def appraisal_tier(requested_amount: pl.Expr, appraisal_key_from: pl.Expr) -> pl.Expr:
    """GENERAL or KEY; exactly on the amount is KEY. Null without an amount, or where no amount is set."""
    return (
        pl.when(requested_amount >= appraisal_key_from)
        .then(pl.lit("KEY"))
        .when(requested_amount < appraisal_key_from)
        .then(pl.lit("GENERAL"))
    )
