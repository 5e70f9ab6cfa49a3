"""The files of units, and their contents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import FileResponse, Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao_site.adapters.storage import storage
from wenxiao_site.registry.models import EvidenceFile, EvidenceUse
from wenxiao_site.visibility import visible
from wenxiao_site.web.doors import open_doors
from wenxiao_site.web.evidence.doors import FILE_DOORS, LIST_DOORS, USE_DOORS
from wenxiao_site.web.lists import page_of
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from wenxiao_site.web.visitors import Request


@require_safe
@for_hat
def files(request: Request) -> HttpResponse:
    """``/evidence``: the files one may see, newest first; of one unit with ``?unit=``."""
    hat = hat_of(request)
    found = visible(EvidenceFile, hat).select_related("unit", "uploaded_by")
    unit = request.GET.get("unit", "")
    if unit.isdecimal():
        found = found.filter(unit=int(unit))
    text = request.GET.get("text", "").strip()
    if text:
        found = found.filter(name__icontains=text)
    context = {
        "section": "evidence",
        "files": page_of(request, found, ("-id",)),
        "text": text,
        "unit": unit,
        "doors": open_doors(hat, None, LIST_DOORS),
    }
    return render(request, "evidence/files.html", context)


def _found(request: Request, pk: int) -> EvidenceFile:
    found = visible(EvidenceFile, hat_of(request)).filter(pk=pk).select_related("unit", "uploaded_by").first()
    if found is None:
        raise Http404
    return found


def _about(use: EvidenceUse) -> Any:  # noqa: ANN401 - one of six kinds of records
    return use.project or use.plan or use.indicator or use.budget_amount or use.execution or use.material


@require_safe
@for_hat
def file(request: Request, pk: int) -> HttpResponse:
    """``/evidence/<id>``: what is known of a file, and what it supports."""
    hat = hat_of(request)
    row = _found(request, pk)
    uses = (
        visible(EvidenceUse, hat)
        .filter(file=row)
        .select_related(
            "used_by",
            "project",
            "plan__project",
            "plan__unit",
            "indicator__plan",
            "budget_amount__project",
            "execution__project",
            "material__appraisal",
        )
    )
    context = {
        "section": "evidence",
        "row": row,
        "uses": [(each, _about(each), open_doors(hat, each, USE_DOORS)) for each in uses.order_by("pk")],
        "doors": open_doors(hat, row, FILE_DOORS),
    }
    return render(request, "evidence/file.html", context)


@require_safe
@for_hat
def content(request: Request, pk: int) -> Any:  # noqa: ANN401 - a streaming answer
    """``/evidence/<id>/content``: the file itself, always as a download: no browser opens it as a page of ours."""
    row = _found(request, pk)
    try:
        source = storage().open(row.sha256)
    except FileNotFoundError as missing:
        raise Http404("这个文件的内容已经不在：可能已作废并清理。") from missing
    return FileResponse(source, as_attachment=True, filename=row.name, content_type=row.media_type)
