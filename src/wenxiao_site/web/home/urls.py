"""The address of the home."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.home import views

urlpatterns = [path("home", views.home, name="home")]
