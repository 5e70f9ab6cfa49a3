"""Addresses below ``/rulebook``."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.rulebook import views

urlpatterns = [
    path("", views.listing, name="rulebook"),
    path("/instruments/<path:identifier>", views.instrument, name="rulebook-instrument"),
    path("/<slug:name>", views.parameter, name="rulebook-parameter"),
]
