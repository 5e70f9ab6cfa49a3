"""What every answer carries, and which requests are not even read."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import DatabaseError

from wenxiao_site.web.errors import failed, too_large

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    Handler = Callable[[HttpRequest], HttpResponse]

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_ROOM_FOR_FIELDS = 64 * 1024
_LOG: Final = logging.getLogger("django.request")


def policy(get_response: Handler) -> Handler:
    """Let the browser load nothing but our own files: no inline script, no inline style, no other address."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers["Content-Security-Policy"] = _POLICY
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        if request.method == "POST":
            response.headers["Cache-Control"] = "no-store"
        return response

    return answer


def bounded_uploads(get_response: Handler) -> Handler:
    """Refuse a body that is larger than one upload may be, before any of it is read."""

    def answer(request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdigit() and int(announced) > settings.UPLOAD_LIMIT + _ROOM_FOR_FIELDS:
            return too_large(request)
        return get_response(request)

    return answer


class Sessions(SessionMiddleware):
    """Sessions that stand in nobody's way when the disk is full.

    What a page shows, or says of a form that was refused, is answered: lost is the moment of the last click.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Save the session if it can be saved."""
        try:
            return super().process_response(request, response)
        except DatabaseError:
            _LOG.exception("The session was not saved")
            goes_on = request.method in {"GET", "HEAD"} and response.status_code == HTTPStatus.OK
            return response if goes_on or response.status_code >= HTTPStatus.BAD_REQUEST else failed(request)
