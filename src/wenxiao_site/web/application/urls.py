"""Addresses of the use of results."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.application import simulating, views
from wenxiao_site.web.application.doors import PROJECT_DOORS, REMEDIATION_DOORS, TRAINING_DOORS

urlpatterns = [
    path("decisions", views.decisions, name="decisions"),
    path("decisions/ledger", views.ledger, name="ledger"),
    path("simulate", simulating.simulate, name="simulate"),
    path("remediations", views.remediations, name="remediations"),
    path("remediations/<int:pk>", views.remediation, name="remediation"),
    path("trainings", views.trainings, name="trainings"),
    *(each.pattern() for each in (*PROJECT_DOORS, *REMEDIATION_DOORS, *TRAINING_DOORS, *simulating.ADOPT_DOORS)),
]
