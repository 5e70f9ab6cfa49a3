"""QC-302b 没有模板残留: 指标行."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope, words


@check(
    "QC-302b",
    Grain.INDICATOR,
    "指标无模板残留",
    "level3",
    "指标“{level3}”还留着空白表的提示或占位符；请写本项目的指标名称和指标值。",
    forms=scope.EVERY,
    printed="level3",
)
def indicator_has_no_residue(level3: pl.Expr, target_text: pl.Expr, explanation: pl.Expr) -> pl.Expr:
    """In the name, the target or the explanation."""
    texts = (level3, target_text, explanation)
    return ~pl.any_horizontal(words.is_residue(text) for text in texts).fill_null(value=False)
