"""``/check``: hand in a form, see it checked in its official layout, take the annotated workbook. Nothing is stored.

The browser keeps the files and hands a file in again for whatever it asks next, so any worker can answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from wenxiao.forms.raw import FormType
from wenxiao_site.actions import checking, rulebook, templates
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.web.check.examples import EXAMPLES
from wenxiao_site.web.check.forms import HandedIn, handed_in, years
from wenxiao_site.web.check.sheet import counts, sheet, subject

if TYPE_CHECKING:
    from django.http import HttpRequest

    from wenxiao_site.actions.checking import CheckedFile

MOST_ANNOTATED: Final = 300
"""Forms of one file that are annotated while someone waits: about ten seconds."""

_WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MACRO_WORKBOOK: Final = "application/vnd.ms-excel.sheet.macroEnabled.12"


def _intake() -> dict[str, Any]:
    """What the page offers before a file is there."""
    return {
        "section": "check",
        "examples": EXAMPLES.values(),
        "form_types": list(FormType),
        "places": rulebook.places(current_rulebook()),
        "years": years(),
        "limit": settings.UPLOAD_LIMIT,
    }


def _checked(given: HandedIn) -> CheckedFile:
    book = current_rulebook()
    return checking.check_file(given.name, given.content, book, given.jurisdiction, given.fiscal_year)


def _shown(checked: CheckedFile, given: HandedIn) -> dict[str, Any]:
    """What the templates need to show a checked file and the one of its forms that is asked for."""
    shown: dict[str, Any] = {"checked": checked, "source": given.source, "counts": counts(checked.findings)}
    shown |= {"subject": subject, "counted": counts, "place": given.place, "sheet": None}
    if checked.assessments:
        if given.place >= len(checked.assessments):
            raise BadRequest("文件里没有这张表。")
        assessment = checked.assessments[given.place]
        shown |= {
            "sheet": sheet(assessment),
            "rules_of": current_rulebook().jurisdictions.path_name(assessment.jurisdiction),
        }
    return shown


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """``/check``: where files are handed in."""
    return render(request, "check/page.html", _intake())


@require_safe
def example(request: HttpRequest, slug: str) -> HttpResponse:
    """``/check/examples/<slug>``: a shipped form, checked; an address that can be sent."""
    if slug not in EXAMPLES:
        raise Http404
    chosen = EXAMPLES[slug]
    given = HandedIn(chosen.file, chosen.content, None, None, 0, "file-0")
    return render(request, "check/page.html", _intake() | _shown(_checked(given), given) | {"chosen": chosen})


@require_POST
def file(request: HttpRequest) -> HttpResponse:
    """Check one file: a line about it for the list, and the form asked for."""
    given = handed_in(request)
    shown = _shown(_checked(given), given)
    return render(request, "check/outcome.html", shown | {"opened": "open" in request.POST})


@require_POST
def form(request: HttpRequest) -> HttpResponse:
    """Check one file and show one of its forms: a part of the page, or a page of its own without scripts."""
    given = handed_in(request)
    shown = _shown(_checked(given), given)
    if "HX-Request" in request.headers:
        return render(request, "check/sheet.html", shown)
    return render(request, "check/page.html", _intake() | shown)


@require_POST
def annotated(request: HttpRequest) -> HttpResponse:
    """The file with its defective cells coloured and commented."""
    given = handed_in(request)
    book = current_rulebook()
    checked, copy = checking.annotated_file(
        given.name, given.content, book, given.jurisdiction, given.fiscal_year, MOST_ANNOTATED
    )
    if checked.error is not None:
        raise BadRequest(checked.error)
    return _download(checking.annotated_name(given.name), copy)


@require_safe
def blank(request: HttpRequest, form_type: str) -> HttpResponse:
    """``/check/blank/<form>``: a blank official form to fill in."""
    del request
    if form_type not in list(FormType):
        raise Http404
    kind = FormType(form_type)
    return _download(f"{kind.label}.xlsx", templates.blank(kind))


def _download(name: str, content: bytes) -> HttpResponse:
    kind = _MACRO_WORKBOOK if name.lower().endswith(".xlsm") else _WORKBOOK
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or ""
    return response
