"""一般评估的结论 of the verdicts on the dimensions."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "一般评估结论",
    Unit.TEXT,
    {
        "SUPPORT": "予以支持：各维度都符合",
        "ADJUST": "调整完善后支持：没有不符合的维度，但有基本符合的",
        "REJECT": "不予支持：有不符合的维度",
    },
    over=Grain.INDICATOR,
    case="short_form_conclusion",
)
def short_form_conclusion(verdict: pl.Expr) -> pl.Expr:
    """SUPPORT, ADJUST or REJECT; null while a dimension has no verdict."""
    return (
        pl.when((verdict.is_null().sum() > 0) | (verdict.len() == 0))
        .then(None)
        .when((verdict == "NOT_MET").any())
        .then(pl.lit("REJECT"))
        .when((verdict == "PARTLY_MET").any())
        .then(pl.lit("ADJUST"))
        .otherwise(pl.lit("SUPPORT"))
    )
