"""What decisions about results leave for the budget of a coming year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wenxiao_site.actions.errors import Refused
from wenxiao_site.registry.models import Remediation, RemediationState, ResultDecision
from wenxiao_site.visibility import visible

if TYPE_CHECKING:
    from decimal import Decimal

    from django.db.models import QuerySet

    from wenxiao_site.visibility import Hat


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most that may be asked for. `is_held`: nothing, until the remediation is verified."""

    amount: Decimal
    is_held: bool
    decision: ResultDecision

    @property
    def sentence(self) -> str:
        """Whose decision it is, in words."""
        it = self.decision
        day = it.decided_at.strftime("%Y-%m-%d")
        named = f"{it.fiscal_year} 年度评价结果（{it.get_grade_display()}）的应用决定（{day}）"
        if self.is_held:
            return f"{named}：整改核实前暂缓安排 {it.budget_year} 年预算。"
        return f"{named}核定 {it.budget_year} 年控制数 {it.decided_amount:,.2f} 元。"


def decisions() -> QuerySet[ResultDecision]:
    """The decisions that count: no later one has taken their place."""
    return ResultDecision.objects.filter(replaced_by__isnull=True)


def past(project: int | None, fiscal_year: int, hat: Hat) -> dict[str, Any]:
    """What a request or an appraisal of a budget year shows of earlier results, as far as a hat sees it.

    `decided`: decisions from the results of earlier years, newest first: how much, what becomes of the policy, what
    management owes by when. `waiting`: whether a remediation is open.
    """
    found = visible(ResultDecision, hat).filter(project=project, fiscal_year__lt=fiscal_year, replaced_by__isnull=True)
    open_ = visible(Remediation, hat).filter(project=project).exclude(state=RemediationState.VERIFIED)
    return {"decided": list(found.order_by("-budget_year", "-pk")[:_PAST]), "waiting": open_.exists()}


_PAST = 5


def is_unrectified(project: int) -> bool:
    """Whether a problem of a project waits to be mended and verified."""
    return Remediation.objects.filter(project=project).exclude(state=RemediationState.VERIFIED).exists()


def ceiling(project: int, fiscal_year: int) -> Ceiling | None:
    """The ceiling of a project in a budget year, None where no result was decided on."""
    row = decisions().filter(project=project, budget_year=fiscal_year).first()
    if row is None:
        return None
    return Ceiling(row.decided_amount, row.is_held and is_unrectified(project), row)


def refuse_above(project: int, fiscal_year: int, amount: Decimal, field: str = "amount") -> None:
    """Stop an amount above the ceiling. Raises Refused beside `field`, naming the decision."""
    found = ceiling(project, fiscal_year)
    if found is None:
        return
    if found.is_held and amount > 0:
        raise Refused({field: f"{found.sentence}请先完成整改并报请核实。"})
    if amount > found.amount:
        raise Refused({field: f"{found.sentence}所填 {amount:,.2f} 元，超出 {amount - found.amount:,.2f} 元。"})
