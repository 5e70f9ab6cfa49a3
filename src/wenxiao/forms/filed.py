"""Forms that stand in a registry as columns: typed frames of whole years at once, the same as reading each form.

What a form prints is made here as `typing` would read it, so that a year judged at once and one form judged on screen
cannot disagree. Different texts are read once, however many lines say the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from wenxiao.forms.assessment import judge
from wenxiao.forms.frames import SCHEMA
from wenxiao.forms.notation import read_notation
from wenxiao.forms.typing import composed_text, dimension, sub_dimension, unit_in_name
from wenxiao.kernel.columns import Grain, Tables

if TYPE_CHECKING:
    from wenxiao.rulebook import Resolution

_READ: Final = ("kind", "operator", "value", "value_to", "unit")
_SCORED: Final = frozenset(
    {"awarded_score", "recomputed_total", "grade", "execution_score", "execution_max_points", "project_execution_rate"}
)


def filed_tables(form: pl.DataFrame, fund: pl.DataFrame, indicator: pl.DataFrame) -> Tables:
    """Typed frames of registered forms, all complete tables, sorted by ``form`` (and ``row``).

    `form`: ``form``, ``form_type``, ``fiscal_year`` and texts of `frames.SCHEMA`; `fund`: ``form``, ``row``, ``label``,
    ``is_total``, ``is_component`` and amounts in fen; `indicator`: ``form``, ``row``, the level-1 and level-2 headings,
    ``level3``, ``target_text``, ``target_unit`` (the column of units), ``actual_text``, ``max_points``, ``score``
    (points ×10²), ``reason``, ``is_applicable``. What is not given is blank.
    """
    return Tables(
        form=_completed(Grain.FORM, form.with_columns(is_table=pl.lit(value=True), is_complete=pl.lit(value=True))),
        fund=_completed(Grain.FUND, _with_amount_texts(fund)),
        indicator=_completed(Grain.INDICATOR, _with_readings(indicator)),
    )


def printed(tables: Tables, resolution: Resolution) -> Tables:
    """The same forms with the numbers that the rules compute printed in them: points, rate, total, grade."""
    scored = judge(tables, resolution, _SCORED)
    form = tables.form.with_columns(
        total_score=scored.form["recomputed_total"],
        total_score_text=_points_text(scored.form["recomputed_total"]),
        grade_text=scored.form["grade"].cast(pl.String),
    )
    rates = scored.form.select("form", "project_execution_rate", "execution_score", "execution_max_points")
    fund = tables.fund.join(rates, on="form", how="left", maintain_order="left")
    is_total = pl.col("is_total")
    rate, has_rate = pl.col("project_execution_rate"), is_total & pl.col("project_execution_rate").is_not_null()
    rate_text = pl.concat_str(_decimal(rate, 2, 2), pl.lit("%"))
    fund = fund.with_columns(
        fund_points=pl.when(is_total).then(pl.col("execution_max_points")),
        fund_score=pl.when(is_total).then(pl.col("execution_score")),
        execution_rate_text=pl.when(has_rate).then(rate_text),
        execution_rate_kind=pl.when(has_rate).then(pl.lit("PERCENT")).otherwise(pl.lit("BLANK"))
        .cast(SCHEMA[Grain.FUND]["execution_rate_kind"].dtype),
        execution_rate_value=pl.when(has_rate).then(rate * 100),
        execution_rate_places=pl.when(has_rate).then(pl.lit(2, pl.Int8)),
    ).select(tables.fund.columns)  # fmt: skip
    score = pl.coalesce(pl.col("score"), pl.Series("awarded", scored.indicator["awarded_score"]))
    lines = tables.indicator.with_columns(score=score).with_columns(score_text=_decimal(pl.col("score"), 2, 2))
    return Tables(form=form, fund=fund, indicator=lines)


def _completed(grain: Grain, frame: pl.DataFrame) -> pl.DataFrame:
    """All columns of a grain in their order; what is not given is null."""
    keys = {"form": pl.UInt32} if grain is Grain.FORM else {"form": pl.UInt32, "row": pl.UInt16}
    schema = keys | {name: column.dtype for name, column in SCHEMA[grain].items()}
    return frame.select(
        [
            pl.col(name).cast(dtype) if name in frame.columns else pl.lit(None, dtype).alias(name)
            for name, dtype in schema.items()
        ]
    )


def _with_amount_texts(fund: pl.DataFrame) -> pl.DataFrame:
    """Amounts as they are printed, in 万元."""
    names = ("initial_budget", "full_year_budget", "executed")
    return fund.with_columns(
        unit_in_cell=pl.lit(value=False),
        execution_rate_kind=pl.lit("BLANK"),
        **{f"{name}_text": _decimal(pl.col(f"{name}_amount"), 6, 2) for name in names},
    )


def _with_readings(lines: pl.DataFrame) -> pl.DataFrame:
    """Targets, actuals and headings read: every different text once."""
    applies = pl.col("is_applicable")
    lines = lines.with_columns(actual_text=pl.when(applies).then(pl.col("actual_text")).otherwise(pl.lit("不适用")))
    for name in ("target", "actual"):
        keys = [f"{name}_text", "target_unit"]
        different = lines.select(keys).unique(maintain_order=True)
        composed = [composed_text(text, unit_text, None) for text, unit_text in different.iter_rows()]
        read = [read_notation(text) for text in composed]
        columns = {
            f"{name}_{each}": pl.Series([getattr(one, each) for one in read], dtype=_dtype(name, each))
            for each in _READ
        }
        told = different.with_columns(
            **{f"read_{key}": column for key, column in columns.items()}, composed=pl.Series(composed, dtype=pl.String)
        )
        lines = lines.join(told, on=keys, how="left", nulls_equal=True, maintain_order="left")
        if name == "target":
            lines = lines.with_columns(printed_text="composed").drop("composed")
        else:
            lines = lines.drop("composed")
    headings = lines.select("level1", "level2").unique()
    dimensions = [dimension(one or "", two or "") for one, two in headings.iter_rows()]
    subs = [sub_dimension(one or "", two or "") for one, two in headings.iter_rows()]
    told = headings.with_columns(
        dimension=pl.Series(dimensions, dtype=pl.String), sub_dimension=pl.Series(subs, dtype=pl.String)
    )
    lines = lines.join(told, on=["level1", "level2"], how="left", nulls_equal=True, maintain_order="left")
    names = lines.select("level3").unique()
    told = names.with_columns(
        name_unit=pl.Series([unit_in_name(each or "") for (each,) in names.iter_rows()], dtype=pl.String)
    )
    lines = lines.join(told, on="level3", how="left", nulls_equal=True, maintain_order="left")
    return lines.with_columns(
        target_text="printed_text",
        **{f"{name}_{each}": f"read_{name}_{each}" for name in ("target", "actual") for each in _READ},
        score_text=_decimal(pl.col("score"), 2, 2),
    )


def _dtype(name: str, each: str) -> pl.DataType | type[pl.DataType]:
    dtype = SCHEMA[Grain.INDICATOR][f"{name}_{each}"].dtype
    return pl.String if isinstance(dtype, pl.Enum) else dtype


def _points_text(points: pl.Series) -> pl.Series:
    return pl.select(_decimal(pl.lit(points), 2, 2)).to_series()


def _decimal(number: pl.Expr, places: int, least: int) -> pl.Expr:
    """A scaled integer, not below zero, as exact decimal text with at least `least` decimals; null for null."""
    unit = 10**places
    digits = (number % unit).cast(pl.String).str.zfill(places)
    shown = pl.concat_str(digits.str.slice(0, least), digits.str.slice(least).str.strip_chars_end("0"))
    return pl.concat_str((number // unit).cast(pl.String), pl.lit("."), shown)
