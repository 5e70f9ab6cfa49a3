"""QC-107 法定足额的事, 目标不打折."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.kernel.scales import HUNDRED_PERCENT
from wenxiao.rules import scope

_BY_LAW = r"(工资|薪酬|薪金|养老金|退休费|社保|社会保险费|公积金).*(发放|缴纳|缴费).*(准确|足额|及时|覆盖|保障|率)"
_OWED = (
    r"(补助|补贴|津贴|救助|低保|抚恤|优抚|供养|生活费|助学金|奖学金|资金|经费).{0,6}(发放|兑现|拨付|到位)率|"
    r"工程.{0,6}验收合格率"
)
_PLAINLY_LOW = 900_000
"""90 % ×10⁴: below it, money that people are owed is plainly planned to go missing."""


@check(
    "QC-107",
    Grain.INDICATOR,
    "应足额的目标不打折",
    "target_text",
    "“{level3}”本应全部做到，指标值“{target_text}”定低了；请写 =100%。",
    forms=scope.PLANNED,
    printed="target_text",
    suggests="suggested_target_text",
)
def duty_is_met_in_full(level3: pl.Expr, target_unit: pl.Expr, name_unit: pl.Expr, target_value: pl.Expr) -> pl.Expr:
    """Salaries and pensions are paid in full, correctly and on time by law; what else is owed to people, nearly so."""
    share = pl.coalesce(target_unit, name_unit) == "%"
    by_law = level3.str.contains(_BY_LAW) & (target_value < HUNDRED_PERCENT)
    owed = level3.str.contains(_OWED) & (target_value < _PLAINLY_LOW)
    return ~(share & (by_law | owed))
