"""Addresses of the work of evaluations."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.evaluation_work import views
from wenxiao_site.web.evaluation_work.doors import WORK_DOORS

urlpatterns = [
    path("evaluations/selection", views.selection, name="evaluations-selection"),
    path("evaluations/<int:pk>/work", views.work, name="evaluation-work"),
    path("survey/<slug:token>", views.survey, name="survey"),
    *(each.pattern() for each in WORK_DOORS),
]
