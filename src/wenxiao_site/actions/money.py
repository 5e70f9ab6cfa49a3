"""Money of a project: what was asked for, supported, approved, adjusted, and what was paid."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Sum

from wenxiao_site.actions.auditing import Deed, claim, deed, keep, snapshot
from wenxiao_site.actions.ceilings import refuse_above
from wenxiao_site.actions.errors import Refused
from wenxiao_site.registry.models import AmountKind, BudgetAmount, Execution, FundSource, Project

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from wenxiao_site.registry.fields import Exact
    from wenxiao_site.visibility import Hat

_COLUMNS: Final = {
    AmountKind.REQUESTED: "requested_amount",
    AmountKind.SUPPORTED: "supported_amount",
    AmountKind.APPROVED: "approved_amount",
    AmountKind.ADJUSTED: "adjusted_amount",
}
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
    return _lines({"project": project, "fiscal_year": fiscal_year}, as_of).get(fiscal_year, [])


def by_year(project: int) -> dict[int, list[Line]]:
    """The money lines of every year that has any, the latest year first: two queries."""
    return dict(sorted(_lines({"project": project}, None).items(), reverse=True))


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


def _lines(of: dict[str, int], as_of: date | None) -> dict[int, list[Line]]:
    amounts = BudgetAmount.objects.filter(**of, replaced_by__isnull=True)
    paid = Execution.objects.filter(**of)
    if as_of is not None:
        amounts, paid = amounts.filter(decided_on__lte=as_of), paid.filter(executed_on__lte=as_of)
    latest: dict[tuple[int, str, str], Decimal] = {}
    for each in amounts.order_by("decided_on", "pk"):
        latest[each.fiscal_year, each.fund_source, each.kind] = each.amount
    rows = paid.order_by().values_list("fiscal_year", "fund_source").annotate(total=Sum("amount"))
    sums = {(year, source): amount for year, source, amount in rows}
    known = {(year, source) for year, source, _ in latest} | set(sums)
    told: dict[int, list[Line]] = {}
    for year in sorted({year for year, _ in known}):
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


def budget(project: int, fiscal_year: int) -> Decimal | None:
    """What a project may spend in a year: adjusted, else approved, over all sources; None while nothing is approved."""
    decided = [each.full_year_budget for each in lines(project, fiscal_year)]
    known = [amount for amount in decided if amount is not None]
    return sum(known, Decimal(0)) if known else None


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
        told_amount: dict[str, Any] = {_COLUMNS[AmountKind(kind)]: row.amount}
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


def _refuse_day_to_come(field: str, day: date, told: Deed) -> None:
    if day > told.day:
        raise Refused({field: "日期还没有到。"})
