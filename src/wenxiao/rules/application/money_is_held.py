"""Whether the money waits until the remediation is verified."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "暂缓安排", Unit.FLAG, "整改没有完成：{is_unrectified}，处理：{unrectified_action}")
def money_is_held(is_unrectified: pl.Expr, unrectified_action: pl.Expr) -> pl.Expr:
    """True while remediation is open and the rulebook holds the money until it is verified."""
    return is_unrectified & (unrectified_action == "hold")
