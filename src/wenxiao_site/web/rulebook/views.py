"""The rulebook: what is in force where and when, why, and what differs elsewhere."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao.kernel.citations import Evidence
from wenxiao.rulebook import KINDS, NotInForceError, RulebookError
from wenxiao_site.actions import rulebook
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.visibility import may
from wenxiao_site.web.visitors import visitor

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

FIRST_YEAR: Final = 2015


def _may_confirm(request: HttpRequest) -> bool:
    """Whether the reader may confirm values."""
    asking = visitor(request)
    return asking is not None and asking.hat is not None and may(asking.hat, "instruments.confirm")


def _year(text: str, otherwise: int) -> int:
    return int(text) if text.isdigit() and len(text) == len("2026") else otherwise


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """``/rulebook``: every parameter in force in a place and year, or what differs from another place and year."""
    book = current_rulebook()
    asked = request.GET
    today = date.today().year  # noqa: DTZ011 - the fiscal year of the reader's calendar
    here = (asked.get("jurisdiction") or book.jurisdictions.root, _year(asked.get("year", ""), today))
    there = (asked.get("against", ""), _year(asked.get("against_year", ""), here[1]))
    wanted = rulebook.Wanted(asked.get("stage", ""), asked.get("evidence", ""), asked.get("text", "").strip())
    context = {
        "section": "rulebook",
        "places": rulebook.places(book),
        "years": range(today + 1, FIRST_YEAR - 1, -1),
        "stages": rulebook.STAGES,
        "evidences": list(Evidence),
        "here": here,
        "there": there,
        "wanted": wanted,
        "names": book.jurisdictions.path_name,
        "problem": "",
        "entries": {},
        "differences": [],
    }
    try:
        if there[0]:
            context["differences"] = rulebook.differences(book, there, here, wanted)
        else:
            context["entries"] = rulebook.entries(book, *here, wanted)
    except NotInForceError:
        context["problem"] = "所选年度早于规则库中最早的文件，请选较近的年度。"
    except RulebookError:
        context["problem"] = "规则库里没有所选的地区，请从列表中选择。"
    return render(request, "rulebook/listing.html", context)


@require_safe
def parameter(request: HttpRequest, name: str) -> HttpResponse:
    """``/rulebook/<parameter>``: its meaning, its history here, its settings everywhere, and who reads it."""
    book = current_rulebook()
    place = request.GET.get("jurisdiction") or book.jurisdictions.root
    if name not in book.declarations or place not in book.jurisdictions:
        raise Http404
    context = {
        "section": "rulebook",
        "book": rulebook.parameter(book, name, place),
        "place": place,
        "places": rulebook.places(book),
        "stages": rulebook.STAGES,
        "names": book.jurisdictions.path_name,
        "may_confirm": _may_confirm(request),
    }
    return render(request, "rulebook/parameter.html", context)


@require_safe
def instrument(request: HttpRequest, identifier: str) -> HttpResponse:
    """``/rulebook/instruments/<id>``: who issued it, when it is in force, and every parameter that it sets."""
    book = current_rulebook()
    if identifier not in book.instruments:
        raise Http404
    context = {
        "section": "rulebook",
        "instrument": book.instruments[identifier],
        "instruments": book.instruments,
        "declarations": book.declarations,
        "kinds": KINDS,
        "may_confirm": _may_confirm(request),
        "names": book.jurisdictions.path_name,
    }
    return render(request, "rulebook/instrument.html", context)
