"""The quantities that the goal text promises (9200人, 1.2万亩); not money, years, durations or the present stock."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit
from wenxiao.kernel.texts import once
from wenxiao.rules import words

_STOCK = r"(?:现有|共有|下辖|辖区?|总人口|总面积|原有|已有)[^0-9，。;；]{0,8}"
_NOT_COUNTED = r"个(?:月|百分点|工作日|小时|季度|年度|学期|方面|层面|阶段|维度|重点|一批)|米/|人/|次/|人均|户均|场/"
_COUNTED = (
    r"人次|人|户|亩|平方米|平米|㎡|平方公里|立方米|米|公里|千米|个|座|株|头|只|羽|场次|场|次|名|位|台|套|处|辆|件|公顷|棵|盏|间|所|栋|"
    r"期|份|篇|吨|口|眼"
)
_PROMISE = rf"(?:{_STOCK})?第?[0-9]+(?:\.[0-9]+)? ?万? ?(?:{_NOT_COUNTED}|{_COUNTED})"


@rule(Grain.FORM, "总体目标里的数量", Unit.TEXT, "总体目标文字里带计量单位的数")
def goal_quantities(goal: pl.Expr) -> pl.Expr:
    """A list of values ×10⁴ per form; 1.2万亩 counts 12000. A single thing (1个中心) need not be said by number."""
    return once(goal, _promised)


def _promised(goal: pl.Expr) -> pl.Expr:
    promises = words.plain_numbers(goal).str.extract_all(_PROMISE)
    other = pl.element().str.contains(rf"^(?:{_STOCK}|第)|^1[^0-9.万]|(?:{_NOT_COUNTED})$")
    return promises.list.eval(words.counted(pl.element().filter(~other)))
