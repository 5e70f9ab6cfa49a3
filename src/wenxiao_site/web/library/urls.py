"""Addresses of the indicator library."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.library import views
from wenxiao_site.web.library.doors import LIBRARY_DOORS

urlpatterns = [
    path("library", views.library, name="library"),
    path("library/found", views.found, name="library-found"),
    *(each.pattern() for each in LIBRARY_DOORS),
]
