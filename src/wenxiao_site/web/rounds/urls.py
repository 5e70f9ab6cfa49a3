"""Addresses of rounds."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.rounds import views
from wenxiao_site.web.rounds.doors import LIST_DOORS, ROUND_DOORS

urlpatterns = [
    path("rounds", views.rounds, name="rounds"),
    path("rounds/<int:pk>", views.campaign, name="round"),
    *(each.pattern() for each in (*LIST_DOORS, *ROUND_DOORS)),
]
