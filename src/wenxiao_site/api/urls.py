"""Addresses of the interface. Its description is open to all; everything else asks for a token."""

from __future__ import annotations

from django.urls import path
from django.views.decorators.http import require_safe

from wenxiao_site.api.routes import api, described

urlpatterns = [
    path("openapi.json", require_safe(described), name="api-description"),
    *(each for each in api.urls[0] if getattr(each, "name", "") != "api-root"),
]
