"""How much of a year is usually done by a month, told from the records of earlier years."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import polars as pl
from django.db.models import BigIntegerField, F, Q, Sum
from django.db.models.functions import Cast, Substr

from wenxiao.forms.lights import quartiles
from wenxiao_site.registry.models import Execution, PastPace, Region, RegionLink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from wenxiao_site.registry.models import MonitoringRound

YEARS_BACK: Final = 6
"""Earlier years that tell anything about this one."""

_FUNCTION_DIGITS: Final = 5
_LARGEST_SHARE: Final = 4


def spending_group(functional_code: str) -> str:
    """The group of projects whose spending goes alike: those of one item of the functional classification (款)."""
    return f"spending/{functional_code[:_FUNCTION_DIGITS]}"


def indicator_group(functional_code: str, sub_dimension: str) -> str:
    """The group of indicators that go alike: of one level-2 kind in projects of one functional item."""
    return f"{functional_code[:_FUNCTION_DIGITS]}/{sub_dimension}"


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def taken(campaign: MonitoringRound) -> Sequence[PastPace]:
    """The paces of the past for a round, not yet stored: of the region of the round and all below it."""
    told = quartiles(_spending_cases(campaign), ["group"])
    scale = 10**_LARGEST_SHARE
    return [
        PastPace(
            round=campaign,
            cohort=row["group"],
            cases=row["cases"],
            **{name: _ratio(row[name], scale) for name in ("share_low", "share", "share_high")},
        )
        for row in told.sort("group").iter_rows(named=True)
    ]


def _ratio(scaled: int, scale: int) -> str:
    whole, rest = divmod(scaled, scale)
    return f"{whole}.{rest:0{_LARGEST_SHARE}}"


def _spending_cases(campaign: MonitoringRound) -> pl.DataFrame:
    of = campaign.campaign
    year, month = of.fiscal_year, campaign.as_of_month
    past: QuerySet[Execution] = Execution.objects.filter(
        fiscal_year__lt=year,
        fiscal_year__gte=year - YEARS_BACK,
        project__unit__region__in=_below(of.region),
    )
    raw = Cast(F("amount"), BigIntegerField())
    rows = (
        past.annotate(item=Substr("project__functional_code", 1, _FUNCTION_DIGITS))
        .values("project", "fiscal_year", "item")
        .order_by()
        .annotate(to_date=Sum(raw, filter=Q(executed_on__month__lte=month), default=0), year_end=Sum(raw))
        .values_list("item", "to_date", "year_end")
    )
    cases = [(spending_group(item), int(to_date), int(year_end)) for item, to_date, year_end in rows]
    schema = {"group": pl.String, "to_date": pl.Int64, "year_end": pl.Int64}
    return pl.DataFrame(cases, schema=schema, orient="row")


def _below(region: Region) -> QuerySet[Region]:
    return Region.objects.filter(pk__in=RegionLink.objects.filter(ancestor=region).values("descendant"))
