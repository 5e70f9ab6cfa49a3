"""Public pages: figures of the whole, a county or a department; lists; a project; words; the data to check it all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from tomllib import loads
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import polars as pl
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wenxiao_site.actions import open_data, publication, verification_kit
from wenxiao_site.adapters import tables as written
from wenxiao_site.registry.models import Account, Project, PublicationDuty
from wenxiao_site.registry.search import looked_for
from wenxiao_site.statistics import facts as store
from wenxiao_site.statistics.asking import figure, records, values
from wenxiao_site.statistics.codes import PUBLIC
from wenxiao_site.statistics.counting import budgets
from wenxiao_site.statistics.measures import BY_CODE
from wenxiao_site.visibility import public
from wenxiao_site.web import clock
from wenxiao_site.web.statistics import tables
from wenxiao_site.web.statistics.asked import Asked, asked_within
from wenxiao_site.web.statistics.views import as_list

if TYPE_CHECKING:
    from django.http import HttpRequest

SHOWN: Final = (
    "B1", "B2", "B3", "B4", "A1", "A2", "T1", "T2", "T3", "T5", "M1", "M2",
    "E1", "E2", "E3", "E5", "E6", "E7", "E8", "K1", "K2", "R2", "R3", "P1",
)  # fmt: skip
"""The measures that are public."""
_CARDS: Final = ("T1", "T2", "E1", "E5", "K1", "R3")
_SIZE: Final = 50
_LATE: Final = 200
_EXPORTED: Final = 100_000
_KINDS: Final = ("T1", "E1", "E5", "E7", "K1", "R3", "A1")
"""Lists that a reader chooses from."""


def _asked(request: HttpRequest) -> Asked:
    asked = asked_within(request.GET, open_data.public_reading, clock.today().year, PUBLIC)
    asked.route = "open-items"
    if asked.measure is not None and asked.measure.code not in SHOWN:
        asked.problems.append(f"“{asked.measure.label}”不是公开的数字。")
        asked.measure = None
    return asked


def _names(asked: Asked, key: str) -> list[tuple[str, str]]:
    return [(value, name) for value, name in values(asked.reading, key, budgets) if value]


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """``/open``: the figures of everything, or with ``county`` or ``department`` of one of them; who is late."""
    asked = _asked(request)
    shown = [BY_CODE[each] for each in SHOWN]
    chosen = dict(asked.question.filters)
    names = {key: dict(_names(asked, key)) for key in ("county", "department")}
    place = names["department"].get(chosen.get("department", "")) or names["county"].get(chosen.get("county", ""), "")
    rows = tables.by_measure(asked, shown)
    whole = {each.measure.code: each for each in rows}
    year = asked.question.last
    standing = _standings(year, chosen)
    context = {
        "section": "open",
        "asked": asked,
        "place": place,
        "years": tables.years_of(asked.question),
        "rows": [each for each in rows if each.cells[-1].href],
        "cards": [whole[each] for each in _CARDS if whole[each].cells[-1].href],
        "names": {key: _with_addresses(asked, key, found) for key, found in names.items()},
        "chosen": chosen,
        "year": year,
        "known_years": sorted(set(PublicationDuty.objects.values_list("fiscal_year", flat=True)), reverse=True),
        "late": [each for each in standing if each.days_late][:_LATE],
        "late_count": sum(1 for each in standing if each.days_late),
        "done": sum(1 for each in standing if each.published_on),
        "owing": len(standing),
        "kinds": [BY_CODE[each] for each in _KINDS],
    }
    return render(request, "open/front.html", context)


def _with_addresses(asked: Asked, key: str, names: dict[str, str]) -> list[tuple[str, str]]:
    """Places with the address of their page: all counties; the departments of the county that is chosen."""
    county = dict(asked.question.filters).get("county")
    if key == "department":
        if county is None:
            return []
        rows = asked.reading.counted(budgets).filter(pl.col("county") == county)
        names = dict(rows.select("department", "department_name").unique("department").sort("department").iter_rows())
    terms = {"county": None, "department": None, "measure": None}
    return [(name, reverse("open") + asked.address(**{**terms, key: value})) for value, name in names.items()]


def _standings(year: int, chosen: dict[str, str]) -> list[publication.Standing]:
    found = publication.standings(year, clock.today())
    if "department" in chosen:
        return [each for each in found if f"{each.unit.region.code}/{each.unit.code}" == chosen["department"]]
    if "county" in chosen:
        return [each for each in found if each.duty.region.code == chosen["county"]]
    return found


@require_safe
def items(request: HttpRequest) -> HttpResponse:
    """``/open/items``: what a public figure counts, searched, and as a file: ``export`` = xlsx, csv or json."""
    asked = _asked(request)
    it = asked.measure or BY_CODE["T1"]
    text = request.GET.get("text", "").strip()
    found = _searched(records(asked.reading, it, asked.question), text).sort(
        "fiscal_year", "numerator", "id", descending=(True, True, False), nulls_last=True
    )
    kind = request.GET.get("export", "")
    if kind in {"xlsx", "csv", "json"}:
        return _file(kind, it.label, *as_list(found.head(_EXPORTED), it))
    begin = int(after) if (after := request.GET.get("after", "")).isdecimal() and len(after) < 10 else 0  # noqa: PLR2004 - a number of rows
    heads, rows = as_list(found.slice(begin, _SIZE), it)
    told = figure(asked.reading, it, asked.question)
    more = {"measure": it.code, "text": text or None}
    context = {
        "section": "open",
        "asked": asked,
        "measure": it,
        "text": text,
        "shown": tables.plainly(told),
        "unit": tables.UNITS.get(it.unit, str(it.unit)),
        "code": asked.code(it),
        "heads": [label for label, _ in heads],
        "rows": list(zip(found["project_id"].slice(begin, _SIZE), rows, strict=True)),
        "count": found.height,
        "begin": begin,
        "more": asked.address(**more, after=str(begin + _SIZE)) if begin + _SIZE < found.height else "",
        "files": [(name, asked.address(**more, export=name)) for name in ("xlsx", "csv", "json")],
        "kinds": [BY_CODE[each] for each in _KINDS],
        "names": {key: _names(asked, key) for key in ("county", "department")},
        "chosen": dict(asked.question.filters),
    }
    return render(request, "open/items.html", context)


def _searched(found: pl.DataFrame, text: str) -> pl.DataFrame:
    """Rows whose project, unit or code has a text in it; names are searched as they are shown."""
    wanted = looked_for(text)
    if not wanted:
        return found
    hit = pl.any_horizontal(
        pl.col(name).fill_null("").str.to_lowercase().str.contains(wanted, literal=True)
        for name in ("project_name", "project_code", "unit_name", "department_name")
    )
    return found.filter(hit)


def _file(kind: str, name: str, heads: list[tuple[str, str]], rows: list[list[Any]]) -> HttpResponse:
    """A list as a file."""
    answer: HttpResponse
    if kind == "json":
        told = [
            {label: _plain(value) for (label, _), value in zip(heads, row, strict=True)}
            for row in rows
        ]  # fmt: skip
        answer = JsonResponse(told, safe=False, json_dumps_params={"ensure_ascii": False})
    else:
        content = written.csv(heads, rows) if kind == "csv" else written.workbook(name, heads, rows)
        answer = HttpResponse(content, content_type="text/csv; charset=utf-8" if kind == "csv" else written.XLSX)
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}.{kind}"
    return answer


def _plain(value: object) -> object:
    """Exact numbers and days as texts; whole numbers as they are."""
    if value is None or isinstance(value, int):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


@require_safe
def project(request: HttpRequest, pk: int) -> HttpResponse:
    """``/open/projects/<id>``: the target, the self-evaluation and the evaluations of a project in a year."""
    row = public(Project).filter(pk=pk).select_related("unit__region").first()
    year = request.GET.get("year", "")
    wanted = int(year) if year.isascii() and year.isdecimal() and len(year) == len("2024") else None
    is_data = request.GET.get("export") == "json"
    opened = open_data.opened(row, wanted, is_data=is_data) if row is not None else None
    if row is None or opened is None:
        raise Http404
    if is_data:
        forms = [each for each in (opened.target, opened.own) if each is not None]
        answer = JsonResponse(forms, safe=False, json_dumps_params={"ensure_ascii": False})
        name = quote(f"{row.code}-{opened.fiscal_year}")
        answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}.json"
        return answer
    context = {
        "section": "open",
        "head": opened.head,
        "it": opened,
        "code": row.code,
        "place": str(row.unit.region),
        "account": Account(row.account).label,
        "funds": _funds(opened.money),
    }
    return render(request, "open/project.html", context)


def _funds(money: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """The money of the year in words."""
    told = []
    for fund in money:
        for label, name in (("全年预算", "full_year_budget"), ("支付", "executed")):
            if fund.get(name) is not None:
                told.append((label, f"{Decimal(fund[name]):,.2f} 元"))
        if fund.get("execution_rate"):
            told.append(("预算执行率", fund["execution_rate"] + (f"，得分 {fund['score']}" if fund["score"] else "")))
    return told


@lru_cache(maxsize=1)
def _terms() -> list[dict[str, str]]:
    text = files("wenxiao_site.web.open").joinpath("data", "terms.toml").read_text(encoding="utf-8")
    return list(loads(text)["term"])


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """``/open/terms``: what the words mean, and what each figure counts."""
    measures = [BY_CODE[each] for each in SHOWN]
    return render(request, "open/terms.html", {"section": "open", "terms": _terms(), "measures": measures})


@require_safe
def kit(request: HttpRequest) -> FileResponse:
    """``/open/kit``: everything that is public, with which every figure can be computed again."""
    del request
    found = verification_kit.kit(store.STORE.facts())
    return FileResponse(found.open("rb"), as_attachment=True, filename="核对材料.zip", content_type="application/zip")
