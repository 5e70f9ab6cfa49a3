"""Addresses below ``/check``."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.check import views

urlpatterns = [
    path("", views.page, name="check"),
    path("/examples/<slug:slug>", views.example, name="check-example"),
    path("/file", views.file, name="check-file"),
    path("/form", views.form, name="check-form"),
    path("/annotated", views.annotated, name="check-annotated"),
    path("/blank/<slug:form_type>", views.blank, name="check-blank"),
]
