"""绩效目标审核结果怎么用: 直接通过、当场修改、退回修改、不予安排."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "绩效目标审核结果的处理",
    Unit.TEXT,
    {
        "优": "{target_review_excellent_action}",
        "良": "{target_review_good_action}",
        "中": "{target_review_fair_action}",
        "差": "{target_review_poor_action}",
    },
    case="target_review_grade",
)
def target_review_consequence(
    target_review_grade: pl.Expr,
    target_review_excellent_action: pl.Expr,
    target_review_good_action: pl.Expr,
    target_review_fair_action: pl.Expr,
    target_review_poor_action: pl.Expr,
) -> pl.Expr:
    """`pass`, `fix`, `return` or `block`; null without a grade. Source: 财预〔2015〕88号."""
    actions = {
        "优": target_review_excellent_action,
        "良": target_review_good_action,
        "中": target_review_fair_action,
        "差": target_review_poor_action,
    }
    return pl.coalesce(pl.when(target_review_grade == grade).then(action) for grade, action in actions.items())
