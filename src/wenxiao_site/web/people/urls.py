"""Addresses of people."""

from __future__ import annotations

from django.urls import path

from wenxiao_site.web.people import views
from wenxiao_site.web.people.doors import DELEGATION_DOORS, OWN_DOORS, PEOPLE_DOORS, PERSON_DOORS, POST_DOORS

DOORS = (*PEOPLE_DOORS, *PERSON_DOORS, *POST_DOORS, *OWN_DOORS, *DELEGATION_DOORS)

urlpatterns = [
    path("people", views.people, name="people"),
    path("people/<int:pk>", views.person, name="person"),
    path("me", views.me, name="me"),
    *(each.pattern() for each in DOORS),
]
