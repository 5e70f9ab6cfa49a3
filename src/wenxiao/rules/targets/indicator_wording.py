"""The names and targets of a form's indicators as one text."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "各指标的文字", Unit.TEXT, "各指标名称和指标值", over=Grain.INDICATOR)
def indicator_wording(level3: pl.Expr, target_text: pl.Expr) -> pl.Expr:
    """A text, lines parted by a semicolon."""
    return pl.concat_str(level3, target_text, separator="；", ignore_nulls=True).str.join("；")
