"""The page of the exchange, a file on its way in, and tables out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao_site.actions import exchange as files
from wenxiao_site.actions.standard.outgoing import BY_RESOURCE, OUTGOING, exported
from wenxiao_site.actions.standard.tables import INCOMING, NOTE
from wenxiao_site.adapters import exchange_files
from wenxiao_site.adapters.exchange_store import progress
from wenxiao_site.adapters.tables import XLSX
from wenxiao_site.registry.models import AccessToken, ImportJob, ImportState, Scope
from wenxiao_site.registry.models.common import GREATEST_YEAR, LEAST_YEAR
from wenxiao_site.registry.models.people import SEPARATED, Role
from wenxiao_site.visibility import visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import doors_of, open_doors
from wenxiao_site.web.exchange.doors import BRING, ISSUE, JOB_DOORS, REVOKE
from wenxiao_site.web.lists import page_of
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from wenxiao_site.web.visitors import Request

_READERS: Final = tuple(role for role in Role if role not in SEPARATED or role == Role.AUDITOR)
_SHOWN: Final = 200
"""Problems on the page; the error workbook has them all."""
_MEDIA: Final = {
    "xlsx": XLSX,
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
_RUNNING: Final = (ImportState.WAITING, ImportState.CONFIRMED)


@require_safe
@for_hat
def exchange(request: Request) -> HttpResponse:
    """``/exchange``: files brought in, tables to download, keys of programs."""
    hat = hat_of(request)
    if hat.role not in _READERS:
        raise PermissionDenied
    tokens = list(visible(AccessToken, hat).select_related("person", "post__unit", "post__region").order_by("-pk")[:50])
    acts = doors_of(hat, tokens, (REVOKE,))
    today = clock.today()
    context = {
        "section": "exchange",
        "page": page_of(request, visible(ImportJob, hat).select_related("person"), ("-id",), 20),
        "tokens": [(each, _standing(each, today), _scopes(each), acts[each.pk]) for each in tokens],
        "bring": open_doors(hat, None, (BRING,)),
        "issue": open_doors(hat, None, (ISSUE,)),
        "outgoing": OUTGOING,
        "fiscal_year": request.visitor.fiscal_year,
        "note": NOTE,
    }
    return render(request, "exchange/exchange.html", context)


def _standing(token: AccessToken, today: Any) -> tuple[str, str]:  # noqa: ANN401 - a day
    if token.revoked_at is not None:
        return "returned", "已作废"
    return ("returned", "已到期") if token.expires_on <= today else ("approved", "有效")


def _scopes(token: AccessToken) -> str:
    return "、".join(str(Scope(each).label) for each in token.scopes.split())


@require_safe
@for_hat
def job(request: Request, pk: int) -> HttpResponse:
    """``/exchange/imports/…``: how far a file is, what it would do, what is wrong; ``?errors``: the error workbook."""
    hat = hat_of(request)
    row = visible(ImportJob, hat).filter(pk=pk).select_related("person").first()
    if row is None:
        raise Http404
    if "errors" in request.GET:
        return _download(files.error_workbook(row), f"{row.name.rpartition('.')[0] or row.name}-问题.xlsx", "xlsx")
    problems, notes = files.problems_of(row), files.notes_of(row)
    counts = files.counts_of(row)
    context = {
        "section": "exchange",
        "row": row,
        "acts": open_doors(hat, row, JOB_DOORS),
        "is_running": row.state in _RUNNING,
        "progress": progress(row.pk) if row.state in _RUNNING else None,
        "problems": problems[:_SHOWN],
        "notes": notes[:_SHOWN],
        "more_notes": len(notes) > _SHOWN,
        "counts": [(INCOMING[name], each) for name, each in sorted(counts.items(), key=lambda it: _ORDER[it[0]])],
    }
    return render(request, "exchange/job.html", context)


_ORDER: Final = {name: place for place, name in enumerate(INCOMING)}


@require_safe
@for_hat
def data(request: Request) -> HttpResponse:
    """``/exchange/data``: tables as Excel, CSV (one table) or JSON, with what this hat may see."""
    hat, asked = hat_of(request), request.GET
    if hat.role not in _READERS:
        raise PermissionDenied
    form, year, named = asked.get("format", "xlsx"), asked.get("fiscal_year", ""), asked.get("table", "")
    if form not in _MEDIA or (named and named not in BY_RESOURCE) or (form == "csv" and not named):
        raise BadRequest("请选择要导出的表和格式；CSV 一次导出一张表。")
    if year and not (year.isascii() and year.isdigit() and LEAST_YEAR <= int(year[:5]) <= GREATEST_YEAR):
        raise BadRequest("预算年度应为 4 位年份。")
    chosen = [BY_RESOURCE[named]] if named else list(OUTGOING)
    found = exported(chosen, hat, int(year) if year else None)
    if form == "xlsx":
        content = exchange_files.workbook((each.name, each.heads, rows) for each, rows in found)
    elif form == "json":
        content = exchange_files.records({each.name: rows for each, rows in found})
    else:
        content = exchange_files.comma_separated(chosen[0].heads, found[0][1])
    name = f"{chosen[0].label if named else '绩效数据'}{'-' + year if year else ''}-{clock.today()}.{form}"
    return _download(content, name, form)


def _download(content: bytes, name: str, form: str) -> HttpResponse:
    response = HttpResponse(content, content_type=_MEDIA[form])
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
