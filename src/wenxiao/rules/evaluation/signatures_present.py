"""QC-307 负责人签字齐备."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-307",
    Grain.FORM,
    "负责人已签字",
    "project_head",
    "项目负责人或财务负责人栏空着（项目负责人“{project_head}”，财务负责人“{finance_head}”）；请签字后报送。",
    forms=scope.SELF,
)
def signatures_present(project_head: pl.Expr, finance_head: pl.Expr, results_written: pl.Expr) -> pl.Expr:
    """Every signature place that the form has is filled, where there are places, and results to sign for."""
    nothing_yet = results_written == 0
    return nothing_yet | ~pl.any_horizontal(head.fill_null("—") == "" for head in (project_head, finance_head))
