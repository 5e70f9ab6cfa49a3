"""Addresses of reports and objections."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.reports import views
from wenxiao_site.web.reports.doors import LIST_DOORS, OBJECTION_DOORS, REPORT_DOORS

urlpatterns = [
    path("reports", views.reports_page, name="reports"),
    path("reports/<int:pk>", views.report_page, name="report"),
    path("reports/<int:pk>/word", views.word, name="report-word"),
    *(each.pattern() for each in (*LIST_DOORS, *REPORT_DOORS, *OBJECTION_DOORS)),
]
