"""The overview: what a leader sees in a minute."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from importlib.resources import files
from tomllib import loads
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from wenxiao_site.adapters import maps
from wenxiao_site.registry.models import CorrectionState, CorrectiveAction
from wenxiao_site.registry.models.common import LEAST_YEAR
from wenxiao_site.statistics.asking import figures, grouped, records, values
from wenxiao_site.statistics.counting import budgets
from wenxiao_site.statistics.measures import BY_CODE
from wenxiao_site.visibility import visible
from wenxiao_site.web import clock
from wenxiao_site.web.statistics import tables
from wenxiao_site.web.statistics.asked import SPAN, Asked, latest_year
from wenxiao_site.web.visitors import hat_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wenxiao_site.statistics.asking import Figure
    from wenxiao_site.web.visitors import Request

_CARDS: Final = ("B1", "B2", "B4", "T2", "M5", "M6", "K1", "R3")
_HAVES: Final = (
    ("编制有目标", "T3"),
    ("执行有监控", "M3"),
    ("完成有评价", "E3"),
    ("结果有反馈", "R4"),
    ("反馈有运用", "R5"),
)
_TILES: Final = ("B2", "B4", "T3", "M3", "E3", "M5")
_TRENDS: Final = (
    ("覆盖的资金", "bar", "亿元", ("T2", "M2", "E2")),
    ("覆盖率和执行率", "line", "%", ("T3", "M3", "E3", "B4")),
    ("评价的项目", "bar", "个", ("E5", "E7", "K1")),
    ("评估和结果应用调整的资金", "bar", "亿元", ("A2", "R3")),
)
_SHADES: Final = 5
_LISTED: Final = 8
"""Lines of a short list."""
_UNDONE: Final = ~Q(state=CorrectionState.VERIFIED)
_USED: Final = tuple(
    dict.fromkeys([*_CARDS, *(code for _, code in _HAVES), *_TILES, *(c for *_, t in _TRENDS for c in t)])
)


@dataclass(frozen=True, slots=True)
class Card:
    """A figure of the year. `before`: how it stood the year before, in words."""

    label: str
    cell: tables.Cell
    unit: str
    before: str
    code: str


@dataclass(frozen=True, slots=True)
class Tile:
    """A county on the schematic map: its place, a shade from 1 to 5 (0: no figure), and where it leads."""

    code: str
    name: str
    column: int
    row: int
    shade: int
    cell: tables.Cell
    href: str


def context(asked: Asked, request: Request) -> dict[str, Any]:
    """Everything on the page. The year is the one that is looked at, or the last that has records."""
    wanted = request.visitor.fiscal_year
    year = latest_year(asked.reading, wanted)
    first = max(year - SPAN + 1, LEAST_YEAR)
    asked = replace(asked, question=replace(asked.question, first=year, last=year))
    span = replace(asked, question=replace(asked.question, first=first, last=year))
    used = [BY_CODE[each] for each in _USED]
    now = figures(asked.reading, asked.question, used)
    of_years = grouped(asked.reading, span.question, ("year",), used)
    tile = request.GET.get("tile", "")
    tile = tile if tile in _TILES else _TILES[0]
    tiles = _tiles(asked, tile)
    return {
        "asked": asked,
        "year": year,
        "wanted": wanted,
        "first": first,
        "cards": [_card(asked, now[each], of_years[each]) for each in _CARDS],
        "haves": [_have(asked, label, now[code]) for label, code in _HAVES],
        "tiles": tiles,
        "tile": BY_CODE[tile],
        "tile_choices": [(BY_CODE[each].label, f"?tile={each}#counties", each == tile) for each in _TILES],
        "trends": [_trend(span, of_years, *each) for each in _TRENDS],
        "alerts": _alerts(asked),
        "overdue": visible(CorrectiveAction, hat_of(request)).filter(_UNDONE, due_on__lt=clock.today()).count(),
        "moved": _moved(asked),
        "map": _mapped(tiles),
        "is_screen": "screen" in request.GET,
        "theme": "dark" if "screen" in request.GET else "auto",
    }


def _alerts(asked: Asked) -> list[dict[str, Any]]:
    """The projects with a red light that have most money."""
    found = records(asked.reading, BY_CODE["M5"], asked.question)
    top = found.sort("amount", "id", descending=(True, False), nulls_last=True).head(_LISTED)
    return [
        {**row, "amount": None if row["amount"] is None else Decimal(row["amount"]).scaleb(-2)}
        for row in top.select("project_id", "project_name", "unit_name", "county_name", "amount").iter_rows(named=True)
    ]


def _moved(asked: Asked) -> list[tables.Row]:
    """The departments in which results moved most money."""
    rows, _ = tables.by_group(asked, BY_CODE["R3"], "department", {}, _LISTED)
    return sorted(rows, key=lambda each: each.cells[-1].value or Decimal(0), reverse=True)


def _mapped(tiles: list[Tile]) -> dict[str, Any] | None:
    """The tiles on the borders that the place has imported; who has no border follows as a tile."""
    drawn = maps.kept(settings.VAR / "map.json")
    if drawn is None:
        return None
    return {
        "width": maps.WIDTH,
        "height": drawn.height,
        "shapes": [(each, drawn.shapes[each.code]) for each in tiles if each.code in drawn.shapes],
        "others": [each for each in tiles if each.code not in drawn.shapes],
    }


def _card(asked: Asked, figure: Figure, of_years: Mapping[tuple[str, ...], Figure]) -> Card:
    it = figure.measure
    cell = tables.cell_of(asked, figure, asked.question)
    last = asked.question.first - 1
    before = of_years.get((str(last),))
    told = f"{last} 年 {tables.plainly(before)}" if before is not None and before.value is not None else ""
    return Card(it.label, cell, tables.UNITS.get(it.unit, str(it.unit)), told, asked.code(it))


def _have(asked: Asked, label: str, figure: Figure) -> dict[str, Any]:
    top, below = figure.parts
    tenths = 0 if figure.value is None else int((figure.value * 100).to_integral_value(ROUND_HALF_UP))
    return {
        "label": label,
        "cell": tables.cell_of(asked, figure, asked.question),
        "percent": tenths,
        "parts": f"{top:,} / {below:,}" if figure.value is not None else "",
        "by": reverse("statistics") + asked.address(measure=figure.measure.code, by="county"),
    }


def _trend(
    asked: Asked,
    of_years: Mapping[str, Mapping[tuple[str, ...], Figure]],
    title: str,
    kind: str,
    unit: str,
    codes: tuple[str, ...],
) -> dict[str, Any]:
    """A plot of some measures over the years, with the table behind it."""
    years = tables.years_of(asked.question)
    told = {code: [of_years[code].get((str(year),)) for year in years] for code in codes}
    series = [
        (BY_CODE[code].label, [each.value if each is not None else None for each in found])
        for code, found in told.items()
    ]
    head = ["年度", *(BY_CODE[code].label for code in codes)]
    rows = [
        [year, *(tables.plotted(value, unit) or "—" for value in (series[n][1][number] for n in range(len(codes))))]
        for number, year in enumerate(years)
    ]
    query = asked.address(export="csv")
    plot = tables.plot(kind, unit, [str(each) for each in years], series)
    return {
        "title": title, "unit": unit, "plot": plot, "head": head, "rows": rows,
        "numbers": len(codes), "download": reverse("statistics") + query, "period": f"{years[0]}—{years[-1]} 年度",
    }  # fmt: skip


def _tiles(asked: Asked, code: str) -> list[Tile]:
    """The counties where they lie, as far as their places are known; the others follow."""
    places = loads(files("wenxiao_site.web.statistics").joinpath("data", "tiles.toml").read_text(encoding="utf-8"))
    it = BY_CODE[code]
    found = grouped(asked.reading, asked.question, ("county",), (it,))[code]
    amounts = sorted({each.value for each in found.values() if each.value is not None})
    tiles = []
    for key, name in values(asked.reading, "county", budgets):
        figure = found.get((key,))
        cell = tables.Cell("", "还没有记录", "", None)
        if figure is not None:
            cell = tables.cell_of(asked, figure, asked.question.narrowed("county", key))
        column, row = places["place"].get(key, (0, 0))
        href = reverse("statistics") + asked.address(county=key, by="department", measure=code)
        tiles.append(Tile(key, name, column, row, _shade(cell.value, amounts), cell, href))
    return tiles


def _shade(value: Decimal | None, amounts: list[Decimal]) -> int:
    """By rank, so that one great county does not make all others pale."""
    if value is None:
        return 0
    return 1 + amounts.index(value) * (_SHADES - 1) // max(len(amounts) - 1, 1)
