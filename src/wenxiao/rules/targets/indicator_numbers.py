"""All numbers in the names and targets of a form's indicators, as digits."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "指标里的数", Unit.TEXT, "各指标名称和指标值里出现的数", over=Grain.INDICATOR)
def indicator_numbers(level3: pl.Expr, target_text: pl.Expr) -> pl.Expr:
    """A list of number texts per form."""
    wording = pl.concat_str(level3, target_text, separator=" ", ignore_nulls=True)
    return wording.str.extract_all(r"\d+(?:\.\d+)?").explode()
