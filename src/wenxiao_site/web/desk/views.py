"""Keeping what somebody types, every few seconds, without their doing."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from django.http import HttpResponse
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from wenxiao_site.actions import desk
from wenxiao_site.actions.errors import Refused
from wenxiao_site.web import clock
from wenxiao_site.web.visitors import NOT_KEPT, for_person

if TYPE_CHECKING:
    from wenxiao_site.web.visitors import Request

PATH: Final = "_path"
"""The field that names the page."""


@require_POST
@for_person
def keep(request: Request) -> HttpResponse:
    """``/desk/draft``: keep the fields of the page ``_path``; answers with the words to show beside them."""
    person = request.visitor.person
    path = request.POST.get(PATH, "")
    if person is None or not path.startswith("/"):
        return HttpResponse("没有保存：页面地址不对。", status=HTTPStatus.BAD_REQUEST)
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    kept = [(name, value) for name, value in fields if name not in (PATH, *NOT_KEPT)]
    moment = clock.now()
    try:
        desk.keep_draft(person=person, path=path, fields=kept, moment=moment)
    except Refused as refused:
        return HttpResponse(f"没有自动保存：{refused}", status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return HttpResponse(f"已自动保存 {localtime(moment):%H:%M}", content_type="text/plain; charset=utf-8")
