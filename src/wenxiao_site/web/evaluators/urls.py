"""Addresses of external evaluators."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.evaluators import views
from wenxiao_site.web.evaluators.doors import (
    COMMISSION_DOORS,
    DRAW_DOORS,
    EVALUATION_DOORS,
    SCORING_DOORS,
    UNIT_DOORS,
)

urlpatterns = [
    path("evaluators", views.evaluators, name="evaluators"),
    path("evaluators/<int:pk>", views.evaluator, name="evaluator"),
    path("commissions/<int:pk>", views.commission, name="commission"),
    *(each.pattern() for each in (*UNIT_DOORS, *EVALUATION_DOORS, *DRAW_DOORS, *SCORING_DOORS, *COMMISSION_DOORS)),
]
