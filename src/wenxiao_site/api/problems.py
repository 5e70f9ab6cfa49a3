"""Every refusal in one shape: a Chinese sentence, and one for each field that it is about."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from ninja import Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import Field

from wenxiao_site.actions.errors import WHOLE, Missing, NotAllowed, Refused
from wenxiao_site.api.access import Denied

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from ninja import NinjaAPI


class Problem(Schema):
    """Why nothing was done."""

    sentence: str = Field(description="发生了什么、怎么办")
    problems: dict[str, str] = Field(description="字段 → 问题；没有对应字段的不列")


_KINDS: Final = {"missing": "缺少这一项。", "extra_forbidden": "没有这一项。"}


def add_to(api: NinjaAPI) -> None:
    """Let an interface answer with `Problem` whatever is refused."""

    def told(request: HttpRequest, status: int, sentence: str, problems: dict[str, str] | None = None) -> HttpResponse:
        return api.create_response(request, {"sentence": sentence, "problems": problems or {}}, status=status)

    def refused(request: HttpRequest, error: Refused) -> HttpResponse:
        fields = {name: text for name, text in error.problems.items() if name != WHOLE}
        status = {NotAllowed: HTTPStatus.FORBIDDEN, Missing: HTTPStatus.NOT_FOUND}.get(type(error), HTTPStatus.CONFLICT)
        return told(request, status, " ".join(dict.fromkeys(error.problems.values())), fields)

    def denied(request: HttpRequest, error: Denied) -> HttpResponse:
        answer = told(request, error.status, error.sentence)
        if error.wait is not None:
            answer.headers["Retry-After"] = str(error.wait)
        return answer

    def unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        del error
        answer = told(request, 401, "没有密钥，或密钥不对、已作废、已到期；请在请求头写 Authorization: Bearer 密钥。")
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer

    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        fields = {_place(each): _KINDS.get(str(each["type"]), "写法不对。") for each in error.errors}
        named = "；".join(f"{name}：{text}" for name, text in fields.items())
        return told(request, 422, f"请求的内容不对：{named}", fields)

    def other(request: HttpRequest, error: HttpError) -> HttpResponse:
        return told(request, error.status_code, "请求读不懂：内容不是规定的格式。")

    handlers: dict[type[Exception], Any] = {
        Refused: refused,
        Denied: denied,
        AuthenticationError: unknown,
        ValidationError: invalid,
        HttpError: other,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)


def _place(error: dict[str, Any]) -> str:
    return ".".join(str(each) for each in error["loc"][1:]) or "请求"
