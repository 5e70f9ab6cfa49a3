"""Keeping a list as it is shown, and giving such a view up."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse

from wenxiao_site.actions import desk
from wenxiao_site.actions.errors import Refused
from wenxiao_site.web.doors import Door
from wenxiao_site.web.forms import DeedForm, hidden, line


class KeepView(DeedForm):
    """A name for what the list shows; the list and its address come along."""

    name = line("视图名称", "例如“本年新增项目”。")
    listing = hidden(required=True)
    query = hidden()


class DropView(DeedForm):
    """Nothing to fill in."""


def _list(view: Any, _: object = None) -> str:  # noqa: ANN401 - a view, or nothing
    if view is None:
        return reverse("home")
    return f"{reverse(view.listing)}?{view.query}" if view.query else reverse(view.listing)


def _keep(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    try:
        reverse(sent.given["listing"])
    except NoReverseMatch:
        raise Refused("没有这个列表，请从列表页保存视图。") from None
    return desk.keep_view(**sent.given, by=sent.by, on=sent.on)


VIEW_DOORS = (
    Door(
        verb="desk.keep_view",
        address="views/new",
        title="保存常用视图",
        lead="保存现在的条件和列；以后从列表上的“常用视图”打开。",
        form=KeepView,
        act=_keep,
        then=_list,
        said="视图已保存。",
    ),
    Door(
        verb="desk.drop_view",
        address="views/<int:pk>/drop",
        title="删除常用视图",
        form=DropView,
        act=lambda sent: desk.drop_view(view=sent.row.pk, by=sent.by, on=sent.on),
        then=lambda _, sent: reverse(sent.row.listing),
        button="删除",
        said="视图已删除。",
        back=_list,
    ),
)
