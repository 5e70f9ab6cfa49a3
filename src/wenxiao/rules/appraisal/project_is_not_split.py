"""QC-219 没有把一个项目拆成几个以低于重点评估界限."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-219",
    Grain.INDICATOR,
    "没有拆分项目规避重点评估",
    "requested_amount",
    "本单位有 {requests_of_purpose} 个用途同为“{request_purpose}”的新增项目，各自低于 {appraisal_key_from}，"
    "合计 {amount_of_purpose}；请合并为一个项目开展重点评估，或说明为什么是不同的项目。",
    forms=scope.REQUEST,
    printed="requested_amount",
    expected="amount_of_purpose",
    cites="appraisal_key_from",
)
def project_is_not_split(
    requests_of_purpose: pl.Expr,
    amount_of_purpose: pl.Expr,
    is_new: pl.Expr,
    requested_amount: pl.Expr,
    appraisal_key_from: pl.Expr,
) -> pl.Expr:
    """Several below the line that together reach it are one project in parts."""
    is_part = is_new & (requested_amount < appraisal_key_from)
    return ~is_part | (requests_of_purpose < 2) | (amount_of_purpose < appraisal_key_from)  # noqa: PLR2004 - several
