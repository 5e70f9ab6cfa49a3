"""Which amount is the base: named by the rulebook."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "压减的基数是哪一项", Unit.TEXT, "{result_cut_base}")
def result_base_case(result_cut_base: pl.Expr) -> pl.Expr:
    """`approved`, `requested` or `ceiling`; the approved amount where no instrument chooses."""
    return result_cut_base.fill_null("approved")
