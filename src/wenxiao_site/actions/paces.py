"""How much of a year is usually done by a month, told from the records of earlier years.

A case is a project in a year. Of spending: what was paid by the end of the month, of what was paid in the year. Of an
indicator: what its monitoring report of the same month said, of what its accepted self-evaluation said in the end. The
cases of a project's own past are among those of its group.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import polars as pl
from django.db.models import BigIntegerField, F, Q, Sum
from django.db.models.functions import Cast, Substr

from wenxiao.forms.lights import quartiles
from wenxiao.forms.notation import read_notation
from wenxiao.rules.monitoring.progress_kind import LEVELS
from wenxiao_site.actions.evaluation_frames import frame
from wenxiao_site.registry.models import (
    EvaluationKind,
    EvaluationLine,
    EvaluationState,
    Execution,
    Operator,
    PastPace,
    ProgressLine,
    Region,
    RegionLink,
    ReportState,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from wenxiao_site.registry.models import MonitoringRound

YEARS_BACK: Final = 6
"""Earlier years that tell anything about this one."""

_FUNCTION_DIGITS: Final = 5
_LARGEST_SHARE: Final = 4
_AT_MOST: Final = (Operator.LE, Operator.LT)
_COUNTED: Final = (EvaluationState.ACCEPTED, EvaluationState.CONCLUDED, EvaluationState.ARCHIVED)
_CASES: Final = {"group": pl.String, "to_date": pl.Int64, "year_end": pl.Int64}


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
    told = quartiles(pl.concat([_spending_cases(campaign), _indicator_cases(campaign)]), ["group"])
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
    return pl.DataFrame(cases, schema=_CASES, orient="row")


def _indicator_cases(campaign: MonitoringRound) -> pl.DataFrame:
    of = campaign.campaign
    years, places = range(of.fiscal_year - YEARS_BACK, of.fiscal_year), _below(of.region)
    reported = ProgressLine.objects.filter(
        report__state=ReportState.ACCEPTED,
        report__fiscal_year__in=years,
        report__round__as_of_month=campaign.as_of_month,
        report__project__unit__region__in=places,
        actual_value__isnull=False,
        indicator__target_value__gt=0,
    )
    begun = frame(
        reported.exclude(indicator__measurement_unit__in=LEVELS).exclude(indicator__operator__in=_AT_MOST),
        project="report__project",
        fiscal_year="report__fiscal_year",
        key="key",
        report="report",
        item="report__project__functional_code",
        kind="indicator__sub_dimension",
        unit="indicator__measurement_unit",
        begun="actual_text",
    )
    evaluated = EvaluationLine.objects.filter(
        evaluation__kind=EvaluationKind.SELF,
        evaluation__state__in=_COUNTED,
        evaluation__fiscal_year__in=years,
        evaluation__project__unit__region__in=places,
        indicator__target_value__gt=0,
    )
    ended = frame(
        evaluated, project="evaluation__project", fiscal_year="evaluation__fiscal_year", key="key", ended="actual_text"
    )
    if begun.is_empty() or ended.is_empty():
        return pl.DataFrame(schema=_CASES)
    case = ["project", "fiscal_year", "key"]
    last = begun.sort("report").unique(case, keep="last").join(ended, on=case)
    return indicator_cases(last.select("item", "kind", "unit", "begun", "ended"))


def indicator_cases(told: pl.DataFrame) -> pl.DataFrame:
    """The cases of indicators: ``group``, ``to_date``, ``year_end`` (values ×10⁴ in one unit).

    `told`: ``item`` (functional code), ``kind`` (level-2 kind), ``unit`` of the target, and the texts ``begun`` and
    ``ended``. Texts that are no numbers, or of two units, tell nothing.
    """
    both = told.with_row_index("place")
    for name in ("begun", "ended"):
        texts = both.get_column(name).unique().to_list()
        read = [(text, said.value, said.unit or "") for text in texts if (said := read_notation(text)).kind == "NUMBER"]
        schema = {name: pl.String, f"{name}_value": pl.Int64, f"{name}_unit": pl.String}
        both = both.join(pl.DataFrame(read, schema=schema, orient="row"), on=name)
    own = pl.col("unit").fill_null("")
    begun_in, ended_in = (
        pl.when(pl.col(f"{name}_unit") == "").then(own).otherwise(f"{name}_unit") for name in ("begun", "ended")
    )
    item = pl.col("item").str.slice(0, _FUNCTION_DIGITS)
    alike = both.filter(begun_in == ended_in).sort("place")
    group = pl.concat_str(item, pl.lit("/"), "kind")
    return alike.select(group=group, to_date="begun_value", year_end="ended_value").cast(_CASES)  # type: ignore[arg-type]


def _below(region: Region) -> QuerySet[Region]:
    return Region.objects.filter(pk__in=RegionLink.objects.filter(ancestor=region).values("descendant"))
