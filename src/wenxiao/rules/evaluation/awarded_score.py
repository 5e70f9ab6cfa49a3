"""得分 that counts into the recomputed total: by number where the rules decide it, else the printed judgement."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "计入总分的得分",
    Unit.POINTS,
    "{expected_score}（定性指标用评分人给的{score}，在 0 与{max_points}之间）",
    picks=True,
)
def awarded_score(expected_score: pl.Expr, score: pl.Expr, max_points: pl.Expr, is_applicable: pl.Expr) -> pl.Expr:
    """Points ×10²; an indicator that is not applicable gives null and counts nowhere.

    A printed score outside 0 and the points is the business of QC-007; the total counts what may be given at most.
    """
    allowed = pl.when(score < 0).then(0).when(score > max_points).then(max_points).otherwise(score)
    return pl.when(is_applicable).then(pl.coalesce(expected_score, allowed))
