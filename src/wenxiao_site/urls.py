"""Every address of the site."""

from __future__ import annotations

from django.urls import include, path

from wenxiao_site.api import urls as programs
from wenxiao_site.web import errors
from wenxiao_site.web.start.views import start

urlpatterns = [
    path("", start, name="start"),
    path("", include("wenxiao_site.web.login.urls")),
    path("", include("wenxiao_site.web.home.urls")),
    path("", include("wenxiao_site.web.desk.urls")),
    path("style", include("wenxiao_site.web.style.urls")),
    path("", include("wenxiao_site.web.places.urls")),
    path("", include("wenxiao_site.web.people.urls")),
    path("", include("wenxiao_site.web.projects.urls")),
    path("", include("wenxiao_site.web.budgets.urls")),
    path("", include("wenxiao_site.web.appraisal.urls")),
    path("", include("wenxiao_site.web.plans.urls")),
    path("", include("wenxiao_site.web.targets.urls")),
    path("", include("wenxiao_site.web.regional.urls")),
    path("", include("wenxiao_site.web.library.urls")),
    path("", include("wenxiao_site.web.evidence.urls")),
    path("", include("wenxiao_site.web.evaluation.urls")),
    path("", include("wenxiao_site.web.self_reports.urls")),
    path("", include("wenxiao_site.web.evaluation_work.urls")),
    path("", include("wenxiao_site.web.evaluators.urls")),
    path("", include("wenxiao_site.web.application.urls")),
    path("", include("wenxiao_site.web.zero_based.urls")),
    path("", include("wenxiao_site.web.rounds.urls")),
    path("", include("wenxiao_site.web.monitoring.urls")),
    path("", include("wenxiao_site.web.audit.urls")),
    path("", include("wenxiao_site.web.statistics.urls")),
    path("", include("wenxiao_site.web.publication.urls")),
    path("", include("wenxiao_site.web.open.urls")),
    path("", include("wenxiao_site.web.exchange.urls")),
    path("api/v1/", include(programs)),
    path("check", include("wenxiao_site.web.check.urls")),
    path("rulebook", include("wenxiao_site.web.rulebook.urls")),
]
handler400 = errors.bad_request
handler403 = errors.refused
handler404 = errors.not_found
handler500 = errors.failed
