"""报告质量均分: what commissioners gave the reports of an external evaluator."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "报告质量均分",
    Unit.POINTS,
    "{quality_sum} ÷ {accepted_reports}",
    rounding="四舍五入到 0.01 分",
)
def average_report_quality(quality_sum: pl.Expr, accepted_reports: pl.Expr) -> pl.Expr:
    """Points ×10²; null for an evaluator none of whose reports was rated."""
    return divide_half_up(quality_sum, accepted_reports)
