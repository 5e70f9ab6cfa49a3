"""Who asks: the token, the hat behind it, how often; and each write once."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from ninja import Status
from ninja.security import HttpBearer

from wenxiao_site.actions import tokens
from wenxiao_site.api import clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from wenxiao_site.registry.models import AccessToken, Scope
    from wenxiao_site.visibility import Hat

_SECONDS: Final = 60


class Denied(Exception):  # noqa: N818 - nothing broke
    """The request is answered with a sentence instead. `wait`: seconds after which it may come again."""

    def __init__(self, status: HTTPStatus, sentence: str, wait: int | None = None) -> None:
        self.status, self.sentence, self.wait = status, sentence, wait
        super().__init__(sentence)


class Asking(HttpRequest):
    """A request that has come past `Bearer`."""

    token: AccessToken
    hat: Hat


class Bearer(HttpBearer):
    """``Authorization: Bearer`` and a key that a person issued."""

    def authenticate(self, request: HttpRequest, token: str) -> Hat | None:
        """The hat behind a key, None for no such key. Raises Denied when it asks too often."""
        found = tokens.bearer(token, clock.today())
        if found is None:
            return None
        request.token, request.hat = found  # type: ignore[attr-defined]
        _refuse_too_often(found[0])
        return found[1]


def _refuse_too_often(token: AccessToken) -> None:
    """So many requests a minute for each token, counted in the cache that the settings name."""
    moment = int(clock.actual().timestamp())
    place = f"api:{token.pk}:{moment // _SECONDS}"
    cache.add(place, 0, timeout=2 * _SECONDS)
    if cache.incr(place) > settings.API_PER_MINUTE:
        wait = _SECONDS - moment % _SECONDS
        sentence = f"请求太频繁：每分钟最多 {settings.API_PER_MINUTE} 次，请 {wait} 秒后再试。"
        raise Denied(HTTPStatus.TOO_MANY_REQUESTS, sentence, wait)


def need(request: Asking, scope: Scope) -> Hat:
    """The hat, if its token has a scope. Raises Denied."""
    if scope not in request.token.scopes.split():
        sentence = f"这个密钥没有“{scope.label}”的权限，请在“数据交换”页另发一个密钥。"
        raise Denied(HTTPStatus.FORBIDDEN, sentence)
    return request.hat


def once(request: Asking, key: str, told: bytes, act: Callable[[], dict[str, Any]]) -> Status[Any]:
    """Do something once for a key of the program's own; the same request again gets the same answer.

    What is refused is not kept: it may be sent again with the same key. Raises Denied while it is being done.
    """
    what = f"{request.method} {request.path}\n".encode() + told
    before = tokens.reserve(token=request.token, key=key, request=what, moment=clock.now())
    if before is not None:
        if not before.status:
            sentence = "同一个幂等键的请求正在处理，或上次处理时中断；请先查询结果，再决定是否换一个键重发。"
            raise Denied(HTTPStatus.CONFLICT, sentence)
        return Status(before.status, before.body)
    try:
        body = act()
    except Exception:
        tokens.let_go(token=request.token, key=key)
        raise
    status = HTTPStatus.CREATED.value
    tokens.keep_reply(token=request.token, key=key, status=status, body=body, moment=clock.now())
    return Status(status, body)
