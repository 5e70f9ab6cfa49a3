"""QC-234 承诺值汇总达到区域目标."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import gathering, scope


@check(
    "QC-234",
    Grain.FORM,
    "承诺值汇总达到区域目标",
    "gathered_commitment",
    "“{level3}”各地承诺的数汇总为 {gathered_commitment}，区域目标是 {whole_value}；请与未达到的地区商定。",
    forms=scope.REGIONAL,
    printed="gathered_commitment",
    expected="whole_value",
)
def answers_reach_whole(
    gathered_commitment: pl.Expr, whole_value: pl.Expr, whole_operator: pl.Expr, are_all_answered: pl.Expr
) -> pl.Expr:
    """What the places hold together is as good as the whole. Undecided until all have answered."""
    return pl.when(are_all_answered).then(gathering.meets(whole_operator, gathered_commitment, whole_value))
