"""Addresses that are open to everybody."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.open import views

urlpatterns = [
    path("open", views.front, name="open"),
    path("open/items", views.items, name="open-items"),
    path("open/projects/<int:pk>", views.project, name="open-project"),
    path("open/terms", views.terms, name="open-terms"),
    path("open/kit", views.kit, name="open-kit"),
]
