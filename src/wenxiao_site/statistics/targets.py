"""Targets set: how many projects have an approved target, and the budget that these targets cover."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Max, Q, Sum

from wenxiao_site.registry.models import Fact

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

STEP: Final = "plans.approve"
KIND: Final = "PROJECT"
DIMENSIONS: Final = ("fiscal_year", "county", "account")
_COUNTY_DEPTH: Final = 2
_SEPARATOR: Final = "/"


@dataclass(frozen=True, slots=True)
class TargetsSet:
    """One row of the figure. `key`: the year, the fiscal code of the county, or the account; `amount` in yuan."""

    key: str
    count: int
    amount: Decimal


def approvals(seen: QuerySet[Fact], as_of: datetime | None = None) -> QuerySet[Fact]:
    """The facts that count: of each project and year the newest approval, recorded up to a moment.

    `seen`: the facts that may be counted. One row is one project with a target in a year.
    """
    told = seen.filter(step=STEP, kind=KIND, project__isnull=False)
    if as_of is not None:
        told = told.filter(recorded_at__lte=as_of)
    newest = told.order_by().values("project", "fiscal_year").annotate(newest=Max("pk")).values("newest")
    return Fact.objects.filter(pk__in=newest)


def narrowed(facts: QuerySet[Fact], fiscal_year: str = "", county: str = "", account: str = "") -> QuerySet[Fact]:
    """The facts of a year, of a county and all below it (or of the prefecture itself), of an account."""
    if fiscal_year:
        facts = facts.filter(fiscal_year=int(fiscal_year)) if fiscal_year.isdecimal() else facts.none()
    if county:
        whole = Q(region_path=county) | Q(region_path__endswith=f"{_SEPARATOR}{county}")
        facts = facts.filter(whole | Q(region_path__contains=f"{_SEPARATOR}{county}{_SEPARATOR}"))
    return facts.filter(account=account) if account else facts


def targets_set(facts: QuerySet[Fact], by: str) -> list[TargetsSet]:
    """Count and budget of `approvals` by a dimension of `DIMENSIONS`, in the order of the keys: one query."""
    column = "region_path" if by == "county" else by
    told = facts.order_by().values_list(column).annotate(Count("pk"), Sum("amount"))
    counts: dict[str, int] = defaultdict(int)
    amounts: dict[str, Decimal] = defaultdict(Decimal)
    for key, count, amount in told:
        name = county_of(key) if by == "county" else str(key)
        counts[name] += count
        amounts[name] += amount or Decimal(0)
    return [TargetsSet(name, counts[name], amounts[name]) for name in sorted(counts)]


def county_of(region_path: str) -> str:
    """The code of the county of a path, of the prefecture where it ends there."""
    return region_path.split(_SEPARATOR)[:_COUNTY_DEPTH][-1]
