"""The plans of a fiscal year as a list, and many of them decided at once."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from wenxiao_site.actions import plans as actions
from wenxiao_site.actions.errors import Refused
from wenxiao_site.registry.models import PerformancePlan, PlanState
from wenxiao_site.visibility import allowed, may, visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import refuse_other_hat
from wenxiao_site.web.lists import Cell, Column, Filter, Listing, listed
from wenxiao_site.web.visitors import for_hat, hat_key, hat_of, safe_next

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet
    from django.http import HttpResponse

    from wenxiao_site.visibility import Hat
    from wenxiao_site.web.visitors import Request

_VERBS: Final = ("plans.approve", "plans.send_back")
_MOST: Final = 200
"""Plans decided at once."""


def _owner(row: PerformancePlan) -> Cell:
    return Cell(str(row.project or row.unit), reverse("plan", kwargs={"pk": row.pk}))


def _unit(row: PerformancePlan) -> str:
    return row.project.unit.name if row.project else str(row.unit)


def _state(row: PerformancePlan) -> Cell:
    return Cell(PlanState(row.state).label, light=f"state-{row.state.lower()}")


PLANS: Final = Listing(
    route="plans",
    title="绩效目标",
    columns=(
        Column("owner", "项目或单位", _owner),
        Column("unit", "单位", _unit),
        Column("kind", "种类", lambda row: "项目" if row.project_id else "整体支出"),
        Column("fiscal_year", "预算年度", lambda row: str(row.fiscal_year)),
        Column("version", "版次", lambda row: row.version, "number"),
        Column("state", "状态", _state, "state"),
        Column("recorded", "编制日期", lambda row: localdate(row.recorded_at), "day"),
        Column("decided", "批复日期", lambda row: localdate(row.decided_at) if row.decided_at else None, "day"),
        Column("code", "项目代码", lambda row: row.project.code if row.project else None, "code", is_shown=False),
        Column("opinion", "审核意见", lambda row: row.opinion, is_shown=False),
    ),
    filters=(
        Filter("state", "状态", lambda _: PlanState.choices, lambda value: Q(state=value)),
        Filter(
            "kind",
            "种类",
            lambda _: (("project", "项目"), ("overall", "整体支出")),
            lambda value: Q(project__isnull=value == "overall"),
        ),
    ),
    search=("project__search", "unit__search"),
)


def _seen(hat: Hat) -> QuerySet[PerformancePlan]:
    return visible(PerformancePlan, hat).select_related("project", "project__unit", "unit")


@require_safe
@for_hat
def plans(request: Request) -> HttpResponse:
    """``/plans``: the plans of the fiscal year that is looked at; those that wait for a decision can be ticked."""
    hat, year = hat_of(request), request.visitor.fiscal_year

    def more(rows: Sequence[PerformancePlan]) -> dict[str, Any]:
        waiting = [each for each in rows if each.state == PlanState.SUBMITTED]
        can = allowed(hat, PerformancePlan, waiting, _VERBS)
        return {"pickable": {pk for pk, verbs in can.items() if verbs}}

    acts = [("导入工作簿", reverse("plans.file_many"))] if may(hat, "plans.file_many") else []
    context = {"fiscal_year": year, "hat_key": hat_key(hat), "acts": acts, **_rights(hat)}
    return listed(request, PLANS, _seen(hat).filter(fiscal_year=year), "plans/plans.html", context, more)


def _rights(hat: Hat) -> dict[str, bool]:
    return {"approves": may(hat, "plans.approve"), "sends_back": may(hat, "plans.send_back")}


def _refuse_unready(picked: Sequence[int], opinion: str, *, approves: bool) -> None:
    if not picked:
        raise Refused("还没有选择绩效目标表，请先在列表里勾选。")
    if len(picked) > _MOST:
        raise Refused(f"一次最多办理 {_MOST} 张，现在选了 {len(picked)} 张，请分几次。")
    if not approves and not opinion:
        raise Refused("退回修改请写明需要修改什么；选择的和填写的都还在。")


@require_POST
@for_hat
def decide(request: Request) -> HttpResponse:
    """``/plans/decide``: approve, or send back with one reason, those that were ticked."""
    hat, sent = hat_of(request), request.POST
    approves = sent.get("verdict") == "approve"
    if not may(hat, "plans.approve" if approves else "plans.send_back"):
        raise PermissionDenied
    onward = safe_next(sent.get("next"), "plans")
    picked = [int(each) for each in sent.getlist("pick") if each.isdecimal() and len(each) < 19]  # noqa: PLR2004 - BIGINT
    opinion = sent.get("opinion", "").strip()
    context = {"section": "plans", "opinion": opinion, "next": onward, "hat_key": hat_key(hat), **_rights(hat)}
    try:
        refuse_other_hat(sent, hat)
        _refuse_unready(picked, opinion, approves=approves)
        told = actions.decide_each(plans=picked, approves=approves, opinion=opinion, by=hat, on=clock.now())
    except Refused as refused:
        context |= {
            "problem": " ".join(refused.problems.values()),
            "refused": {},
            "rows": _seen(hat).filter(pk__in=picked),
        }
        return render(request, "plans/decide.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    word = "批复" if approves else "退回"
    request.visitor.say(f"已{word} {len(told.done)} 张绩效目标表。")
    if not told.refused:
        return redirect(onward)
    context |= {"problem": f"有 {len(told.refused)} 张没有{word}，原因写在下面。", "refused": told.refused}
    context["rows"] = _seen(hat).filter(pk__in=told.refused)
    return render(request, "plans/decide.html", context, status=HTTPStatus.CONFLICT)
