"""The printed parts of the total: execution and indicators."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "各项得分之和", Unit.POINTS, "{execution_score_printed} + {printed_scores_sum}")
def printed_parts_sum(
    execution_score_printed: pl.Expr, printed_scores_sum: pl.Expr, execution_is_scored: pl.Expr
) -> pl.Expr:
    """Points ×10²; null while a part that is scored is blank."""
    execution = pl.when(execution_is_scored).then(execution_score_printed)
    return pl.when(execution_is_scored).then(execution + printed_scores_sum).otherwise(printed_scores_sum)
