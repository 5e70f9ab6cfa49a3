"""Addresses of publishing."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.publication import views
from wenxiao_site.web.publication.doors import DOORS

urlpatterns = [path("publications", views.publications, name="publications"), *(each.pattern() for each in DOORS)]
