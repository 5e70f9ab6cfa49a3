"""A department's workbook before it is filed: what is in it, what is wrong with it, and a marked copy."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from wenxiao_site.actions import target_lists
from wenxiao_site.actions.target_lists import Workbook
from wenxiao_site.adapters.workbook_reading import UnreadableFileError
from wenxiao_site.visibility import may
from wenxiao_site.web.targets.doors import Upload
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from wenxiao_site.web.visitors import Request

_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST_TOLD: Final = 200
"""Findings listed on the page; the marked workbook has them all."""


def _looked_at(request: Request) -> Workbook:
    """The workbook that was sent; its error says why there is none. Raises PermissionDenied."""
    hat = hat_of(request)
    if not may(hat, "plans.file_many"):
        raise PermissionDenied
    form = Upload(request.POST, request.FILES, hat=hat)
    if not form.is_valid():
        return Workbook("", b"", error=" ".join(str(each) for errors in form.errors.values() for each in errors))
    given = form.cleaned_data["file"]
    return target_lists.looked_at(given.name, given.read(), form.cleaned_data["fiscal_year"], hat)


def _refused(request: Request, problem: str) -> HttpResponse:
    context = {"problem": problem}
    return render(request, "targets/preview.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)


@require_POST
@for_hat
def preview(request: Request) -> HttpResponse:
    """``/targets/upload/preview``: the projects of a workbook with what is wrong. Nothing is stored."""
    book = _looked_at(request)
    if book.error:
        return _refused(request, book.error)
    listed = sorted(book.entries, key=lambda each: -len(each.findings))
    told = [(entry, each) for entry in listed for each in entry.findings][:_MOST_TOLD]
    context = {"problem": "", "book": book, "entries": listed, "told": told, "all": len(book.findings)}
    return render(request, "targets/preview.html", context)


@require_POST
@for_hat
def annotated(request: Request) -> HttpResponse:
    """``/targets/upload/annotated``: the workbook with its findings marked in the cells."""
    book = _looked_at(request)
    if book.error:
        return _refused(request, book.error)
    try:
        name, content = book.annotated()
    except UnreadableFileError as error:
        return _refused(request, str(error))
    headers = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or ""}
    return HttpResponse(content, content_type=_XLSX, headers=headers)
