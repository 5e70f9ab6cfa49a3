"""Addresses of the exchange."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.exchange import views
from wenxiao_site.web.exchange.doors import EXCHANGE_DOORS

urlpatterns = [
    path("exchange", views.exchange, name="exchange"),
    path("exchange/data", views.data, name="exchange-data"),
    path("exchange/imports/<int:pk>", views.job, name="import"),
    *(each.pattern() for each in EXCHANGE_DOORS),
]
