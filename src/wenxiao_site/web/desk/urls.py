"""Addresses of one's own desk."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.desk import views
from wenxiao_site.web.desk.doors import VIEW_DOORS

urlpatterns = [
    path("desk/draft", views.keep, name="desk-draft"),
    *(each.pattern() for each in VIEW_DOORS),
]
