"""QC-117 得分最多两位小数."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-117",
    Grain.INDICATOR,
    "得分两位小数",
    "score",
    "得分“{score_text}”超过两位小数；请四舍五入到 0.01 分。",
    forms=scope.SCORED,
    printed="score_text",
)
def score_has_two_decimals(score_text: pl.Expr) -> pl.Expr:
    """As printed."""
    return ~score_text.str.contains(r"\.\d{3,}")
