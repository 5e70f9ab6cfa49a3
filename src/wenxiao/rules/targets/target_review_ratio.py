"""绩效目标审核得分率: points of the review over the points that its table has."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import WHOLE, Unit


@rule(
    Grain.FORM,
    "绩效目标审核得分率",
    Unit.RATIO,
    "{target_review_total} ÷ （{target_review_completeness_points} + {target_review_relevance_points}"
    " + {target_review_adequacy_points} + {target_review_feasibility_points}）",
    rounding="四舍五入到 0.01%",
)
def target_review_ratio(
    target_review_total: pl.Expr,
    target_review_completeness_points: pl.Expr,
    target_review_relevance_points: pl.Expr,
    target_review_adequacy_points: pl.Expr,
    target_review_feasibility_points: pl.Expr,
) -> pl.Expr:
    """Ratio ×10⁴; null without a total."""
    whole = (
        target_review_completeness_points
        + target_review_relevance_points
        + target_review_adequacy_points
        + target_review_feasibility_points
    )
    return divide_half_up(target_review_total * WHOLE, whole.cast(pl.Int64))
