"""合作专家得分: experts with a credential in force."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "合作专家得分",
    Unit.POINTS,
    "{experts} ÷ {evaluator_experts_full_at} × {evaluator_expert_points}，最高得满分",
    cites=("evaluator_expert_points", "evaluator_experts_full_at"),
    rounding="四舍五入到 0.01 分",
)
def expert_points(experts: pl.Expr, evaluator_expert_points: pl.Expr, evaluator_experts_full_at: pl.Expr) -> pl.Expr:
    """Points ×10²; full points from the number that the rulebook names."""
    most = pl.when(experts > evaluator_experts_full_at).then(evaluator_experts_full_at).otherwise(experts)
    return share_half_up(evaluator_expert_points, most, evaluator_experts_full_at)
