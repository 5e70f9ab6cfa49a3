"""Long lists in pages by key: the last row of a page, not a number of rows to skip, so that late pages are as quick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.db.models import Q

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django.db.models import QuerySet
    from django.http import HttpRequest

SIZE: Final = 50
COUNTED: Final = 10_000


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
