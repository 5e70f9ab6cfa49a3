"""绩效目标审核得分: the four parts of the review table together."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "绩效目标审核得分",
    Unit.POINTS,
    "完整性 {review_completeness} + 相关性 {review_relevance} + 适当性 {review_adequacy} + 可行性 {review_feasibility}",
    cites=(
        "target_review_completeness_points",
        "target_review_relevance_points",
        "target_review_adequacy_points",
        "target_review_feasibility_points",
    ),
)
def target_review_total(
    review_completeness: pl.Expr,
    review_relevance: pl.Expr,
    review_adequacy: pl.Expr,
    review_feasibility: pl.Expr,
) -> pl.Expr:
    """Points ×10²; null while one part is blank. Source: 财预〔2015〕88号, review table."""
    return review_completeness + review_relevance + review_adequacy + review_feasibility
