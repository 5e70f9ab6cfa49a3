"""Addresses of projects."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.projects import views
from wenxiao_site.web.projects.doors import DOORS

urlpatterns = [
    path("projects", views.projects, name="projects"),
    path("projects/<int:pk>", views.project, name="project"),
    path("projects/<int:pk>/stages/<slug:name>", views.stage, name="project-stage"),
    path("projects/<int:pk>/parts/<slug:part>", views.panel, name="project-panel"),
    *(each.pattern() for each in DOORS),
]
