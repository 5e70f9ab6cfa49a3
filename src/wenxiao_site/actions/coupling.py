"""What ties a plan to its money: where a budget round governs, neither moves without the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.in_force import because, rules_of
from wenxiao_site.registry.models import BudgetRequest, BudgetRound, RegionLink, Round, Stage

if TYPE_CHECKING:
    from datetime import date

    from wenxiao_site.registry.models import PerformancePlan, Project, Unit

_TOGETHER: Final = "绩效目标与预算同步申报、同步审核、同步批复、同步公开"


def owner_of(plan: PerformancePlan) -> Unit:
    """The unit that a plan is of, by its project or as a whole."""
    unit = plan.project.unit if plan.project else plan.unit
    if unit is None:
        raise ValueError("a plan is of a project or of a unit")
    return unit


def governing(project: Project, fiscal_year: int) -> BudgetRound | None:
    """The latest budget round of the project's region, or one above, for a fiscal year."""
    above = RegionLink.objects.filter(descendant=project.unit.region_id).values("ancestor")
    rounds = BudgetRound.objects.filter(campaign__region__in=above, campaign__fiscal_year=fiscal_year)
    return rounds.select_related("campaign").order_by("-campaign__opens_on", "-pk").first()


def refuse_plan_alone(plan: PerformancePlan, day: date) -> None:
    """A plan that goes with a budget request is not moved by itself. Raises Refused with the rule."""
    if plan.project is None:
        return
    request = BudgetRequest.objects.filter(plan=plan).select_related("round__campaign").first()
    governed = governing(plan.project, plan.fiscal_year) if plan.version == 1 and request is None else None
    if request is None and governed is None:
        return
    campaign = request.round.campaign if request else governed.campaign if governed else None
    where = "请在这个项目的预算申请里办理。" if request else "请先建立这个项目的预算申请。"
    why = because(rules_of(plan.project.unit, day), "target_required")
    raise Refused(f"“{campaign}”正在编制预算：{_TOGETHER}，不能单独办理绩效目标。{where}{why}")


def campaign_of(plan: PerformancePlan) -> Round | None:
    """The round whose last days bind a plan: that of its budget request, else the latest open one for targets.

    None for a later version: an approved target is changed whenever there is a reason.
    """
    if plan.version > 1:
        return None
    request = BudgetRequest.objects.filter(plan=plan).select_related("round__campaign").first()
    if request is not None:
        return request.round.campaign
    above = RegionLink.objects.filter(descendant=owner_of(plan).region_id).values("ancestor")
    found = Round.objects.filter(
        region__in=above, stage=Stage.TARGETS, fiscal_year=plan.fiscal_year, closed_on__isnull=True
    )
    return found.order_by("-opens_on", "-pk").first()


def refuse_money_alone(project: Project, fiscal_year: int, day: date) -> None:
    """Money that goes with a plan is not recorded by itself. Raises Refused with the rule."""
    governed = governing(project, fiscal_year)
    if governed is None:
        return
    why = because(rules_of(project.unit, day), "target_required")
    raise Refused(f"“{governed.campaign}”正在编制预算：{_TOGETHER}，不能单独登记金额。请在预算申请里办理。{why}")
