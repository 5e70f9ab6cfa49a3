"""重点评价选取分: the reasons for a key evaluation together."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "重点评价选取分",
    Unit.POINTS,
    "{selection_of_amount} + {selection_of_attention} + {selection_of_age} + {selection_of_checks}"
    " + {selection_of_light}",
)
def selection_score(
    selection_of_amount: pl.Expr,
    selection_of_attention: pl.Expr,
    selection_of_age: pl.Expr,
    selection_of_checks: pl.Expr,
    selection_of_light: pl.Expr,
) -> pl.Expr:
    """Points ×10²; a reason that cannot be told (null) adds nothing."""
    reasons = (
        selection_of_amount,
        selection_of_attention,
        selection_of_age,
        selection_of_checks,
        selection_of_light,
    )
    return pl.sum_horizontal(*(each.fill_null(0) for each in reasons))
