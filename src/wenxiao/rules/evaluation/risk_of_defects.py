"""Risk: defects that the checks of the form name; an error counts twice."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "表内问题的风险",
    Unit.POINTS,
    "(2 × 错误 {form_errors} + 警告 {form_warnings}) ÷ {risk_defects_full_at} × {risk_defects_points}，最高得满分",
    cites=("risk_defects_points",),
    rounding="四舍五入到 0.01 分",
)
def risk_of_defects(
    form_errors: pl.Expr, form_warnings: pl.Expr, risk_defects_points: pl.Expr, risk_defects_full_at: pl.Expr
) -> pl.Expr:
    """Points ×10²; 0 for a form without defects."""
    weight = 2 * form_errors + form_warnings
    most = pl.when(weight > risk_defects_full_at).then(risk_defects_full_at).otherwise(weight)
    return share_half_up(risk_defects_points, most, risk_defects_full_at)
