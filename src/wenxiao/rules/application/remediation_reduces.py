"""Whether remediation that is not finished reduces the money."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "未整改是否减少安排",
    Unit.TEXT,
    {"true": "整改没有完成，{unrectified_action}", "false": "没有未完成的整改，或{unrectified_action}"},
    case="remediation_reduces",
)
def remediation_reduces(is_unrectified: pl.Expr, unrectified_action: pl.Expr) -> pl.Expr:
    """`true` or `false`."""
    return pl.when(is_unrectified & (unrectified_action == "reduce")).then(pl.lit("true")).otherwise(pl.lit("false"))
