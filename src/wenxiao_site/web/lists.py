"""Long lists in pages by key: the last row of a page, not a number of rows to skip, so that late pages are as quick."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urlencode

import polars as pl
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from wenxiao_site.adapters import tables
from wenxiao_site.registry.models import SavedView
from wenxiao_site.registry.search import looked_for
from wenxiao_site.visibility import may
from wenxiao_site.web import clock
from wenxiao_site.web.visitors import hat_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from django.db.models import QuerySet
    from django.http import HttpRequest

    from wenxiao_site.visibility import Hat
    from wenxiao_site.web.visitors import Request

SIZE: Final = 50
_WHOLE: Final = re.compile(r"-?\d{1,18}", re.ASCII)
COUNTED: Final = 10_000
EXPORTED: Final = 100_000
"""Rows of one export; who needs more narrows the list."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list. `count`: of all, exact up to `COUNTED`; `more`: the address of the next page, or empty."""

    rows: Sequence[Any]
    count: int
    more: str

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    @property
    def counted(self) -> str:
        """``128``, ``10,000+``."""
        return f"{COUNTED:,}+" if self.count > COUNTED else f"{self.count:,}"


def page_of(request: HttpRequest, found: QuerySet[Any], order: Sequence[str], size: int = SIZE) -> Page:
    """The page that the address asks for. `order`: columns that together are unique; a leading ``-`` turns it round."""
    count = found.order_by()[: COUNTED + 1].count()
    after = request.GET.getlist("after")
    rows = found.order_by(*order)
    if len(after) == len(order):
        rows = rows.filter(_beyond(order, after))
    shown = list(rows[: size + 1])
    more = ""
    if len(shown) > size:
        shown = shown[:size]
        given = [(name, value) for name, value in request.GET.items() if name != "after"]
        keys = [("after", str(getattr(shown[-1], name.removeprefix("-")))) for name in order]
        more = f"?{urlencode([*given, *keys])}"
    return Page(shown, count, more)


def page_of_frame(request: HttpRequest, found: pl.DataFrame, order: Sequence[str], size: int = SIZE) -> Page:
    """As `page_of`, of rows that were worked out: those of the page as mappings. `order`: columns of whole numbers."""
    names, after = [each.removeprefix("-") for each in order], request.GET.getlist("after")
    turned = [each.startswith("-") for each in order]
    rows = found.sort(names, descending=turned)
    if len(after) == len(order):
        keys = [int(each) if _WHOLE.fullmatch(each) else None for each in after]
        beyond, equal = pl.lit(value=False), pl.lit(value=None not in keys)
        for name, is_turned, key in zip(names, turned, keys, strict=True):
            column, value = pl.col(name), pl.lit(key, pl.Int64)
            beyond |= equal & (column < value if is_turned else column > value)
            equal &= column == value
        rows = rows.filter(beyond)
    shown = rows.head(size).to_dicts()
    more = ""
    if rows.height > size:
        given = [(name, value) for name, value in request.GET.items() if name != "after"]
        more = f"?{urlencode([*given, *(('after', shown[-1][name]) for name in names)])}"
    return Page(shown, found.height, more)


def _beyond(order: Sequence[str], after: Sequence[str]) -> Q:
    """What comes after a key, in lexicographic order. A key that is none of ours finds nothing."""
    condition = Q(pk__in=())
    equal = Q()
    for name, value in zip(order, after, strict=True):
        column = name.removeprefix("-")
        if column in {"id", "sequence", "pk"} and not (value.isdigit() and len(value) < 19):  # noqa: PLR2004 - BIGINT
            return Q(pk__in=())
        condition |= equal & Q(**{f"{column}__{'lt' if name.startswith('-') else 'gt'}": value})
        equal &= Q(**{column: value})
    return condition


