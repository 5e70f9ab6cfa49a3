"""Addresses of evidence."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.evidence import views
from wenxiao_site.web.evidence.doors import FILE_DOORS, LIST_DOORS, USE_DOORS

urlpatterns = [
    path("evidence", views.files, name="evidence"),
    path("evidence/<int:pk>", views.file, name="evidence-file"),
    path("evidence/<int:pk>/content", views.content, name="evidence-content"),
    *(each.pattern() for each in (*LIST_DOORS, *FILE_DOORS, *USE_DOORS)),
]
