"""Addresses of regional targets."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.regional import views
from wenxiao_site.web.regional.doors import LIST_DOORS, PART_DOORS, TARGET_DOORS

urlpatterns = [
    path("regional-targets", views.targets, name="regional-targets"),
    path("regional-targets/<int:pk>", views.target, name="regional-target"),
    *(each.pattern() for each in (*LIST_DOORS, *TARGET_DOORS, *PART_DOORS)),
]
