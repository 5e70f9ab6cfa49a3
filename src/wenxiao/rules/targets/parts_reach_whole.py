"""QC-233 分解值汇总达到区域目标."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import gathering, scope


@check(
    "QC-233",
    Grain.FORM,
    "分解值汇总达到区域目标",
    "gathered_target",
    "“{level3}”分解到各地的数汇总为 {gathered_target}，区域目标是 {whole_value}；请调整各地的分解值。",
    forms=scope.REGIONAL,
    printed="gathered_target",
    expected="whole_value",
)
def parts_reach_whole(gathered_target: pl.Expr, whole_value: pl.Expr, whole_operator: pl.Expr) -> pl.Expr:
    """The parts handed down together are as good as the whole. Undecided for targets in words."""
    return gathering.meets(whole_operator, gathered_target, whole_value)
