"""Addresses of appraisals."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.appraisal import views
from wenxiao_site.web.appraisal.doors import APPRAISAL_DOORS, LIST_DOORS, POOL_DOORS, PROJECT_DOORS, SEAT_DOORS

urlpatterns = [
    path("appraisals", views.listing, name="appraisals"),
    path("appraisals/<int:pk>", views.file, name="appraisal"),
    path("appraisals/<int:pk>/report", views.report, name="appraisal-report"),
    path("experts", views.experts, name="experts"),
    *(each.pattern() for each in (*LIST_DOORS, *POOL_DOORS, *PROJECT_DOORS, *APPRAISAL_DOORS, *SEAT_DOORS)),
]
