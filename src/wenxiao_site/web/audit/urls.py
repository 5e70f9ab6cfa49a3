"""Addresses of the audit."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.audit import views

urlpatterns = [
    path("audit", views.events, name="audit"),
    path("audit/verify", views.verify, name="audit-verify"),
    path("audit/<int:sequence>", views.event, name="audit-event"),
]
