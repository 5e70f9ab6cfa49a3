"""Who is asking: the session, the person, and the hat worn, looked at anew for every request."""

from __future__ import annotations

import json
from functools import cached_property, wraps
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import urlencode

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.middleware.csrf import rotate_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme

from wenxiao_site.actions import desk
from wenxiao_site.registry.models import Person
from wenxiao_site.registry.models.common import GREATEST_YEAR, LEAST_YEAR
from wenxiao_site.visibility import Hat, hats
from wenxiao_site.web import clock

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from django.contrib.sessions.backends.base import SessionBase

    Handler = Callable[[HttpRequest], HttpResponse]
    View = Callable[..., HttpResponse]

_SEEN_EVERY: Final = 60
"""Seconds after which a click is written down: a read stays a read."""

_YEARS_BACK: Final = 8
_DIGITS_OF_A_YEAR: Final = 4

NOT_KEPT: Final = ("csrfmiddlewaretoken", "password", "old", "again")


class Request(HttpRequest):
    """A request that has come past `visitors`."""

    visitor: Visitor
    session: SessionBase


class Visitor:
    """The person behind a session, if any, with the hat that is worn."""

    def __init__(self, session: SessionBase) -> None:
        self._session = session
        self.has_expired = False

    @cached_property
    def person(self) -> Person | None:
        """Who is logged in; None for the public, and once the session is too old."""
        told = self._session
        if "person" not in told:
            return None
        moment = int(clock.actual().timestamp())
        is_fresh = (
            moment - told.get("seen", 0) <= settings.SESSION_IDLE_SECONDS
            and moment - told.get("begun", 0) <= settings.SESSION_COOKIE_AGE
        )
        person = Person.objects.filter(pk=told["person"], is_active=True).first()
        if not is_fresh or person is None or not constant_time_compare(told.get("stamp", ""), _stamp(person)):
            told.flush()
            self.has_expired = True
            return None
        if moment - told["seen"] >= _SEEN_EVERY:
            told["seen"] = moment
        return person

    @cached_property
    def hats(self) -> list[Hat]:
        """Every hat that the person may wear today."""
        return hats(self.person, clock.today()) if self.person is not None else []

    @cached_property
    def hat(self) -> Hat | None:
        """The hat chosen, as far as it may still be worn; the only one when there is one."""
        chosen = self._session.get("hat", "") if self.hats else ""
        found = [each for each in self.hats if hat_key(each) == chosen]
        return found[0] if found else self.hats[0] if len(self.hats) == 1 else None

    def enter(self, request: HttpRequest, person: Person) -> None:
        """Begin a session of a person: a new key, so that nobody who knew the old one comes in."""
        moment = int(clock.actual().timestamp())
        self._session.flush()
        self._session.update({"person": person.pk, "stamp": _stamp(person), "seen": moment, "begun": moment})
        rotate_token(request)

    def leave(self) -> None:
        """End the session."""
        self._session.flush()

    def wear(self, hat: Hat) -> None:
        """Choose a hat for this session."""
        self._session["hat"] = hat_key(hat)

    def say(self, sentence: str) -> None:
        """A sentence for the top of the next page."""
        self._session["said"] = sentence

    def said(self) -> str:
        """The sentence that was to be said, once."""
        return str(self._session.pop("said", "")) if "said" in self._session else ""

    def keep(self, path: str, fields: str) -> None:
        """Keep what was typed for a page until it is opened."""
        self._session["kept"] = {"path": path, "fields": fields}

    def kept(self, path: str) -> QueryDict | None:
        """What was typed for this page before the session ended, once."""
        kept = self._session.get("kept")
        if not kept or kept["path"] != path:
            return None
        del self._session["kept"]
        return _fields(kept["fields"])

    def drafted(self, path: str) -> tuple[QueryDict, datetime] | None:
        """What was typed on this page, kept by itself and never handed in, with the moment it was kept."""
        found = desk.draft(person=self.person, path=path) if self.person is not None else None
        return (_fields(found.fields), found.saved_at) if found is not None else None

    def keep_draft(self, path: str, sent: QueryDict) -> None:
        """Keep what was sent for a page as its draft, to be handed in another time."""
        if self.person is not None:
            fields = [(name, str(value)) for name, values in sent.lists() if name not in NOT_KEPT for value in values]
            desk.keep_draft(person=self.person, path=path, fields=fields, moment=clock.now())

    def hand_in(self, path: str) -> None:
        """The page was handed in or given up: what was kept of it goes."""
        if self.person is not None:
            desk.drop_draft(person=self.person, path=path)

    @property
    def fiscal_year(self) -> int:
        """The fiscal year that is looked at: the last one chosen, else that of today."""
        return int(self._session.get("fiscal_year", clock.today().year))

    @property
    def fiscal_years(self) -> list[int]:
        """The years to choose from, the latest first: next year, which is being planned, and those before."""
        this = clock.today().year
        return sorted({*range(this + 1, this - _YEARS_BACK - 1, -1), self.fiscal_year}, reverse=True)

    def look_at(self, year: str) -> None:
        """Take a fiscal year from an address, and keep it for the next pages. What is no such year is left alone."""
        is_year = len(year) == _DIGITS_OF_A_YEAR and year.isascii() and year.isdecimal()
        if is_year and LEAST_YEAR <= int(year) <= GREATEST_YEAR and self.fiscal_year != int(year):
            self._session["fiscal_year"] = int(year)


