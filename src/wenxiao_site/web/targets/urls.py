"""Addresses of the review of targets."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.targets import uploading, views
from wenxiao_site.web.targets.doors import TARGET_DOORS

urlpatterns = [
    path("targets/review", views.queue, name="targets"),
    path("targets/review/pass", views.pass_clean, name="targets.pass_clean"),
    path("targets/upload/preview", uploading.preview, name="targets-preview"),
    path("targets/upload/annotated", uploading.annotated, name="targets-annotated"),
    *(each.pattern() for each in TARGET_DOORS),
]
