"""评价结果的预算安排: what the rulebook says of a grade."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "评价结果的预算安排",
    Unit.TEXT,
    {
        "priority": "{result_grade}，优先保障",
        "keep": "{result_grade}，予以保障",
        "cut": "{result_grade}，压减",
        "cut_or_cancel": "{result_grade}，削减或取消",
        "cancel": "{result_grade}，取消",
    },
    case="result_action",
    cites=("result_excellent_action", "result_good_action", "result_fair_action", "result_poor_action"),
)
def result_action(
    result_grade: pl.Expr,
    result_excellent_action: pl.Expr,
    result_good_action: pl.Expr,
    result_fair_action: pl.Expr,
    result_poor_action: pl.Expr,
) -> pl.Expr:
    """`priority`, `keep`, `cut`, `cut_or_cancel` or `cancel`; null without a grade, or where nobody has set it."""
    actions = {
        "优": result_excellent_action,
        "良": result_good_action,
        "中": result_fair_action,
        "差": result_poor_action,
    }
    return pl.coalesce(pl.when(result_grade == grade).then(action) for grade, action in actions.items())