# --- A list that is described: filters, columns, kept views, export ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell. `value`: a text, an exact decimal (yuan for ``money``), a day, or None for blank.

    `href`: where it leads; `under`: a second, softer line; `light`: the colour class of a state.
    """

    value: str | int | Decimal | date | None
    href: str = ""
    under: str = ""
    light: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `kind`: ``text``, ``code``, ``number``, ``money`` (shown in 万元), ``day`` or ``state``.

    `of`: what a row has in it; `is_shown`: unless somebody chooses otherwise. The first column always stays.
    """

    name: str
    label: str
    of: Callable[[Any], Cell | str | int | Decimal | date | None]
    kind: str = "text"
    is_shown: bool = True

    def cell(self, row: Any) -> Cell:  # noqa: ANN401 - a row of any list
        """The cell of a row."""
        told = self.of(row)
        return told if isinstance(told, Cell) else Cell(told)

    @property
    def head(self) -> str:
        """The label with its unit."""
        return f"{self.label}（万元）" if self.kind == "money" else self.label


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice that narrows a list. `choices`: values and labels for a hat; `condition`: what a value keeps."""

    name: str
    label: str
    choices: Callable[[Hat], Iterable[tuple[str, str]]]
    condition: Callable[[str], Q]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of a model. `order`: columns that together are unique; an index should end with them.

    `search`: paths to the `SearchField`s that the search box looks in, if any.
    """

    route: str
    title: str
    columns: tuple[Column, ...]
    filters: tuple[Filter, ...] = ()
    order: tuple[str, ...] = ("-id",)
    search: tuple[str, ...] = ()
    hint: str = "名称、代码、拼音首字母"


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on: its words, and the address without it."""

    label: str
    without: str


class Shown:
    """A `Listing` as the address of a request asks for it.

    ``text`` is looked for, each filter is under its name, ``columns`` names the chosen columns, joined by commas. What
    the address has and the list has not is left out and said in `lost`: a kept view outlives a column.
    """

    def __init__(self, listing: Listing, request: Request, hat: Hat, found: QuerySet[Any]) -> None:
        self.listing, self._asked, self._hat = listing, request.GET, hat
        self.text = self._asked.get("text", "").strip()
        self.choices = {each.name: list(each.choices(hat)) for each in listing.filters}
        self.lost: list[str] = []
        self.chosen = {each.name: self._chosen(each) for each in listing.filters}
        self.columns = self._columns()
        known = {"text", "columns", "after", "export", "fiscal_year", *self.choices}
        self.lost += [f"条件“{name}”" for name in self._asked if name not in known]
        self.found = self._narrowed(found)
        self.views = list(SavedView.objects.filter(person=hat.person, listing=listing.route).order_by("name"))
        self.page: Page | None = None if request.GET.get("export") else page_of(request, self.found, listing.order)

    @property
    def chips(self) -> list[Chip]:
        """The filters that are on."""
        told = [Chip(f"“{self.text}”", self.address(text=None))] if self.text else []
        for each in self.listing.filters:
            value = self.chosen[each.name]
            if value:
                label = dict(self.choices[each.name])[value]
                told.append(Chip(f"{each.label}：{label}", self.address(**{each.name: None})))
        return told

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What is looked for and the filters, for a form that chooses other columns."""
        return [(name, value) for name, value in self._terms().items() if name != "columns"]

    @property
    def query(self) -> str:
        """The part of the address that makes the list what it is."""
        return urlencode(self._terms())

    def address(self, **changes: str | None) -> str:
        """The address of this list with other values; None takes one away."""
        told = {name: value for name, value in (self._terms() | changes).items() if value is not None}
        return f"?{urlencode(told)}" if told else "?"

    def _terms(self) -> dict[str, str]:
        known = {"text", *(each.name for each in self.listing.filters)}
        told = {name: str(value) for name, value in self._asked.items() if value and name in known}
        if "columns" in self._asked:
            told["columns"] = ",".join(each.name for each in self.columns[1:])
        return told

    def export(self, kind: str, today: date) -> HttpResponse:
        """Everything in the list, with the columns that are shown, as a workbook or a CSV file."""
        heads = [(each.head if each.kind != "money" else f"{each.label}（元）", each.kind) for each in self.columns]
        rows = self.found.order_by(*self.listing.order)[:EXPORTED]
        cells = ([each.cell(row).value for each in self.columns] for row in rows.iterator(chunk_size=2000))
        content = tables.csv(heads, cells) if kind == "csv" else tables.workbook(self.listing.title, heads, cells)
        media = "text/csv; charset=utf-8" if kind == "csv" else tables.XLSX
        response = HttpResponse(content, content_type=media)
        name = quote(f"{self.listing.title}-{today}.{'csv' if kind == 'csv' else 'xlsx'}")
        response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
        return response

    def _chosen(self, each: Filter) -> str:
        value = self._asked.get(each.name, "")
        if value and value not in dict(self.choices[each.name]):
            self.lost.append(f"条件“{each.label}”的取值“{value}”")
            return ""
        return value

    def _columns(self) -> list[Column]:
        first, *rest = self.listing.columns
        if "columns" not in self._asked:
            return [first, *(each for each in rest if each.is_shown)]
        wanted = [name for value in self._asked.getlist("columns") for name in value.split(",") if name]
        known = {each.name for each in self.listing.columns}
        self.lost += [f"列“{name}”" for name in wanted if name not in known]
        return [first, *(each for each in rest if each.name in wanted)]

    def _narrowed(self, found: QuerySet[Any]) -> QuerySet[Any]:
        if self.text and self.listing.search:
            wanted = looked_for(self.text)
            found = found.filter(Q(*((f"{path}__contains", wanted) for path in self.listing.search), _connector=Q.OR))
        for each in self.listing.filters:
            if self.chosen[each.name]:
                found = found.filter(each.condition(self.chosen[each.name]))
        return found


def listed(
    request: Request,
    listing: Listing,
    found: QuerySet[Any],
    template: str,
    context: dict[str, Any],
    more: Callable[[Sequence[Any]], dict[str, Any]] | None = None,
) -> HttpResponse:
    """The page of a described list, or its export when the address asks for one.

    `more`: what the page needs to know about the rows that are on it, asked once.
    """
    hat = hat_of(request)
    shown = Shown(listing, request, hat, found)
    kind = request.GET.get("export", "")
    if kind in {"xlsx", "csv"}:
        return shown.export(kind, clock.today())
    if shown.page is None:  # some other word: the list as it is
        shown.page = page_of(request, shown.found, listing.order)
    context |= more(shown.page.rows) if more else {}
    context |= {"section": listing.route, "list": shown, "may_keep": may(hat, "desk.keep_view")}
    return render(request, template, context)
