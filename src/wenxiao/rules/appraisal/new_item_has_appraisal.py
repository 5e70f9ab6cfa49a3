"""QC-218 须先评估的申请已有评估结论."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-218",
    Grain.INDICATOR,
    "新增项目先评估后申请",
    "appraised_as",
    "申请 {requested_amount} 的新增项目须先开展{tier_words}，现在没有得到支持的评估结论；"
    "请先完成事前评估，再提交预算申请。",
    forms=scope.REQUEST,
    cites="appraisal_required_from",
)
def new_item_has_appraisal(appraisal_is_required: pl.Expr, appraisal_tier: pl.Expr, appraised_as: pl.Expr) -> pl.Expr:
    """A key appraisal also does for a general one, not the other way round; a rejected one counts as none."""
    enough = (appraised_as == "KEY") | (appraised_as == appraisal_tier) | appraisal_tier.is_null()
    return ~appraisal_is_required | (appraised_as.is_not_null() & enough.fill_null(value=False))
