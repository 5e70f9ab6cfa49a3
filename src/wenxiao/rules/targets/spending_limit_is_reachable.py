"""QC-223 花钱上限不写成严格小于预算."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.kernel.texts import looked_up
from wenxiao.rules import scope

_FEN = {"元": 100, "千元": 100_000, "万元": 1_000_000, "亿元": 10_000_000_000}


@check(
    "QC-223",
    Grain.INDICATOR,
    "支出上限可达到",
    "target_text",
    "“{target_text}”严格小于的正是预算数，全部用完反而不达标；请写 ≤。",
    forms=scope.PLANNED,
    printed="target_text",
    suggests="suggested_target_text",
)
def spending_limit_is_reachable(
    target_operator: pl.Expr, target_value: pl.Expr, target_unit: pl.Expr, total_base_amount: pl.Expr
) -> pl.Expr:
    """< against the exact budget."""
    unit = looked_up(target_unit, _FEN)
    return (target_operator != "LT") | (target_value * unit != total_base_amount * 10_000)
