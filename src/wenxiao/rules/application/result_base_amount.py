"""压减的基数: the amount that a cut is a share of."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "压减的基数",
    Unit.AMOUNT,
    {
        "approved": "{budget_amount}（{result_cut_base}）",
        "requested": "{next_requested_amount}（{result_cut_base}）",
        "ceiling": "{control_amount}（{result_cut_base}）",
    },
    case="result_base_case",
)
def result_base_amount(
    result_base_case: pl.Expr, budget_amount: pl.Expr, next_requested_amount: pl.Expr, control_amount: pl.Expr
) -> pl.Expr:
    """Fen; null where the amount that the rulebook names is not known."""
    bases = {"approved": budget_amount, "requested": next_requested_amount, "ceiling": control_amount}
    return pl.coalesce(pl.when(result_base_case == name).then(amount) for name, amount in bases.items())
