"""Tables of figures: what stands in each cell, where it leads, and the same for a download and for a plot."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse

from wenxiao_site.statistics.asking import figures, grouped, is_money, values
from wenxiao_site.statistics.measures import MEASURES, Unit
from wenxiao_site.web.templating import percent, ten_thousands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wenxiao_site.statistics.asking import Figure, Question
    from wenxiao_site.statistics.measures import Measure
    from wenxiao_site.web.statistics.asked import Asked

NEXT: Final = {"county": "department", "department": "unit"}
"""What a group is divided by when it is opened; what is not here opens its records."""
UNITS: Final = {Unit.AMOUNT: "万元", Unit.RATIO: "%"}
YI: Final = Decimal(100_000_000)


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure on a page. `exact`: in full, with its code; `href`: its records; empty `text` for none."""

    text: str
    exact: str
    href: str
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Row:
    """A line of figures, by year and over all of them."""

    label: str
    href: str
    unit: str
    measure: Measure
    cells: tuple[Cell, ...]
    code: str


def cell_of(asked: Asked, figure: Figure, question: Question) -> Cell:
    """A figure as it stands in a table."""
    if figure.value is None:
        return Cell("", figure.reason, "", None)
    it = figure.measure
    told = [f"{it.label} {exactly(figure)}", f"编号 {asked.code(it, question)}"]
    if figure.blank:
        told.insert(1, f"{figure.blank:,} 条没有填这个数")
    return Cell(plainly(figure), "　".join(told), behind(asked, it, question), figure.value)


def plainly(figure: Figure) -> str:
    """A number in the unit of its row."""
    value = figure.value
    if value is None:
        return "—"
    match figure.measure.unit:
        case Unit.AMOUNT:
            return ten_thousands(value)
        case Unit.RATIO:
            return percent(value)
    return f"{value:,}"


def exactly(figure: Figure) -> str:
    """A figure in full: yuan, or numerator by denominator."""
    top, below = figure.parts
    money = is_money(figure.measure)
    told = [f"{each:,.2f} 元" if money else f"{each:,}" for each in (top, below) if each is not None]
    return " / ".join(told) if figure.measure.unit is Unit.RATIO or money else f"{told[0]} {figure.measure.unit}"


def behind(asked: Asked, measure: Measure, question: Question) -> str:
    """The address of the records that a figure counts."""
    told = {"measure": measure.code, "by": None, "from": str(question.first), "to": str(question.last)}
    query = asked.address(**told, **dict(question.filters))
    return reverse(asked.route) + query


def years_of(question: Question) -> list[int]:
    """The years of a table."""
    return list(range(question.first, question.last + 1))


def by_measure(asked: Asked, measures: Sequence[Measure] = MEASURES) -> list[Row]:
    """Every measure with its years and the whole."""
    it = asked.question
    whole = figures(asked.reading, it, measures)
    of_years = grouped(asked.reading, it, ("year",), measures)
    rows = []
    for each in measures:
        found = of_years[each.code]
        cells = [_year_cell(asked, found.get((str(year),)), it, year) for year in years_of(it)]
        href = reverse("statistics") + asked.address(measure=each.code, by=asked.by or "county")
        cells.append(cell_of(asked, whole[each.code], it))
        rows.append(Row(each.label, href, UNITS.get(each.unit, str(each.unit)), each, tuple(cells), asked.code(each)))
    return rows


def by_group(
    asked: Asked, measure: Measure, by: str, names: dict[str, str], most: int | None = None
) -> tuple[list[Row], int]:
    """One measure by the values of a dimension, each with its years and the whole; and how many groups there are.

    `most`: so many at most, those with the greatest figures.
    """
    it = asked.question
    groups = grouped(asked.reading, it, (by,), (measure,))[measure.code]
    of_years = grouped(asked.reading, it, (by, "year"), (measure,))[measure.code]
    labels = dict(values(asked.reading, by, measure.counted)) | names
    rows = []
    shown = sorted(groups.items(), key=lambda each: each[1].value or Decimal(0), reverse=True)[:most]
    for (key,), figure in sorted(shown, key=lambda each: each[0]):
        narrowed = it.narrowed(by, key)
        cells = [_year_cell(asked, of_years.get((key, str(year))), narrowed, year) for year in years_of(it)]
        cells.append(cell_of(asked, figure, narrowed))
        rows.append(
            Row(
                labels.get(key, key) or "未填",
                _opened(asked, measure, by, key, narrowed),
                UNITS.get(measure.unit, str(measure.unit)),
                measure,
                tuple(cells),
                asked.code(measure, narrowed),
            )
        )
    return rows, len(groups)


def _opened(asked: Asked, measure: Measure, by: str, key: str, narrowed: Question) -> str:
    """What a group leads to: its parts, or its records."""
    if by in NEXT and key:
        return reverse("statistics") + asked.address(**{by: key, "by": NEXT[by], "measure": measure.code})
    return behind(asked, measure, narrowed)


def _year_cell(asked: Asked, figure: Figure | None, question: Question, year: int) -> Cell:
    if figure is None:
        return Cell("", "这个范围和年度还没有记录。", "", None)
    return cell_of(asked, figure, question.narrowed("year", str(year)))


# --- Plots ------------------------------------------------------------------------------------------------------------


def plotted(value: Decimal | None, unit: str) -> str | None:
    """A number for a plot, in the unit of its axis, as text: 亿元 for amounts, percent for ratios."""
    if value is None:
        return None
    scaled = value / YI if unit == "亿元" else value * 100 if unit == "%" else value
    return f"{scaled.quantize(Decimal('0.01'), ROUND_HALF_UP)}"


def plot(kind: str, unit: str, labels: Sequence[str], series: Sequence[tuple[str, Sequence[Decimal | None]]]) -> Any:  # noqa: ANN401 - JSON
    """What the script of the page draws. `kind`: ``bar``, ``line`` or ``rows``."""
    drawn = [
        {"name": name, "values": [plotted(each, unit) for each in of]}
        for name, of in series
        if any(each is not None for each in of)
    ]
    return {"kind": kind, "unit": unit, "labels": list(labels), "series": drawn}
