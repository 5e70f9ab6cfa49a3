"""QC-211 时效指标写明时间."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-211",
    Grain.INDICATOR,
    "时效指标有时间",
    "target_text",
    "时效指标“{level3}”的指标值“{target_text}”没有时间；请写几月几日前，或及时率百分之几。",
    forms=scope.TARGET,
    printed="target_text",
    suggests="suggested_target_text",
)
def timeliness_has_date(sub_dimension: pl.Expr, target_kind: pl.Expr, target_text: pl.Expr) -> pl.Expr:
    """A date, a span, a frequency or a number, be it in a sentence (每月10日前发放)."""
    words_only = target_kind.is_in(["QUALITATIVE", "YES_NO", "DONE"])
    timed = target_text.str.contains(r"\d|[按每逐当次][年季月周日]|全年|年[内底末]|月[内底末]|季度|不适用")
    return (sub_dimension != "TIMELINESS") | ~words_only | timed
