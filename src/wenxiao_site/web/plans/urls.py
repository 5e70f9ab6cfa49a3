"""Addresses of plans."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.plans import advice, listing, views
from wenxiao_site.web.plans.doors import PLAN_DOORS

urlpatterns = [
    path("plans", listing.plans, name="plans"),
    path("plans/decide", listing.decide, name="plans.decide_each"),
    path("plans/<int:pk>", views.plan, name="plan"),
    path("plans/<int:pk>/print", views.official, name="plan-print"),
    path("plans/<int:pk>/edit", views.revise, name="plan.edit"),
    path("plans/<int:pk>/advice", advice.advise, name="plan-advice"),
    path("plans/<int:pk>/compare/<int:other>", views.compare, name="plan-compare"),
    *(each.pattern() for each in PLAN_DOORS),
]
