"""QC-107 不是所有指标都大幅超额."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-107",
    Grain.FORM,
    "目标不是普遍偏低",
    "goal",
    "{measured_indicators} 个数值指标的完成率都不低于 {alert_blue_from}，目标可能普遍定低；请在下年目标中据实提高。",
    forms=scope.SELF,
    cites="alert_blue_from",
)
def targets_are_not_all_exceeded(
    exceeded_indicators: pl.Expr, measured_indicators: pl.Expr, pattern_indicators_least: pl.Expr
) -> pl.Expr:
    """Decided where there are enough measured indicators to speak of a pattern."""
    return (exceeded_indicators < measured_indicators) | (measured_indicators < pattern_indicators_least)
