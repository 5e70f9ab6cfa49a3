"""绩效目标审核等级: 优、良、中、差."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit
from wenxiao.rules.grading import graded


@rule(
    Grain.FORM,
    "绩效目标审核等级",
    Unit.TEXT,
    {
        "优": "{target_review_ratio} ≥ {target_review_excellent_from}",
        "良": "{target_review_good_from} ≤ {target_review_ratio} < {target_review_excellent_from}",
        "中": "{target_review_fair_from} ≤ {target_review_ratio} < {target_review_good_from}",
        "差": "{target_review_ratio} < {target_review_fair_from}",
    },
    case="target_review_grade",
)
def target_review_grade(
    target_review_ratio: pl.Expr,
    target_review_excellent_from: pl.Expr,
    target_review_good_from: pl.Expr,
    target_review_fair_from: pl.Expr,
) -> pl.Expr:
    """优, 良, 中 or 差; null without a total. Source: 财预〔2015〕88号, review table."""
    return graded(target_review_ratio, target_review_excellent_from, target_review_good_from, target_review_fair_from)
