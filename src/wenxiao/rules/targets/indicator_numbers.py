"""All numbers in the names and targets of a form's indicators, where the goal promises any."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit
from wenxiao.rules import words

_NUMBER = r"[0-9]+(?:\.[0-9]+)? ?(?:[%％‰]|万? ?(?:公里|千米|米)?)"


@rule(Grain.FORM, "指标里的数", Unit.TEXT, "各指标名称和指标值里出现的数")
def indicator_numbers(indicator_wording: pl.Expr, goal_quantities: pl.Expr) -> pl.Expr:
    """A list of values ×10⁴ per form; rates are left out; null where the goal promises nothing.

    1.2万 is there as 12000 and as 1.2, 3.5公里 also as 3500, 3500米 also as 3.5.
    """
    wording = pl.when(goal_quantities.list.len() > 0).then(words.plain_numbers(indicator_wording))
    numbers = wording.str.extract_all(_NUMBER).list.eval(pl.element().filter(~pl.element().str.contains("[%％‰]")))
    number, value = pl.element(), words.counted(pl.element())
    readings = (
        value,
        words.counted(number.filter(number.str.contains("万", literal=True)).str.replace("万", "", literal=True)),
        value.filter(number.str.contains("公里|千米")) * 1_000,
        value.filter(number.str.contains("[^千公]米")) // 1_000,
    )
    return numbers.list.eval(pl.concat(readings))
