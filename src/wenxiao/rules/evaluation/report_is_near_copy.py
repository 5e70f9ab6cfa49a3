"""报告是否雷同: a report that is a near-copy of an earlier one."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "报告是否雷同",
    Unit.FLAG,
    "{copied_ratio} ≥ {report_copied_from}",
    cites=("report_copied_from",),
)
def report_is_near_copy(copied_ratio: pl.Expr, report_copied_from: pl.Expr) -> pl.Expr:
    """Exactly the bound is a near-copy; a report without text that can be compared gives null."""
    return copied_ratio >= report_copied_from
