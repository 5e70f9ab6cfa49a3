"""All numbers in the names and targets of a form's indicators."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit
from wenxiao.kernel.texts import once
from wenxiao.rules import words


@rule(Grain.FORM, "指标里的数", Unit.TEXT, "各指标名称和指标值里出现的数", over=Grain.INDICATOR)
def indicator_numbers(level3: pl.Expr, target_text: pl.Expr) -> pl.Expr:
    """A list of values ×10⁴ per form; 1.2万 is there as 12000 and as 1.2, 3.5公里 also as 3500 and 3500米 as 3.5."""
    return pl.concat([once(text, _values).explode() for text in (level3, target_text)]).implode()


def _values(text: pl.Expr) -> pl.Expr:
    numbers = words.plain_numbers(text).str.extract_all(r"\d+(?:\.\d+)?\s*万?\s*(?:公里|千米|米)?")
    number = pl.element()
    value = words.counted(number)
    in_metres = pl.when(number.str.contains("公里|千米")).then(value * 1_000)
    in_kilometres = pl.when(number.str.contains("[^千]米|万米")).then(value // 1_000)
    several = pl.concat([value, words.counted(number.str.replace("万", "")), in_metres, in_kilometres])
    return numbers.list.eval(several)
