"""须先评估: what is new, in the annual request or as a major undertaking during the year."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "须先开展事前评估",
    Unit.FLAG,
    "新增的政策和项目（年中追加的为新增重大事业发展类；到期拟延续的：{appraisal_of_expired_required}），"
    "申请 {requested_amount} ≥ {appraisal_required_from}",
    cites=("appraisal_required_from",),
)
def appraisal_is_required(
    is_new: pl.Expr,
    is_mid_year: pl.Expr,
    is_major_undertaking: pl.Expr,
    is_expired: pl.Expr,
    requested_amount: pl.Expr,
    appraisal_required_from: pl.Expr,
    appraisal_of_expired_required: pl.Expr,
) -> pl.Expr:
    """Null without an amount. `is_expired`: has reached its last year and is asked for again."""
    kinds = (is_new & (~is_mid_year | is_major_undertaking)) | (is_expired & appraisal_of_expired_required)
    return kinds & (requested_amount >= appraisal_required_from)
