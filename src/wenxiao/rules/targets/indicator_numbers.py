"""All numbers in the names and targets of a form's indicators."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit
from wenxiao.kernel.texts import once
from wenxiao.rules import words

_NUMBER = r"[0-9]+(?:\.[0-9]+)? ?(?:[%％‰]|万? ?(?:公里|千米|米)?)"


@rule(Grain.FORM, "指标里的数", Unit.TEXT, "各指标名称和指标值里出现的数", over=Grain.INDICATOR)
def indicator_numbers(level3: pl.Expr, target_text: pl.Expr) -> pl.Expr:
    """A list of values ×10⁴ per form; rates are left out.

    1.2万 is there as 12000 and as 1.2, 3.5公里 also as 3500, 3500米 also as 3.5.
    """
    return pl.concat([once(text, _values).explode() for text in (level3, target_text)]).implode()


def _values(text: pl.Expr) -> pl.Expr:
    found = words.plain_numbers(text).str.extract_all(_NUMBER)
    numbers = found.list.eval(pl.element().filter(~pl.element().str.contains("[%％‰]")))
    number, value = pl.element(), words.counted(pl.element())
    without_ten_thousands = number.filter(number.str.contains("万")).str.replace("万", "")
    in_metres = value.filter(number.str.contains("公里|千米")) * 1_000
    in_kilometres = value.filter(number.str.contains("[^千公]米")) // 1_000
    return numbers.list.eval(pl.concat([value, words.counted(without_ten_thousands), in_metres, in_kilometres]))
