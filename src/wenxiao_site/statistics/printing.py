"""Figures in words."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from wenxiao_site.statistics.asking import DIMENSIONS, is_money
from wenxiao_site.statistics.measures import Unit
from wenxiao_site.statistics.words import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from wenxiao_site.statistics.asking import Figure, Question


def printed(figure: Figure) -> str:
    """``704.42 亿元``, ``15,756 个``, ``99.81%``; a dash and why where there is no value."""
    value = figure.value
    if value is None:
        return f"—（{figure.reason}）"
    if figure.measure.unit is Unit.AMOUNT:
        return amount(value)
    if figure.measure.unit is Unit.RATIO:
        return f"{value.scaleb(2):.2f}%"
    return f"{value:,} {figure.measure.unit}"


def amount(yuan: Decimal) -> str:
    """An amount in 亿元 from a hundred million on, else in 万元: two decimals, rounded half up."""
    for scale, unit in ((Decimal(100_000_000), "亿元"), (Decimal(10_000), "万元")):
        if abs(yuan) >= scale or unit == "万元":
            break
    return f"{(yuan / scale).quantize(Decimal('0.01'), ROUND_HALF_UP):,} {unit}"


def explained(figure: Figure, question: Question) -> Iterator[str]:
    """What a figure is, made of what, without what, for whom it is."""
    it = figure.measure
    years = f"{question.first}" if question.first == question.last else f"{question.first}—{question.last}"
    yield f"{it.label}（{years} 年度）：{printed(figure)}"
    top, below = figure.parts
    for label, part in ((it.numerator_label, top), (it.denominator_label, below)):
        if part is not None and label:
            yield f"　{label}：{f'{part:,.2f} 元' if is_money(it) else f'{part:,}'}"
    for key, value in question.filters:
        yield f"　{DIMENSIONS[key].label}：{label_of(key, value)}"
    if question.as_of:
        yield f"　截至 {question.as_of} 登记的记录"
    yield f"　计入 {figure.count:,} 条记录" + (f"，其中 {figure.blank:,} 条没有填这个数" if figure.blank else "")
    yield f"　不计入：{it.not_counted}"
    yield f"　依据：{it.instrument}"


def listed(records: pl.DataFrame) -> Iterator[str]:
    """The records behind a figure, one line each."""
    for row in records.sort("fiscal_year", "id").iter_rows(named=True):
        what = " ".join(filter(None, (row["project_code"], row["project_name"]))) or row["unit_name"]
        yield f"{row['fiscal_year']}　{row['county_name']}　{row['unit_name']}　{what}　{row['numerator']}"
