"""Every address of the site."""

from __future__ import annotations

from django.urls import include, path

from wenxiao_site.web import errors
from wenxiao_site.web.start.views import start

urlpatterns = [
    path("", start, name="start"),
    path("check", include("wenxiao_site.web.check.urls")),
    path("rulebook", include("wenxiao_site.web.rulebook.urls")),
]
handler400 = errors.bad_request
handler403 = errors.refused
handler404 = errors.not_found
handler500 = errors.failed
