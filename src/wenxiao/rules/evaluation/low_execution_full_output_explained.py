"""QC-118 资金执行很低而产出全部完成, 要说明."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope, words


@check(
    "QC-118",
    Grain.FORM,
    "低执行高产出有说明",
    "execution_rate_value",
    "资金只执行 {project_execution_rate}，{output_lines} 个产出指标却全部完成；请说明是节约、未付款，还是数据有误。",
    forms=scope.SELF,
    printed="project_execution_rate",
    expected="low_execution_line",
    cites="low_execution_line",
)
def low_execution_full_output_explained(
    project_execution_rate: pl.Expr,
    low_execution_line: pl.Expr,
    output_lines: pl.Expr,
    output_lines_met: pl.Expr,
    execution_reason: pl.Expr,
    fund_reason_is_written: pl.Expr,
) -> pl.Expr:
    """A written reason settles it, wherever the form has its place."""
    strange = (project_execution_rate < low_execution_line) & (output_lines > 0) & (output_lines == output_lines_met)
    return ~strange | ~words.is_blank(execution_reason) | fund_reason_is_written
