"""Reports of units on themselves: the list of a year, one of them, and its Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from wenxiao_site.actions import department_figures as figures
from wenxiao_site.actions import self_reports
from wenxiao_site.actions.appraisal_report import ten_thousands
from wenxiao_site.actions.department_report import PASSAGES, written
from wenxiao_site.adapters.storage import storage
from wenxiao_site.registry.models import AuditEvent, DepartmentReport
from wenxiao_site.visibility import visible
from wenxiao_site.web.doors import open_doors
from wenxiao_site.web.lists import page_of
from wenxiao_site.web.self_reports.doors import LIST_DOORS, REPORT_DOORS
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from wenxiao_site.visibility import Hat
    from wenxiao_site.web.visitors import Request

_HISTORY = 30
_MISSED = 20


@require_safe
@for_hat
def reports_page(request: Request) -> HttpResponse:
    """``/self-reports``: the reports of a year in scope."""
    hat, year = hat_of(request), request.visitor.fiscal_year
    found = visible(DepartmentReport, hat).filter(fiscal_year=year).select_related("unit__region")
    context = {
        "section": "self-reports",
        "reports": page_of(request, found.defer("figures"), ("-id",)),
        "year": year,
        "doors": open_doors(hat, None, LIST_DOORS),
    }
    return render(request, "self_reports/reports.html", context)


@require_safe
@for_hat
def report_page(request: Request, pk: int) -> HttpResponse:
    """``/self-reports/<id>``: the numbers, the ratios with their reasons, and what people wrote."""
    hat = hat_of(request)
    row = _found(hat, pk)
    told = self_reports.told_of(row)
    context = {
        "section": "self-reports",
        "row": row,
        "ratios": told.ratios,
        "yuan_wan": ten_thousands,
        "units": figures.by_unit(told.figures),
        "grades": figures.by_grade(told.figures),
        "missing": figures.missing(told.figures),
        "missed": told.figures["missed"],
        "most_missed": _MISSED,
        "duties": [
            (duty, [each for each in told.figures["projects"] if told.duties.get(each["code"]) == duty])
            for duty in dict.fromkeys(told.duties.values())
        ],
        "passages": [(title, getattr(row, name), hint) for name, (title, hint) in PASSAGES.items()],
        "structure": figures.rules_of_year(row.unit, row.fiscal_year).citation("whole_department_structure"),
        "doors": [("下载 Word", reverse("self-report-word", kwargs={"pk": pk})), *open_doors(hat, row, REPORT_DOORS)],
        "events": visible(AuditEvent, hat)
        .filter(object_type="departmentreport", object_id=str(row.pk))
        .select_related("person")
        .order_by("-sequence")[:_HISTORY],
    }
    return render(request, "self_reports/report.html", context)


@require_safe
@for_hat
def word(request: Request, pk: int) -> HttpResponse:
    """``/self-reports/<id>/word``: the report as Word; once archived, the very file that was archived."""
    row = _found(hat_of(request), pk)
    if row.file is None:
        data = written(self_reports.told_of(row))
    else:
        with storage().open(row.file.sha256) as source:
            data = source.read()
    answer = HttpResponse(data, content_type=self_reports.WORD)
    name = f"{row.unit.name}{row.fiscal_year}年度绩效自评报告.docx"
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return answer


def _found(hat: Hat, pk: int) -> DepartmentReport:
    row = visible(DepartmentReport, hat).filter(pk=pk).select_related("unit__region", "file").first()
    if row is None:
        raise Http404
    return row
