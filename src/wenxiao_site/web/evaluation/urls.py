"""Addresses of evaluations."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.evaluation import views
from wenxiao_site.web.evaluation.doors import EVALUATION_DOORS, LIST_DOORS, PROJECT_DOORS, RISK_DOORS, SELECT_DOORS

urlpatterns = [
    path("evaluations", views.evaluations, name="evaluations"),
    path("evaluations/missing", views.missing, name="evaluations-missing"),
    path("evaluations/risks", views.risks, name="evaluations-risks"),
    path("evaluations/boundaries", views.boundaries, name="evaluations-boundaries"),
    path("evaluations/honesty", views.honesty, name="evaluations-honesty"),
    path("evaluations/<int:pk>", views.evaluation_page, name="evaluation"),
    path("evaluations/<int:pk>/edit", views.edit, name="evaluation.edit"),
    path("evaluations/<int:pk>/preview", views.preview, name="evaluation-preview"),
    *(each.pattern() for each in (*LIST_DOORS, *RISK_DOORS, *SELECT_DOORS, *PROJECT_DOORS, *EVALUATION_DOORS)),
]
