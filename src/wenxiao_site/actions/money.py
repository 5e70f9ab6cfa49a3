"""Money of a project: what was asked for, supported, approved, adjusted, and what was paid."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, Final

from wenxiao_site.actions import suspensions
from wenxiao_site.actions.auditing import Deed, claim, deed, keep, snapshot
from wenxiao_site.actions.ceilings import refuse_above
from wenxiao_site.actions.coupling import refuse_money_alone
from wenxiao_site.actions.errors import Refused
from wenxiao_site.registry.models import AmountKind, BudgetAmount, Execution, FundSource, Project
from wenxiao_site.registry.models.money import IN_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from wenxiao_site.registry.fields import Exact
    from wenxiao_site.visibility import Hat

COLUMNS: Final = {
    AmountKind.REQUESTED: "requested_amount",
    AmountKind.SUPPORTED: "supported_amount",
    AmountKind.APPROVED: "approved_amount",
    AmountKind.ADJUSTED: "adjusted_amount",
}
"""The column of a fact for each kind."""
_RATIO: Final = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Line:
    """One money line of a project and fiscal year, in yuan. None where nothing was recorded: blank is not zero."""

    fund_source: FundSource
    requested: Decimal | None
    supported: Decimal | None
    approved: Decimal | None
    adjusted: Decimal | None
    executed: Decimal | None

    @property
    def full_year_budget(self) -> Decimal | None:
        """全年预算数: as adjusted, else as approved."""
        return self.approved if self.adjusted is None else self.adjusted


def request(
    *,
    project: int,
    fiscal_year: int,
    amount: Exact,
    decided_on: date,
    document: str,
    by: Hat,
    on: datetime,
    fund_source: str = FundSource.CURRENT_YEAR,
    replaces: int | None = None,
) -> BudgetAmount:
    """The unit asks for an amount; `replaces`: the earlier entry that this one corrects. Raises Refused."""
    return _record(
        "money.request",
        AmountKind.REQUESTED,
        project=project,
        fiscal_year=fiscal_year,
        amount=amount,
        decided_on=decided_on,
        document=document,
        fund_source=fund_source,
        replaces=replaces,
        by=by,
        on=on,
    )


def decide(
    *,
    kind: str,
    project: int,
    fiscal_year: int,
    amount: Exact,
    decided_on: date,
    document: str,
    by: Hat,
    on: datetime,
    fund_source: str = FundSource.CURRENT_YEAR,
    replaces: int | None = None,
) -> BudgetAmount:
    """An amount is supported, approved or adjusted by a document of a day in its year. Raises Refused."""
    if kind == AmountKind.REQUESTED:
        raise Refused({"kind": "申请数由单位填报。"})
    return _record(
        "money.decide",
        kind,
        project=project,
        fiscal_year=fiscal_year,
        amount=amount,
        decided_on=decided_on,
        document=document,
        fund_source=fund_source,
        replaces=replaces,
        by=by,
        on=on,
    )


def execute(
    *,
    project: int,
    fiscal_year: int,
    amount: Exact,
    executed_on: date,
    document: str,
    by: Hat,
    on: datetime,
    fund_source: str = FundSource.CURRENT_YEAR,
    reference: str = "",
) -> Execution:
    """Money was paid (below zero: came back) on a day of the fiscal year. Raises Refused, also for a day to come."""
    with deed("money.execute", by=by, on=on) as told:
        owner = claim("money.execute", Project, project, by)
        _refuse_day_to_come("executed_on", executed_on, told)
        _refuse_suspended(owner, executed_on)
        row = Execution(
            project=owner,
            fiscal_year=fiscal_year,
            fund_source=fund_source,
            amount=amount,
            executed_on=executed_on,
            document=document,
            reference=reference,
            recorded_at=on,
        )
        keep(row, new=True)
        told.done_to(row, after=snapshot(row), project=owner)
        told.fact(
            fiscal_year, project=owner, executed_amount=row.amount, occurred_on=executed_on, fund_source=row.fund_source
        )
    return row


def lines(project: int, fiscal_year: int, as_of: date | None = None) -> list[Line]:
    """The money lines that have any amount, up to and with a day (None: everything recorded)."""
    amounts = BudgetAmount.objects.filter(project=project, fiscal_year=fiscal_year)
    paid = Execution.objects.filter(project=project, fiscal_year=fiscal_year)
    if as_of is not None:
        amounts, paid = amounts.filter(decided_on__lte=as_of), paid.filter(executed_on__lte=as_of)
    return by_year(amounts.filter(replaced_by__isnull=True), paid).get(fiscal_year, [])


def by_year(amounts: Iterable[BudgetAmount], paid: Iterable[Execution]) -> dict[int, list[Line]]:
    """The money lines of every year that has any, the latest year first, from all that is recorded of one project."""
    entries = list(amounts)
    replaced = {each.replaces_id for each in entries if each.replaces_id}
    latest: dict[tuple[int, str, str], Decimal] = {}
    for entry in sorted(entries, key=lambda each: (each.decided_on, each.pk)):
        if entry.pk not in replaced:
            latest[entry.fiscal_year, entry.fund_source, entry.kind] = entry.amount
    sums: dict[tuple[int, str], Decimal] = {}
    for payment in paid:
        place = (payment.fiscal_year, payment.fund_source)
        sums[place] = sums.get(place, Decimal(0)) + payment.amount
    known = {(year, source) for year, source, _ in latest} | set(sums)
    told: dict[int, list[Line]] = {}
    for year in sorted({year for year, _ in known}, reverse=True):
        told[year] = [
            Line(
                fund_source=source,
                requested=latest.get((year, source, AmountKind.REQUESTED)),
                supported=latest.get((year, source, AmountKind.SUPPORTED)),
                approved=latest.get((year, source, AmountKind.APPROVED)),
                adjusted=latest.get((year, source, AmountKind.ADJUSTED)),
                executed=sums.get((year, source)),
            )
            for source in FundSource
            if (year, source) in known
        ]
    return told


def total(of: Sequence[Line]) -> dict[str, Decimal | None]:
    """Each column summed over the sources of funds, None where nothing was recorded for any of them.

    An adjustment replaces the approved amount of its own source alone, so `adjusted` counts the others as approved.
    `execution_rate`: executed by the full-year budget, a ratio with four places rounded half up; None without a budget.
    """
    has_adjusted = any(each.adjusted is not None for each in of)

    def summed(amounts: Iterable[Decimal | None]) -> Decimal | None:
        known = [each for each in amounts if each is not None]
        return sum(known, Decimal(0)) if known else None

    whole = summed(each.full_year_budget for each in of)
    executed = summed(each.executed for each in of)
    rate = (executed / whole).quantize(_RATIO, ROUND_HALF_UP) if whole and executed is not None else None
    return {
        "requested": summed(each.requested for each in of),
        "supported": summed(each.supported for each in of),
        "approved": summed(each.approved for each in of),
        "adjusted": whole if has_adjusted else None,
        "executed": executed,
        "execution_rate": rate,
    }


def budget(project: int, fiscal_year: int) -> Decimal | None:
    """What a project may spend in a year: adjusted, else approved, over all sources; None while nothing is approved."""
    decided = [each.full_year_budget for each in lines(project, fiscal_year)]
    known = [amount for amount in decided if amount is not None]
    return sum(known, Decimal(0)) if known else None


def budgets(projects: Sequence[int], fiscal_year: int) -> dict[int, Decimal]:
    """What each of many projects may spend in a year, as `budget` says of one; those without are left out."""
    kept = BudgetAmount.objects.filter(
        project__in=projects, fiscal_year=fiscal_year, kind__in=IN_YEAR, replaced_by__isnull=True
    )
    latest: dict[tuple[int, str], dict[str, Decimal]] = {}
    for project, source, kind, amount in kept.order_by("decided_on", "pk").values_list(
        "project", "fund_source", "kind", "amount"
    ):
        latest.setdefault((project, source), {})[kind] = amount
    found: dict[int, Decimal] = {}
    for (project, _), kinds in latest.items():
        amount = kinds.get(AmountKind.ADJUSTED, kinds.get(AmountKind.APPROVED, Decimal(0)))
        found[project] = found.get(project, Decimal(0)) + amount
    return found


def _record(
    verb: str,
    kind: str,
    *,
    project: int,
    fiscal_year: int,
    amount: Exact,
    decided_on: date,
    document: str,
    fund_source: str,
    replaces: int | None,
    by: Hat,
    on: datetime,
) -> BudgetAmount:
    with deed(verb, by=by, on=on) as told:
        owner = claim(verb, Project, project, by)
        if kind != AmountKind.ADJUSTED:
            refuse_money_alone(owner, fiscal_year, told.day)
        _refuse_day_to_come("decided_on", decided_on, told)
        row = BudgetAmount(
            project=owner,
            fiscal_year=fiscal_year,
            kind=kind,
            fund_source=fund_source,
            amount=amount,
            decided_on=decided_on,
            document=document,
            replaces=_corrected(owner, kind, fiscal_year, fund_source, replaces),
            recorded_at=on,
        )
        keep(row, new=True)
        if kind == AmountKind.REQUESTED and fund_source == FundSource.CURRENT_YEAR:
            refuse_above(owner.pk, fiscal_year, Decimal(snapshot(row)["amount"]))
        told.done_to(row, after=snapshot(row), project=owner)
        told_amount: dict[str, Any] = {COLUMNS[AmountKind(kind)]: row.amount}
        told.fact(
            fiscal_year,
            project=owner,
            occurred_on=decided_on,
            fund_source=row.fund_source,
            **told_amount,
        )
    return row


def _corrected(
    project: Project, kind: str, fiscal_year: int, fund_source: str, replaces: int | None
) -> BudgetAmount | None:
    if replaces is None:
        return None
    found = BudgetAmount.objects.filter(
        pk=replaces, project=project, kind=kind, fiscal_year=fiscal_year, fund_source=fund_source
    ).first()
    if found is None:
        raise Refused({"replaces": "没有找到要更正的记录，或它属于另一笔预算。"})
    if BudgetAmount.objects.filter(replaces=found).exists():
        raise Refused({"replaces": "这条记录已经更正过，请更正最新的一条。"})
    return found


def _refuse_suspended(project: Project, day: date) -> None:
    stopped = suspensions.active(project.pk, day).first()
    if stopped is not None:
        raise Refused(f"这个项目自 {stopped.begins_on} 起暂停拨付（{stopped.document}），恢复之前不能登记支付。")


def _refuse_day_to_come(field: str, day: date, told: Deed) -> None:
    if day > told.day:
        raise Refused({field: "日期还没有到。"})
