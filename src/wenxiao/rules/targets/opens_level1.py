"""The first line under each level-1 heading of a form: what a heading prints is counted there, once."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit
from wenxiao.kernel.texts import lines_alike


@rule(Grain.INDICATOR, "是否一级指标的首行", Unit.FLAG, "一级指标“{level1}”在本表的第一行")
def opens_level1(form: pl.Expr, level1: pl.Expr) -> pl.Expr:
    """Flag; lines without a heading are under one of their own."""
    return lines_alike(form, level1).is_first_distinct()
