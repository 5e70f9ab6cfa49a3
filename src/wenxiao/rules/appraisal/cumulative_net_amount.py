"""累计净现值 up to a year."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FUND, "累计净现值", Unit.AMOUNT, "截至本年的效益现值合计 − 成本现值合计")
def cumulative_net_amount(form: pl.Expr, present_benefit_amount: pl.Expr, present_cost_amount: pl.Expr) -> pl.Expr:
    """Fen; the lines of a form follow each other by year."""
    return (present_benefit_amount - present_cost_amount).cum_sum().over(form)
