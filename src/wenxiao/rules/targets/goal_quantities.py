"""The quantities that the goal text promises (9200人, 300平方米), as digits; money and years are not among them."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit

_PROMISE = (
    r"\d+(?:\.\d+)?万?"
    r"(?:人次|人|户|亩|平方米|平米|㎡|米|公里|千米|个|座|株|头|只|场|次|名|台|套|处|辆|件|公顷|立方米|棵|盏)"
)


@rule(Grain.FORM, "总体目标里的数量", Unit.TEXT, "总体目标文字里带计量单位的数")
def goal_quantities(goal: pl.Expr) -> pl.Expr:
    """A list of number texts per form."""
    return goal.str.extract_all(_PROMISE).list.eval(pl.element().str.extract(r"(\d+(?:\.\d+)?)"))
