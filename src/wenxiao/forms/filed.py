"""Forms that stand in a registry as columns: typed frames of whole years at once, the same as reading each form.

What a form prints is made here as `typing` would read it, so that a year judged at once and one form judged on screen
cannot disagree. Different texts are read once, however many lines say the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import polars as pl

from wenxiao.forms.assessment import judge
from wenxiao.forms.frames import SCHEMA
from wenxiao.forms.notation import read_notation
from wenxiao.forms.typing import composed_text, dimension, sub_dimension, unit_in_name
from wenxiao.kernel.columns import Grain, Tables

if TYPE_CHECKING:
    from wenxiao.rulebook import Resolution

_READ: Final = {"kind": "kind", "operator": "operator", "value": "value", "value_to": "value_to", "unit": "unit_read"}
"""What a notation says, and its column while texts are read."""
_FRAMED: Final = re.compile(r"^([≥≤=><]?)([0-9]{1,9}(?:\.[0-9]{1,4})?)([^0-9]*)$")
_NOT_BY_FRAME: Final = "[年月日时分季周天次]"
"""Beside these a number may be a date or a frequency."""
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
        different = lines.select(text=keys[0], unit=keys[1]).unique(maintain_order=True)
        told = readings(different).rename({"text": keys[0], "unit": keys[1]})
        told = told.rename({f"read_{each}": f"read_{name}_{each}" for each in _READ})
        lines = lines.join(told, on=keys, how="left", nulls_equal=True, maintain_order="left")
        lines = lines.with_columns(printed_text="composed") if name == "target" else lines
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


def readings(different: pl.DataFrame) -> pl.DataFrame:
    """Different pairs of ``text`` and ``unit`` (the column of units): ``read_kind`` … ``read_unit``, ``composed`` text.

    Texts that are one plain number between the same words read alike, so each such frame of words is read twice, with a
    1 and with a 2.5, and its numbers are taken as columns; all others are read one by one.
    """
    parts = pl.col("text").str.extract_groups(_FRAMED.pattern)
    named = different.with_columns(before=parts.struct[0], digits=parts.struct[1], after=parts.struct[2])
    framed = named.filter(pl.col("digits").is_not_null() & ~pl.col("after").str.contains(_NOT_BY_FRAME))
    frames = framed.select("before", "after", "unit").unique(maintain_order=True)
    known = _frames(frames).with_columns(known=pl.lit(value=True))
    joined = named.join(known, on=["before", "after", "unit"], how="left", nulls_equal=True, maintain_order="left")
    by_frame = joined.filter(pl.col("known").fill_null(value=False) & ~pl.col("after").str.contains(_NOT_BY_FRAME))
    whole, part = pl.col("digits").str.split_exact(".", 1).struct[0], pl.col("digits").str.split_exact(".", 1).struct[1]
    value = whole.cast(pl.Int64) * 10_000 + part.fill_null("").str.pad_end(4, "0").cast(pl.Int64)
    taken = by_frame.select(
        "text", "unit", "kind", "operator", value=value, value_to=pl.lit(None, pl.Int64), unit_read="unit_read",
        composed=pl.concat_str("text", "suffix"),
    )  # fmt: skip
    rest = joined.join(by_frame.select("text", "unit"), on=["text", "unit"], how="anti", nulls_equal=True)
    told = pl.concat([taken, _one_by_one(rest.select("text", "unit"))])
    return told.select(
        "text", "unit", *(pl.col(column).alias(f"read_{each}") for each, column in _READ.items()), "composed"
    )


def _frames(frames: pl.DataFrame) -> pl.DataFrame:
    """Of words around a number, those that read as that number: operator, unit, and what the unit column adds."""
    found = []
    for before, after, unit in frames.iter_rows():
        texts = [composed_text(f"{before}{number}{after}", unit, None) for number in ("1", "2.5")]
        one, two = (read_notation(text) for text in texts)
        alike = (one.kind, one.operator, one.unit) == (two.kind, two.operator, two.unit)
        as_is = one.kind == "NUMBER" and one.value == 10_000 and two.value == 25_000
        if alike and as_is and one.value_to is None and not (one.problem or two.problem):
            suffix = (texts[0] or "").removeprefix(f"{before}1{after}")
            found.append((before, after, unit, "NUMBER", one.operator, one.unit, suffix))
    names = ("before", "after", "unit", "kind", "operator", "unit_read", "suffix")
    return pl.DataFrame(found, schema=dict.fromkeys(names, pl.String), orient="row")


def _one_by_one(different: pl.DataFrame) -> pl.DataFrame:
    composed = [composed_text(text, unit, None) for text, unit in different.iter_rows()]
    read = [read_notation(text) for text in composed]
    return different.with_columns(
        kind=pl.Series([each.kind for each in read], dtype=pl.String),
        operator=pl.Series([each.operator for each in read], dtype=pl.String),
        value=pl.Series([each.value for each in read], dtype=pl.Int64),
        value_to=pl.Series([each.value_to for each in read], dtype=pl.Int64),
        unit_read=pl.Series([each.unit for each in read], dtype=pl.String),
        composed=pl.Series(composed, dtype=pl.String),
    )


def _points_text(points: pl.Series) -> pl.Series:
    return pl.select(_decimal(pl.lit(points), 2, 2)).to_series()


def _decimal(number: pl.Expr, places: int, least: int) -> pl.Expr:
    """A scaled integer, not below zero, as exact decimal text with at least `least` decimals; null for null."""
    unit = 10**places
    digits = (number % unit).cast(pl.String).str.zfill(places)
    shown = pl.concat_str(digits.str.slice(0, least), digits.str.slice(least).str.strip_chars_end("0"))
    return pl.concat_str((number // unit).cast(pl.String), pl.lit("."), shown)
