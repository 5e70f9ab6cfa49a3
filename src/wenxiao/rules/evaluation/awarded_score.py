"""得分 that counts into the recomputed total: by number where the rules decide it, else the printed judgement."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.INDICATOR, "计入总分的得分", Unit.POINTS, "{expected_score}（定性指标用评分人给的{score}）", picks=True)
def awarded_score(expected_score: pl.Expr, score: pl.Expr, is_applicable: pl.Expr) -> pl.Expr:
    """Points ×10²; an indicator that is not applicable gives null and counts nowhere."""
    return pl.when(is_applicable).then(pl.coalesce(expected_score, score))
