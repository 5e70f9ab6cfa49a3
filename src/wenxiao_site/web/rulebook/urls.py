"""Addresses below ``/rulebook``."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.rulebook import drafts, views
from wenxiao_site.web.rulebook.doors import CONFIRM_DOORS, DRAFT_DOORS

urlpatterns = [
    path("", views.listing, name="rulebook"),
    path("/drafts", drafts.drafts, name="drafts"),
    path("/drafts/new", drafts.new, name="instruments.draft"),
    path("/drafts/<int:pk>", drafts.draft, name="draft"),
    path("/drafts/<int:pk>/amend", drafts.amend, name="instruments.amend"),
    *(each.pattern() for each in (*DRAFT_DOORS, *CONFIRM_DOORS)),
    path("/instruments/<path:identifier>", views.instrument, name="rulebook-instrument"),
    path("/<slug:name>", views.parameter, name="rulebook-parameter"),
]
