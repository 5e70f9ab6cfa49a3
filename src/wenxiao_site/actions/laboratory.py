"""The alert laboratory: past rounds replayed under several schemes, held against how the years really ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl
from django.db.models import BigIntegerField, F, Sum
from django.db.models.functions import Cast

from wenxiao.forms.lights import Counts, Point, agreement, alerted, at_recall, sweep, under_scheme
from wenxiao.forms.notation import read_notation
from wenxiao.rulebook import RulebookError
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.kept import Kept, seen_by
from wenxiao_site.actions.monitoring_frames import NATION, Years
from wenxiao_site.actions.plan_forms import jurisdiction_of
from wenxiao_site.registry.models import EvaluationLine, Execution, MonitoringReport, ReportState
from wenxiao_site.visibility import visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wenxiao.rulebook import Resolution, Rulebook
    from wenxiao_site.registry.models import InstrumentDraft
    from wenxiao_site.visibility import Hat

LINES: Final = tuple(range(500, 12_001, 250))
"""Alert indices at which the schemes are compared, ratios ×10⁴."""
OTHERS: Final = {"CN-SX": "全年按十二个月均分", "CN-SC": "四川：分月预警线和差距", "CN-AH-3401": "合肥：执行与目标组合"}
"""Schemes of other places that are always shown beside the own one."""
OWN, DRAFT, EQUAL_MONTHS = "own", "draft", "CN-SX"
SHARES: Final = (70, 80, 90)
"""Per cent of the projects that fell short, to be found: where schemes are compared."""

_SPENT_ENOUGH: Final = 8_000
_LATEST: Final = 2026
"""The year whose schemes of other places are tried: most of them are younger than the records."""
_MET: Final = 10_000
_AT_MOST: Final = ("LE", "LT")


@dataclass(frozen=True, slots=True)
class Result:
    """One scheme on the records. `at_equal_recall`: its fewest false alarms when it finds what the own scheme finds.

    `at_shares`: likewise when it finds so many per cent of those that fell short.
    """

    key: str
    name: str
    counts: Counts
    points: Sequence[Point]
    at_equal_recall: Point | None
    at_shares: Mapping[int, Point | None]
    by_light: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Replay:
    """Past rounds of some years under several schemes.

    `reports`: how many were judged; `projects`: with an outcome; `short`: ended more than `deviation` below target.
    """

    years: tuple[int, ...]
    reports: int
    projects: int
    short: int
    deviation: int
    results: Sequence[Result]


_KEPT: Final[Kept[tuple[Replay | None, str]]] = Kept()


def replayed(
    years: Sequence[int], hat: Hat, region: int | None, draft: InstrumentDraft | None = None
) -> tuple[Replay | None, str]:
    """As `replay`, with a draft instrument as it is stored; and what is wrong with the draft, if anything.

    Kept until something is recorded.
    """

    def work() -> tuple[Replay | None, str]:
        tried, problem = None, ""
        if draft is not None:
            try:
                tried = current_rulebook().with_instrument(draft.text, draft.identifier)
            except RulebookError as error:
                problem = f"草案“{draft.title}”还不能试用：{error}"
        return (replay(years, hat, region, tried) if years else None), problem

    return _KEPT.get((seen_by(hat), region, tuple(years), draft.pk if draft else None), work)


def replay(
    years: Sequence[int],
    hat: Hat,
    region: int | None,
    draft: Rulebook | None = None,
    outcomes: pl.DataFrame | None = None,
) -> Replay | None:
    """Judge the accepted reports of some years again under the schemes; None where there are none.

    `region`: whose scheme is the own one; `draft`: a rulebook with a draft instrument, judged as a scheme of its own;
    `outcomes`: how the projects ended, as `ended`, where that is known otherwise than from the records.
    """
    reports = visible(MonitoringReport, hat).filter(state=ReportState.ACCEPTED, fiscal_year__in=years)
    tables = Years(reports)
    if not tables.count:
        return None
    place = jurisdiction_of(region) or NATION if region else NATION
    book = current_rulebook()
    deviation = int(book.for_year(place, max(years))["monitoring_deviation_most"] or 0)
    outcomes = ended(years, hat, deviation) if outcomes is None else outcomes
    results = []
    own_points: Sequence[Point] = ()
    for key, name, resolutions in _schemes(book, place, years, draft):
        frame = tables.lit(resolutions)
        points = sweep(frame, outcomes, LINES)
        counts = agreement(alerted(frame), outcomes)
        own_points = points if key == OWN else own_points
        by_light = dict(frame["project_light"].fill_null("NONE").value_counts().iter_rows())
        results.append((key, name, counts, points, by_light))
    own = next(counts for key, _, counts, _, _ in results if key == OWN)
    made = [
        Result(key, name, counts, points, at_recall(points, own.hits), _at_shares(points, own.short), by_light)
        for key, name, counts, points, by_light in results
    ]
    return Replay(tuple(years), tables.count, own.projects, own.short, deviation, made)


def _at_shares(points: Sequence[Point], short: int) -> dict[int, Point | None]:
    return {share: at_recall(points, -(-short * share // 100)) for share in SHARES}


def _schemes(
    book: Rulebook, place: str, years: Sequence[int], draft: Rulebook | None
) -> list[tuple[str, str, dict[int, Resolution]]]:
    own = {year: book.for_year(place, year) for year in years}
    latest = max(*years, _LATEST)
    schemes = [(OWN, "现行：项目自己的计划曲线" if own[max(years)]["alert_basis"] == "plan_curve" else "现行", own)]
    if draft is not None:
        schemes.append((DRAFT, "草案", {year: draft.for_year(place, year) for year in years}))
    for other, name in OTHERS.items():
        lent = book.for_year(other, latest)
        schemes.append((other, name, {year: under_scheme(own[year], lent) for year in years}))
    return schemes


def ended(years: Sequence[int], hat: Hat, deviation: int) -> pl.DataFrame:
    """How projects ended their years: ``project``, ``fiscal_year``, ``fell_short``.

    Short: the accepted self-evaluation has a counted indicator below its target by more than `deviation` (ratio ×10⁴),
    or less than 80 % was spent. Projects without an accepted self-evaluation tell nothing.
    """
    spent = _year_end_spending(years, hat)
    attained = _year_end_results(years)
    both = attained.join(spent, on=["project", "fiscal_year"], how="left")
    short = (pl.col("least_attainment") < _MET - deviation) | (pl.col("rate") < _SPENT_ENOUGH).fill_null(value=False)
    return both.select("project", "fiscal_year", fell_short=short)


def _year_end_spending(years: Sequence[int], hat: Hat) -> pl.DataFrame:
    budgets = visible(MonitoringReport, hat).filter(
        state=ReportState.ACCEPTED, fiscal_year__in=years, budget_amount__gt=0
    )
    told = budgets.order_by("project", "fiscal_year", "round__as_of_month").values_list(
        "project", "fiscal_year", Cast(F("budget_amount"), BigIntegerField())
    )
    latest = {(project, year): budget for project, year, budget in told}
    paid = (
        Execution.objects.filter(fiscal_year__in=years)
        .values("project", "fiscal_year")
        .order_by()
        .annotate(total=Sum(Cast(F("amount"), BigIntegerField())))
        .values_list("project", "fiscal_year", "total")
    )
    rows = [
        (project, year, int(total) * _MET // latest[project, year])
        for project, year, total in paid
        if (project, year) in latest
    ]
    return pl.DataFrame(rows, schema={"project": pl.Int64, "fiscal_year": pl.Int64, "rate": pl.Int64}, orient="row")


def _year_end_results(years: Sequence[int]) -> pl.DataFrame:
    """The lowest attainment of a counted indicator in the accepted self-evaluation of each project and year."""
    schema = {"project": pl.Int64, "fiscal_year": pl.Int64, "least_attainment": pl.Int64}
    lines = EvaluationLine.objects.filter(
        evaluation__kind="SELF",
        evaluation__state__in=("ACCEPTED", "CONCLUDED", "ARCHIVED"),
        evaluation__fiscal_year__in=years,
        indicator__target_value__gt=0,
    ).values_list(
        "evaluation__project",
        "evaluation__fiscal_year",
        "indicator__operator",
        Cast(F("indicator__target_value"), BigIntegerField()),
        "actual_text",
    )
    least: dict[tuple[int, int], int] = {}
    for project, year, operator, target, actual_text in lines.iterator():
        actual = read_notation(actual_text or None)
        if actual.kind != "NUMBER" or actual.value is None:
            continue
        if operator in _AT_MOST:
            attained = target * _MET // actual.value if actual.value > target else _MET
        else:
            attained = actual.value * _MET // target
        least[project, year] = min(attained, least.get((project, year), attained))
    rows = [(project, year, attained) for (project, year), attained in least.items()]
    return pl.DataFrame(rows, schema=schema, orient="row")
