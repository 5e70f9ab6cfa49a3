"""Addresses of monitoring."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.monitoring import corrections, laboratory, reporting, views
from wenxiao_site.web.monitoring.doors import DOORS

urlpatterns = [
    path("monitoring", views.rounds, name="monitoring"),
    path("monitoring/<int:pk>", views.board, name="monitoring-round"),
    path("monitoring/<int:pk>/missing", views.missing, name="monitoring-missing"),
    path("monitoring/<int:pk>/moved", views.moved, name="monitoring-moved"),
    path("monitoring/laboratory", laboratory.laboratory, name="monitoring-laboratory"),
    path("monitoring/reports/<int:pk>", reporting.report, name="monitoring-report"),
    path("monitoring/reports/<int:pk>/edit", reporting.revise, name="monitoring.revise"),
    path("monitoring/reports/<int:pk>/judge", reporting.judge, name="monitoring-judge"),
    path("monitoring/reports/<int:pk>/workbook", reporting.workbook, name="monitoring-workbook"),
    path("monitoring/projects/<int:pk>", views.curves, name="monitoring-curves"),
    path("monitoring/corrections", corrections.corrections, name="corrections"),
    path("monitoring/corrections/<int:pk>", corrections.correction, name="correction"),
    path("monitoring/suspensions", corrections.suspensions, name="suspensions"),
    path("monitoring/suspensions.csv", corrections.suspensions_csv, name="suspensions-csv"),
    path("monitoring/suspensions.json", corrections.suspensions_json, name="suspensions-json"),
    *(each.pattern() for each in DOORS),
]
