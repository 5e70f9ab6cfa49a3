"""主评人得分: lead evaluators with a credential in force."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "主评人得分",
    Unit.POINTS,
    "{leads} ÷ {evaluator_leads_full_at} × {evaluator_lead_points}，最高得满分",
    cites=("evaluator_lead_points", "evaluator_leads_full_at"),
    rounding="四舍五入到 0.01 分",
)
def lead_points(leads: pl.Expr, evaluator_lead_points: pl.Expr, evaluator_leads_full_at: pl.Expr) -> pl.Expr:
    """Points ×10²; full points from the number that the rulebook names."""
    most = pl.when(leads > evaluator_leads_full_at).then(evaluator_leads_full_at).otherwise(leads)
    return share_half_up(evaluator_lead_points, most, evaluator_leads_full_at)
