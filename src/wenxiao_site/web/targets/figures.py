"""Targets set by year, county and account; every number opens the list of what it counts."""

from __future__ import annotations

from datetime import datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.timezone import make_aware
from django.views.decorators.http import require_safe

from wenxiao_site.registry.models import Account, Fact, Region
from wenxiao_site.statistics.targets import DIMENSIONS, approvals, narrowed, targets_set
from wenxiao_site.visibility import visible
from wenxiao_site.web.lists import page_of
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponse

    from wenxiao_site.web.visitors import Request

_LABELS: Final = {"fiscal_year": "年度", "county": "地区", "account": "所属预算"}
_ACCOUNTS: Final = dict(Account.choices)


def _asked(request: Request) -> tuple[QuerySet[Fact], dict[str, str]]:
    """The approvals that the address asks for, and what it asks."""
    told = {name: request.GET.get(name, "").strip()[:20] for name in DIMENSIONS}
    day = request.GET.get("as_of", "").strip()
    parsed = _day(day)
    moment = make_aware(datetime.combine(parsed, time.max)) if parsed else None
    facts = approvals(visible(Fact, hat_of(request)), moment)
    return narrowed(facts, **told), told | {"as_of": day if parsed else ""}


def _day(text: str) -> Any:  # noqa: ANN401 - a date or None
    try:
        return parse_date(text)
    except ValueError:
        return None


def _regions() -> dict[str, str]:
    return dict(Region.objects.values_list("code", "name"))


@require_safe
@for_hat
def figures(request: Request) -> HttpResponse:
    """``/targets/figures``: how many projects have a target, and the money behind, by year, county or account."""
    facts, told = _asked(request)
    by = request.GET.get("by", "")
    by = by if by in DIMENSIONS else "fiscal_year"
    names = _regions() if by == "county" or told["county"] else {}
    kept = {name: value for name, value in told.items() if value}
    rows = [
        (
            _named(by, each.key, names),
            each.count,
            each.amount,
            f"{reverse('targets-counted')}?{urlencode(kept | {by: each.key})}",
        )
        for each in targets_set(facts, by)
    ]
    context = {
        "section": "targets-figures",
        "by": by,
        "labels": _LABELS,
        "rows": rows,
        "count": sum(each[1] for each in rows),
        "amount": sum((each[2] for each in rows), Decimal(0)),
        "whole": f"{reverse('targets-counted')}?{urlencode(kept)}",
        "tabs": [(name, label, f"?{urlencode(kept | {'by': name})}") for name, label in _LABELS.items()],
        "told": told,
        "narrowed": [f"{_LABELS[name]}：{_named(name, told[name], names)}" for name in DIMENSIONS if told[name]],
    }
    return render(request, "targets/figures.html", context)


def _named(by: str, key: str, names: dict[str, str]) -> str:
    return {"county": names, "account": _ACCOUNTS}.get(by, {}).get(key, key)


@require_safe
@for_hat
def counted(request: Request) -> HttpResponse:
    """``/targets/counted``: exactly the projects that a number counts."""
    facts, told = _asked(request)
    listed = page_of(request, facts.select_related("project", "unit"), ("-fiscal_year", "id"))
    names = _regions() if told["county"] else {}
    context = {
        "section": "targets-figures",
        "listed": listed,
        "accounts": _ACCOUNTS,
        "narrowed": [f"{_LABELS[name]}：{_named(name, told[name], names)}" for name in DIMENSIONS if told[name]],
        "told": told,
    }
    return render(request, "targets/counted.html", context)
