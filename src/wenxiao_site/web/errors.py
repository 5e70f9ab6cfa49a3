"""Refusals: what happened, why, and what to do next. Never a traceback, never a code without words."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpResponseRedirect
from django.shortcuts import render

from wenxiao_site.web.visitors import ask_to_log_in, typed, visitor

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def _page(request: HttpRequest, status: HTTPStatus, title: str, why: str, next_step: str) -> HttpResponse:
    context = {"status": status.value, "title": title, "why": why, "next_step": next_step}
    return render(request, "error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request cannot be understood, or is more than one page may send."""
    if isinstance(exception, TooManyFieldsSent | RequestDataTooBig):
        return _page(
            request,
            HTTPStatus.BAD_REQUEST,
            "一次提交得太多",
            f"一次最多提交 {settings.DATA_UPLOAD_MAX_NUMBER_FIELDS:,} 个格子，这次没有保存，原来的内容没有变。",
            "请按浏览器的“后退”，填写和粘贴的内容还在那一页上；删去多余的行，或分几次粘贴、分几次保存。",
        )
    return _page(
        request,
        HTTPStatus.BAD_REQUEST,
        "这个请求读不懂",
        str(exception or "") or "地址或提交的内容不完整。",
        "请回到上一页重新操作。检查表格时每次提交一个文件。",
    )


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: not for this user."""
    return _page(
        request,
        HTTPStatus.FORBIDDEN,
        "不能这样做",
        str(exception or "") or "您现在的身份没有这一页的权限。",
        "有多个身份的，请在右上角换一个身份；仍不能办理的，请联系安全保密管理员。",
    )


def _is_from_here(request: HttpRequest) -> bool:
    """Whether a page of this site posted, by what the browser says."""
    here = f"{request.scheme}://{request.get_host()}"
    came_from = request.headers.get("Origin") or request.headers.get("Referer", "")
    return came_from == here or came_from.startswith(f"{here}/")


def stale_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the page that posted is older than its cookie. What was typed on a page of ours is not lost."""
    del reason
    match = request.resolver_match
    if match is not None and "." in (match.url_name or "") and _is_from_here(request):
        asking = visitor(request)
        if asking is None:
            return ask_to_log_in(request)
        asking.keep(request.get_full_path(), typed(request))
        return HttpResponseRedirect(request.get_full_path())
    return _page(
        request,
        HTTPStatus.FORBIDDEN,
        "页面已过期",
        "页面打开太久，或浏览器没有保存本站的 Cookie,提交未被接受。",
        "请刷新页面后再试。文件没有保存，也没有改动。",
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing under this address."""
    del exception
    return _page(
        request, HTTPStatus.NOT_FOUND, "没有这一页", f"地址 {request.path} 下没有内容。", "请检查地址，或从首页进入。"
    )


def too_large(request: HttpRequest) -> HttpResponse:
    """413: the upload is larger than one may be."""
    megabytes = settings.UPLOAD_LIMIT // (1024 * 1024)
    return _page(
        request,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "文件太大",
        f"单个文件不能超过 {megabytes} MB,这个文件没有读取。",
        "请删去与绩效表无关的工作表和图片后再试；成批的表格可在本机用命令 wenxiao check 检查。",
    )


def failed(request: HttpRequest) -> HttpResponse:
    """500: our fault."""
    return _page(
        request,
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "系统出错",
        "处理时出现了没有料到的问题，已记入系统日志。文件没有保存。",
        "请稍后再试；若仍出错，请把文件名和时间告诉管理员。",
    )
