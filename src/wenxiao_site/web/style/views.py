"""Every component in its states, drawn by the macros that the pages use. ``?theme=dark`` shows them in the dark."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.rounds import Due
from wenxiao_site.registry.models import Stage
from wenxiao_site.web.forms import choice, day, exact, flag, line, number, paragraph
from wenxiao_site.web.lists import Cell, Column, Listing, Page
from wenxiao_site.web.projects.spine import FIVE_HAVES, Node
from wenxiao_site.web.start.views import example_explained

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_DAY: Final = date(2026, 5, 15)
_TOKENS: Final = (
    "paper", "sheet", "shade", "ink", "ink-soft", "line", "line-ink", "accent", "accent-shade", "error", "warning",
    "info", "good", "lamp-red", "lamp-yellow", "lamp-green", "lamp-blue", "series-1", "series-2", "series-3",
    "series-4", "series-5", "series-6",
)  # fmt: skip
_NODES: Final = (
    Node(Stage.APPRAISAL, "已完成", "good", "予以支持", date(2025, 9, 18)),
    Node(Stage.TARGETS, "已批复", "good", "第 2 版", date(2026, 1, 20)),
    Node(
        Stage.MONITORING,
        "黄灯",
        "warning",
        "进度 33.33%",
        date(2026, 5, 12),
        "项目单位",
        Due(_DAY, 3, is_certain=True),
        ("纠偏措施",),
    ),
    Node(Stage.EVALUATION, "退回修改", "error", "自评 86.50 分", date(2027, 3, 2), "项目单位", missing=("佐证材料",)),
    Node(Stage.APPLICATION),
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the list that is shown. The pictures of this page are of nobody's records."""

    pk: int
    name: str
    amount: Decimal | None
    state: str
    light: str


_ROWS: Final = (
    _Row(1, "春播良种推广项目", Decimal("1200000.00"), "已批复", "state-approved"),
    _Row(2, "富蕴县干渠防渗改造", Decimal("43200.50"), "已提交", "state-submitted"),
    _Row(3, "可可托海镇村道养护", None, "退回修改", "state-returned"),
)


class _List:
    """What the rows of a list need."""

    listing = Listing("style", "示例", ())
    columns = (
        Column("name", "项目名称", lambda row: Cell(row.name, "#lists")),
        Column("amount", "批复数", lambda row: row.amount, "money"),
        Column("day", "日期", lambda _: _DAY, "day"),
        Column("state", "状态", lambda row: Cell(row.state, light=row.light), "state"),
    )
    page = Page(_ROWS, 10_001, "?after=3#lists")


def _fields() -> dict[str, Any]:
    from django.forms import Form  # noqa: PLC0415 - this page alone draws fields without a deed

    class Specimen(Form):
        name = line("项目名称", "与预算批复一致。")
        amount = exact("金额（元）", "以元为单位，最多两位小数。")
        on = day("日期")
        year = number("预算年度")
        kind = choice("所属预算", [("A", "一般公共预算"), ("B", "政府性基金预算")])
        text = paragraph("审核意见", required=False)
        tags = choice("服务的战略", [("A", "乡村振兴"), ("B", "旅游兴地")], many=True, required=False)
        yes = flag("民生支出")

    wrong = Specimen({"name": "", "amount": "十万", "on": "2026-02-30", "year": "明年", "kind": ""})
    return {"fields": Specimen(), "wrong": [wrong[name] for name in ("name", "on", "year", "kind")]}


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """``/style``."""
    theme = request.GET.get("theme", "auto")
    context = {
        "theme": theme if theme in {"light", "dark"} else "auto",
        "tokens": _TOKENS,
        "nodes": _NODES,
        "found": [(each, _DAY if place < 2 else None) for place, each in enumerate(FIVE_HAVES)],  # noqa: PLR2004 - some
        "amounts": {
            "requested": Decimal(1_500_000),
            "supported": Decimal(1_350_000),
            "approved": Decimal(1_200_000),
            "adjusted": None,
            "executed": Decimal("432000.50"),
            "execution_rate": Decimal("0.3600"),
        },
        "dues": [Due(_DAY, left, is_certain=left != 30) for left in (30, 3, 0, -2)],  # noqa: PLR2004 - as it may be
        "list": _List,
        "shown": example_explained(current_rulebook()),
        "bars": [("2022", "9,412.00", 62), ("2023", "11,386.50", 75), ("2024", "15,180.20", 100)],
        **_fields(),
    }
    return render(request, "style/style.html", context)
