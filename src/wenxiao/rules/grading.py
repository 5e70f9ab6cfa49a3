"""Grades of a total or a rate, told by their lower bounds."""

from __future__ import annotations

import polars as pl


def graded(total: pl.Expr, excellent: pl.Expr, good: pl.Expr, fair: pl.Expr) -> pl.Expr:
    """优, 良, 中 or 差 for points or ratios; exactly the boundary belongs to the better grade; null for null."""
    return (
        pl.when(total >= excellent)
        .then(pl.lit("优"))
        .when(total >= good)
        .then(pl.lit("良"))
        .when(total >= fair)
        .then(pl.lit("中"))
        .when(total < fair)
        .then(pl.lit("差"))
    )
