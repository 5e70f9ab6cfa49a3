"""Addresses of reports and objections."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.self_reports import views
from wenxiao_site.web.self_reports.doors import LIST_DOORS, OBJECTION_DOORS, REPORT_DOORS

urlpatterns = [
    path("self-reports", views.reports_page, name="self-reports"),
    path("self-reports/<int:pk>", views.report_page, name="self-report"),
    path("self-reports/<int:pk>/word", views.word, name="self-report-word"),
    *(each.pattern() for each in (*LIST_DOORS, *REPORT_DOORS, *OBJECTION_DOORS)),
]
