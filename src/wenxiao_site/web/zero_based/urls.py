"""Addresses of zero-based budgeting."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.zero_based import views
from wenxiao_site.web.zero_based.doors import DOORS

urlpatterns = [
    path("zero-based", views.departments, name="zero-based"),
    path("zero-based/<int:pk>", views.department, name="zero-based-department"),
    *(each.pattern() for each in DOORS),
]
