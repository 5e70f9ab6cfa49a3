"""Addresses of budget preparation."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.budgets import views
from wenxiao_site.web.budgets.doors import LIST_DOORS, PROJECT_DOORS, REQUEST_DOORS

urlpatterns = [
    path("budget", views.listing, name="budget-rounds"),
    path("budget/<int:pk>", views.board, name="budget-round"),
    path("budget-requests/<int:pk>", views.request_file, name="budget-request"),
    *(each.pattern() for each in (*LIST_DOORS, *PROJECT_DOORS, *REQUEST_DOORS)),
]
