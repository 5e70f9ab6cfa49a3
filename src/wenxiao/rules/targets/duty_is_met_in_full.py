"""QC-107 法定足额的事, 目标不打折."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.kernel.scales import HUNDRED_PERCENT
from wenxiao.rules import scope


@check(
    "QC-107",
    Grain.INDICATOR,
    "应足额的目标不打折",
    "target_text",
    "“{level3}”本应全部做到，指标值“{target_text}”定低了；请写 =100%。",
    forms=scope.PLANNED,
    printed="target_text",
)
def duty_is_met_in_full(level3: pl.Expr, target_unit: pl.Expr, target_value: pl.Expr) -> pl.Expr:
    """Salaries and pensions are paid in full, correctly and on time by law."""
    duty = level3.str.contains("(工资|薪酬|养老金|退休费|社保).*(发放|缴纳|缴费).*(准确|足额|及时|率)")
    return ~duty | (target_unit != "%") | (target_value >= HUNDRED_PERCENT)