def hat_key(hat: Hat) -> str:
    """How a form names a hat: its post, and from whom it was taken over."""
    return f"{hat.post.pk}-{hat.delegated_from.pk if hat.delegated_from else 0}"


def _stamp(person: Person) -> str:
    """Changes with the password: all other sessions end then."""
    return person.get_session_auth_hash()


def visitors(get_response: Handler) -> Handler:
    """Give every request its visitor. Pages for somebody are not kept by any cache."""

    def answer(request: HttpRequest) -> HttpResponse:
        asked = cast("Request", request)
        asked.visitor = Visitor(asked.session)
        if "fiscal_year" in asked.GET and "person" in asked.session:
            asked.visitor.look_at(asked.GET["fiscal_year"])
        response = get_response(request)
        if "person" in asked.session or asked.session.modified:
            response.headers["Cache-Control"] = "no-store"
        return response

    return answer


def visitor(request: HttpRequest) -> Visitor | None:
    """The visitor for the frame of a page: None where there is none, or where the database cannot be asked."""
    found: Visitor | None = getattr(request, "visitor", None)
    try:
        return found if found is not None and found.person is not None else None
    except DatabaseError:
        return None


def address_of(request: HttpRequest) -> str:
    """The address of the network that a request comes from, behind as many proxies as are ours."""
    if settings.PROXIES:
        named = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",") if each.strip()]
        if len(named) >= settings.PROXIES:
            return named[-settings.PROXIES][:45]
    return str(request.META.get("REMOTE_ADDR") or "")[:45]


def safe_next(path: str | None, otherwise: str = "home") -> str:
    """A path on this site to go on to; never another site."""
    if path and path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        return path
    return reverse(otherwise)


def typed(request: HttpRequest) -> str:
    """The fields of a post, as one text that a form can carry."""
    pairs = [[name, value] for name, values in request.POST.lists() if name not in NOT_KEPT for value in values]
    return json.dumps(pairs, ensure_ascii=False) if pairs else ""


def _fields(text: str) -> QueryDict:
    fields = QueryDict(mutable=True)
    for name, value in _pairs(text):
        fields.appendlist(name, value)
    return fields


def _pairs(fields: str) -> list[tuple[str, str]]:
    try:
        read: Any = json.loads(fields)
        return [(str(name), str(value)) for name, value in read]
    except (ValueError, TypeError):
        return []


def ask_to_log_in(request: HttpRequest) -> HttpResponse:
    """The login form, which carries on what was posted."""
    if request.method in {"GET", "HEAD"}:
        return HttpResponseRedirect(f"{reverse('login')}?{urlencode({'next': request.get_full_path()}, safe='/')}")
    context = {"next": request.get_full_path(), "kept": typed(request), "had_file": bool(request.FILES)}
    context |= {"problems": {}, "login": "", "posted": True}
    return render(request, "login/login.html", context, status=HTTPStatus.UNAUTHORIZED)


def for_person(view: View) -> View:
    """Only for somebody who is logged in, with whatever hat."""

    @wraps(view)
    def checked(request: Request, *args: Any, **parts: Any) -> HttpResponse:  # noqa: ANN401 - whatever the view takes
        if request.visitor.person is None:
            return ask_to_log_in(request)
        return view(request, *args, **parts)

    return checked


def for_hat(view: View) -> View:
    """Only for somebody who is logged in with a password of their own and wears a hat."""

    @wraps(view)
    def checked(request: Request, *args: Any, **parts: Any) -> HttpResponse:  # noqa: ANN401 - whatever the view takes
        person = request.visitor.person
        if person is None:
            return ask_to_log_in(request)
        if person.must_change_password:
            return HttpResponseRedirect(reverse("password"))
        if request.visitor.hat is None:
            if request.method == "POST":
                request.visitor.keep(request.get_full_path(), typed(request))
            return HttpResponseRedirect(f"{reverse('hat')}?{urlencode({'next': request.get_full_path()}, safe='/')}")
        return view(request, *args, **parts)

    return checked


def hat_of(request: Request) -> Hat:
    """The hat worn, in a view that `for_hat` guards."""
    hat = request.visitor.hat
    if hat is None:
        raise RuntimeError("this view asks for a hat without being guarded by for_hat")
    return hat
