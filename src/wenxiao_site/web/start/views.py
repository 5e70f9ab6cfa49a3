"""The start page: what this is, and the two doors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """``/``."""
    return render(request, "start/start.html")
