"""Addresses of statistics."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.statistics import reporting, views

urlpatterns = [
    path("overview", views.overview, name="overview"),
    path("statistics", views.statistics, name="statistics"),
    path("statistics/records", views.behind, name="statistics-records"),
    path("statistics/figures.json", views.data, name="statistics-data"),
    path("statistics/reports", reporting.reports, name="reports"),
]
