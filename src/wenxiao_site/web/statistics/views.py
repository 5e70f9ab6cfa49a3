"""The pages of statistics. Every number leads to the records that it counts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao_site.adapters import tables as files
from wenxiao_site.statistics.answers import answer
from wenxiao_site.statistics.asking import DIMENSIONS, figure, is_money, records, values
from wenxiao_site.statistics.counting import budgets
from wenxiao_site.statistics.measures import MEASURES, Unit
from wenxiao_site.statistics.printing import explained
from wenxiao_site.statistics.words import strategies
from wenxiao_site.web.statistics import leading, tables
from wenxiao_site.web.statistics.asked import Asked, asked_of
from wenxiao_site.web.visitors import for_hat

if TYPE_CHECKING:
    import polars as pl

    from wenxiao_site.statistics.measures import Measure
    from wenxiao_site.web.visitors import Request

_SIZE: Final = 50
_MOST: Final = 100
"""Groups on a page; a download has all of them."""
_EXPORTED: Final = 100_000
_CHOSEN: Final = ("county", "account", "sector", "strategy", "tier")
"""Filters that are chosen from a list; department and unit are opened from a table."""


@require_safe
@for_hat
def statistics(request: Request) -> HttpResponse:
    """``/statistics``: every measure by year; with ``measure`` and ``by``, one measure by the parts of the whole."""
    asked = asked_of(request)
    names = strategies() if asked.by == "strategy" or "strategy" in dict(asked.question.filters) else {}
    one = asked.measure
    by = asked.by if asked.by != "year" else None
    is_export = request.GET.get("export") == "csv"
    if one and by:
        rows, count = tables.by_group(asked, one, by, names, None if is_export else _MOST)
    else:
        rows, count = tables.by_measure(asked, (one,) if one else MEASURES), 0
    years = tables.years_of(asked.question)
    if is_export:
        return _csv(f"统计表-{years[0]}-{years[-1]}", *_as_table(rows, years))
    context = {
        "section": "statistics",
        "asked": asked,
        "rows": rows,
        "count": count,
        "years": years,
        "by": by,
        "measure": one,
        "dimensions": [each for each in DIMENSIONS.values() if each.key != "year"],
        "measures": MEASURES,
        "chips": _chips(asked, names),
        "choices": _choices(asked),
        "plot": _plot(asked, rows, years, by) if one else None,
        "whole": tables.by_measure(asked, (one,))[0] if one and by else None,
    }
    return render(request, "statistics/statistics.html", context)


@require_safe
@for_hat
def behind(request: Request) -> HttpResponse:
    """``/statistics/records``: exactly the records that a figure counts."""
    asked = asked_of(request)
    it = asked.measure or MEASURES[0]
    found = records(asked.reading, it, asked.question).sort(
        "fiscal_year", "numerator", "id", descending=(True, True, False), nulls_last=True
    )
    if request.GET.get("export") == "csv":
        return _csv(f"{it.label}-明细", *as_list(found.head(_EXPORTED), it))
    begin = _begin(request.GET.get("after", ""))
    told = figure(asked.reading, it, asked.question)
    context = {
        "section": "statistics",
        "asked": asked,
        "measure": it,
        "figure": told,
        "shown": tables.plainly(told),
        "exact": tables.exactly(told) if told.value is not None else "",
        "unit": tables.UNITS.get(it.unit, str(it.unit)),
        "code": asked.code(it),
        "lines": list(explained(told, asked.question)),
        "rows": [_line(row, it) for row in found.slice(begin, _SIZE).iter_rows(named=True)],
        "count": found.height,
        "begin": begin,
        "more": asked.address(after=str(begin + _SIZE)) if begin + _SIZE < found.height else "",
        "chips": _chips(asked, strategies()),
    }
    return render(request, "statistics/records.html", context)


@require_safe
@for_hat
def data(request: Request) -> JsonResponse:
    """``/statistics/figures.json``: the same figures as data, for plots and for whoever reads on."""
    asked = asked_of(request)
    measures = (asked.measure,) if asked.measure else MEASURES
    told = answer(asked.reading, asked.question, asked.by, measures, asked.post)
    return JsonResponse({**told, "problems": asked.problems}, json_dumps_params={"ensure_ascii": False})


@require_safe
@for_hat
def overview(request: Request) -> HttpResponse:
    """``/overview``: one fiscal year at a glance, the years before, the counties, the five haves."""
    asked = asked_of(request)
    return render(request, "statistics/overview.html", {"section": "overview", **leading.context(asked, request)})


def _begin(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0  # noqa: PLR2004 - a number of rows


def _choices(asked: Asked) -> list[tuple[str, str, list[tuple[str, str]], str]]:
    chosen = dict(asked.question.filters)
    named = strategies()
    told = []
    for key in _CHOSEN:
        found = [(value, named.get(value, label)) for value, label in values(asked.reading, key, budgets) if value]
        if len(found) > 1 or key in chosen:
            told.append((key, DIMENSIONS[key].label, found, chosen.get(key, "")))
    return told


def _chips(asked: Asked, names: dict[str, str]) -> list[tuple[str, str]]:
    """The filters that are on: words, and the address without."""
    told = []
    for key, value in asked.question.filters:
        labels = dict(values(asked.reading, key, budgets)) | (names if key == "strategy" else {})
        told.append((f"{DIMENSIONS[key].label}：{labels.get(value, value)}", asked.address(**{key: None})))
    if asked.question.as_of:
        told.append((f"截至 {asked.question.as_of} 登记的记录", asked.address(as_of=None)))
    if asked.question.position:
        told.append((f"截至第 {asked.question.position} 条审计记录", asked.address(at=None)))
    return told


def _plot(asked: Asked, rows: list[tables.Row], years: list[int], by: str | None) -> Any:  # noqa: ANN401 - JSON
    unit = {Unit.AMOUNT: "亿元", Unit.RATIO: "%"}.get(rows[0].measure.unit, str(rows[0].measure.unit)) if rows else ""
    del asked
    if by:
        first = sorted(rows, key=lambda row: row.cells[-1].value or Decimal(0), reverse=True)[:24]
        return tables.plot(
            "rows", unit, [each.label for each in first], [("合计", [each.cells[-1].value for each in first])]
        )
    series = [(each.label, [cell.value for cell in each.cells[:-1]]) for each in rows]
    return tables.plot("bar", unit, [str(each) for each in years], series)


def _as_table(rows: list[tables.Row], years: list[int]) -> tuple[list[tuple[str, str]], list[list[Any]]]:
    heads = ["名称", "单位", *(str(each) for each in years), "合计", "编号"]
    units = {Unit.AMOUNT: "元", Unit.RATIO: "比率"}
    lines = [
        [each.label, units.get(each.measure.unit, each.unit), *(cell.value for cell in each.cells), each.code]
        for each in rows
    ]
    return [(each, "text") for each in heads], lines


def _line(row: dict[str, Any], measure: Measure) -> dict[str, Any]:
    money = is_money(measure)
    numbers = {
        name: None if row[name] is None else Decimal(row[name]).scaleb(-2) if money else Decimal(row[name])
        for name in ("numerator", "denominator")
    }
    return {**row, **numbers, "money": money}


def as_list(found: pl.DataFrame, measure: Measure) -> tuple[list[tuple[str, str]], list[list[Any]]]:
    """The heads and lines of a list of records."""
    unit = "（元）" if is_money(measure) else ""
    heads = ["年度", "项目代码", "项目名称", "单位", "部门", "地区", "日期", f"{measure.numerator_label}{unit}"]
    heads += [f"{measure.denominator_label}{unit}"] if measure.denominator is not None else []
    lines = []
    for row in found.iter_rows(named=True):
        it = _line(row, measure)
        told = [it["fiscal_year"], it["project_code"], it["project_name"], it["unit_name"], it["department_name"]]
        told += [it["county_name"], it["occurred_on"], it["numerator"]]
        lines.append(told + ([it["denominator"]] if measure.denominator is not None else []))
    return [(each, "text") for each in heads], lines


def _csv(name: str, heads: list[tuple[str, str]], lines: list[list[Any]]) -> HttpResponse:
    response = HttpResponse(files.csv(heads, lines), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}.csv"
    return response
