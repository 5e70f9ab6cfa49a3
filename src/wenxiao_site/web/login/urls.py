"""Addresses of coming and going."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.login import views

urlpatterns = [
    path("login", views.login, name="login"),
    path("logout", views.logout, name="logout"),
    path("password", views.password, name="password"),
    path("hat", views.hat, name="hat"),
]
