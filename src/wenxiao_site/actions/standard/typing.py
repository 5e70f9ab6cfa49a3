"""Texts of a file become typed frames, one expression for a column; what does not fit is named by row and field.

A frame has the fields of its table in small letters and `row`: amounts in fen (Int64), points ×10², years Int32, days
Date, flags Boolean, words in ours; blank is null.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import polars as pl

from wenxiao_site.actions.standard.problems import Problems
from wenxiao_site.actions.standard.tables import INCOMING, Kind
from wenxiao_site.adapters.exchange_files import plain
from wenxiao_site.registry.models.common import GREATEST_YEAR, LEAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wenxiao_site.actions.standard.tables import Field, Table
    from wenxiao_site.adapters.exchange_files import Lines

_NUMBER: Final = r"^(-?)(\d{1,15})(?:\.(\d{1,2})0*)?$"
_UNITS: Final = r"[元万亿]"
_CONTROL: Final = r"[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]"
_BREAK: Final = r"[\r\n]"
_SHOWN: Final = 30
WAN: Final = "万元"


def known_heads() -> dict[str, frozenset[str]]:
    """Table → field names and labels, as heads are compared."""
    return {
        name: frozenset(plain(word) for each in table.fields for word in (each.name, each.label))
        for name, table in INCOMING.items()
    }


def typed(lines: Mapping[str, Lines]) -> tuple[dict[str, pl.DataFrame], Problems]:
    """The frames of the tables of a file, and what is wrong with single cells."""
    columns = {name: _columns(INCOMING[name], each) for name, each in lines.items()}
    places = {name: replace(each, numbers=each.numbers[:1], rows=[]) for name, each in lines.items()}
    problems = Problems(places, columns)
    frames = {name: _frame(INCOMING[name], lines[name], columns[name], problems) for name in INCOMING if name in lines}
    return frames, problems


def _columns(table: Table, lines: Lines) -> dict[str, int]:
    """Which column of the file a field is in."""
    heads = {plain(head): place for place, head in reversed(list(enumerate(lines.heads)))}
    found = {each.name: heads.get(plain(each.name), heads.get(plain(each.label))) for each in table.fields}
    return {name: place for name, place in found.items() if place is not None}


def _frame(table: Table, lines: Lines, columns: Mapping[str, int], problems: Problems) -> pl.DataFrame:
    texts = pl.DataFrame(
        {"row": lines.numbers} | {name: [row[place] for row in lines.rows] for name, place in columns.items()},
        schema={"row": pl.Int64} | dict.fromkeys(columns, pl.String),
    ).with_columns(pl.col(name).str.strip_chars().replace("", None) for name in columns)
    if columns:
        texts = texts.filter(pl.any_horizontal(pl.col(*columns).is_not_null()))
    told = [pl.col("row")]
    for field in table.fields:
        column = pl.col(field.name) if field.name in columns else pl.lit(None, pl.String)
        value, wrong = _typed(field, column, lines.heads[columns[field.name]] if field.name in columns else "")
        told.append(value.alias(field.name.lower()))
        if field.is_required:
            wrong = pl.when(column.is_null()).then(pl.lit(f"请填写{field.label}。")).otherwise(wrong)
        if field.name not in columns and field.is_required:
            if texts.height:
                first = lines.numbers[0] - 1
                problems.add(table, max(first, 1), field.name, f"缺少“{field.label}”（{field.name}）这一列。")
            continue
        for row, sentence in texts.select("row", wrong.alias("wrong")).drop_nulls().iter_rows():
            problems.add(table, row, field.name, sentence)
    return texts.select(told)


def _typed(field: Field, text: pl.Expr, head: str) -> tuple[pl.Expr, pl.Expr]:
    """The value of a column and the sentence where it has none."""
    if field.words:
        return _worded(field, text)
    match field.kind:
        case Kind.YEAR:
            value = text.str.extract(r"^(\d{4})(?:\.0+)?年?$", 1).cast(pl.Int32)
            fits = value.is_between(LEAST_YEAR, GREATEST_YEAR)
            return value, _wrong(text, ~fits.fill_null(value=False), field, "应为 4 位年份")
        case Kind.DAY:
            return _day(field, text)
        case Kind.AMOUNT:
            return _amount(field, text, head)
        case Kind.NUMBER:
            value = _scaled(text.str.strip_suffix("分").str.strip_chars())
            return value, _wrong(text, value.is_null() | (value < 0), field, "应为不小于零、最多两位小数的数")
        case Kind.FLAG:
            value = text.replace_strict(
                {"1": True, "是": True, "2": False, "0": False, "否": False}, default=None, return_dtype=pl.Boolean
            )
            return value, _wrong(text, value.is_null(), field, "应为 1（是）或 2（否）")
    return text, _text(field, text)


def _worded(field: Field, text: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    value = text.replace_strict(dict(field.words), default=None, return_dtype=pl.String)
    return value, _wrong(text, value.is_null(), field, f"应是其中之一：{'、'.join(word for word, _ in field.words)}")


def _day(field: Field, text: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """2026-01-20, 2026/1/20, 20260120, or the standard's 17 digits."""
    first = text.str.replace_all(r"[/.]", "-").str.slice(0, 10).str.strip_chars()
    value = pl.coalesce(
        first.str.to_date("%Y-%m-%d", strict=False),
        pl.when(text.str.contains(r"^\d{8}(\d{9})?$")).then(text.str.slice(0, 8)).str.to_date("%Y%m%d", strict=False),
    )
    return value, _wrong(text, value.is_null(), field, "应写作 2026-01-20，并且日历上有这一天")


