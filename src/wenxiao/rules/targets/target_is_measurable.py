"""QC-205 指标值可衡量."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope, words


@check(
    "QC-205",
    Grain.INDICATOR,
    "指标值可衡量",
    "target_text",
    "“{target_text}”量不出来；请改成数（几个、百分之几、几月几日前），确需定性的写明评判标准。",
    forms=scope.PLANNED,
    printed="target_text",
)
def target_is_measurable(target_kind: pl.Expr, target_text: pl.Expr) -> pl.Expr:
    """No 提高, 显著, 有效 without a number or a standard, no bare 是 or 完成; 无 says none, which can be counted.

    A text behind an operator sign is the business of QC-221.
    """
    vague = (target_kind == "QUALITATIVE") & words.is_vague(target_text) & ~words.has_glyph(target_text)
    bare = target_kind.is_in(["YES_NO", "DONE"]) & ~target_text.str.contains("无")
    return ~(vague | bare)
