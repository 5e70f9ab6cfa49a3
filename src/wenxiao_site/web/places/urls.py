"""Addresses of regions and units."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.places import views
from wenxiao_site.web.places.doors import REGION_DOORS, STRATEGY_DOORS, UNIT_DOORS

urlpatterns = [
    path("regions", views.regions, name="regions"),
    path("regions/<int:pk>", views.region, name="region"),
    path("units/<int:pk>", views.unit, name="unit"),
    *(each.pattern() for each in (*REGION_DOORS, *UNIT_DOORS, *STRATEGY_DOORS)),
]