def _amount(field: Field, text: pl.Expr, head: str) -> tuple[pl.Expr, pl.Expr]:
    """An amount in yuan. An amount in 万元 is refused, whether its head or its cell says so."""
    value = _scaled(text.str.replace_all(r"[,，\s]", ""))
    wrong = (
        pl.when(text.str.contains(_UNITS))
        .then(_quoted(text) + pl.lit(f"带有单位：{field.label}以元为单位，只填数字，请换算成元。"))
        .otherwise(_wrong(text, value.is_null(), field, "应为以元为单位、最多两位小数的数"))
    )
    if "万" in head:
        said = pl.lit(f"表头写的是“{head.strip()}”：{field.label}应以元为单位，请换算成元并改表头。")
        wrong = pl.when(text.is_not_null()).then(said).otherwise(wrong)
    return value, wrong


def _scaled(text: pl.Expr) -> pl.Expr:
    """A plain decimal with at most two places, ×10²."""
    parts = text.str.extract_groups(_NUMBER)
    whole = parts.struct.field("2").cast(pl.Int64) * 100
    cents = parts.struct.field("3").fill_null("0").str.pad_end(2, "0").cast(pl.Int64)
    number = whole + cents
    return pl.when(parts.struct.field("1") == "-").then(-number).otherwise(number)


def _text(field: Field, text: pl.Expr) -> pl.Expr:
    wrong = pl.lit(None, pl.String)
    if field.kind is not Kind.TEXT:
        broken = text.str.contains(_BREAK)
        wrong = pl.when(broken).then(pl.lit(f"{field.label}只能写一行，请去掉换行。")).otherwise(wrong)
    hidden = pl.lit(f"{field.label}含有不可见的控制字符，请删除后重新填写。")
    wrong = pl.when(text.str.contains(_CONTROL)).then(hidden).otherwise(wrong)
    if field.most:
        length = text.str.len_chars()
        long = pl.format(f"{field.label}最多 {field.most} 个字，现在有 {{}} 个字，请缩短。", length)
        wrong = pl.when(length > field.most).then(long).otherwise(wrong)
    if field.pattern:
        misfit = _wrong(text, ~text.str.contains(field.pattern), field, "的写法不对")
        wrong = pl.when(misfit.is_not_null()).then(misfit).otherwise(wrong)
    return wrong


def _wrong(text: pl.Expr, is_wrong: pl.Expr, field: Field, words: str) -> pl.Expr:
    between = "" if words.startswith("的") else "："
    said = _quoted(text) + pl.lit(f"不对：{field.label}{words}。" if not between else f"不能用：{field.label}{words}。")
    return pl.when(text.is_not_null() & is_wrong.fill_null(value=True)).then(said)


def _quoted(text: pl.Expr) -> pl.Expr:
    short = pl.when(text.str.len_chars() > _SHOWN).then(text.str.slice(0, _SHOWN) + "…").otherwise(text)
    return pl.lit("“") + short + pl.lit("”")
