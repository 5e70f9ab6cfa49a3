"""A round as a board: who has reported, county by department, hour by hour; and a project's year beside its plan."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count, Q, Sum
from django.db.models.functions import ExtractMonth, TruncHour
from django.utils.timezone import get_current_timezone

from wenxiao_site.actions import money
from wenxiao_site.actions.monitoring import listed
from wenxiao_site.actions.monitoring_frames import judged
from wenxiao_site.registry.models import (
    MONTHS,
    SPENDING,
    Deadline,
    Execution,
    MonitoringReport,
    PerformancePlan,
    PlanCurve,
    PlanState,
    ProgressLine,
    Project,
    Region,
    RegionLevel,
    ReportState,
    Step,
)
from wenxiao_site.visibility import visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wenxiao_site.actions.monitoring_frames import Judged
    from wenxiao_site.registry.models import MonitoringRound
    from wenxiao_site.visibility import Hat

_HANDED_IN: Final = (ReportState.SUBMITTED, ReportState.ACCEPTED)
_TOP: Final = Q(unit__links_up__ancestor__parent__isnull=True)
_PLACES: Final = 4
Band = tuple[Decimal | None, Decimal | None, Decimal | None]
_NO_BAND: Final[Band] = (None, None, None)
_HOURS: Final = 72
"""Before the deadline that progress is shown for."""


@dataclass(slots=True)
class Cell:
    """One county and department of a round, or a sum of some. `lights`: accepted reports by light."""

    listed: int = 0
    reported: int = 0
    lights: dict[str, int] = field(default_factory=dict)

    def add(self, other: Cell) -> None:
        """Count another one in."""
        self.listed += other.listed
        self.reported += other.reported
        for light, number in other.lights.items():
            self.lights[light] = self.lights.get(light, 0) + number

    @property
    def missing(self) -> int:
        """Projects that have not reported."""
        return self.listed - self.reported

    @property
    def alerts(self) -> int:
        """Red and yellow ones."""
        return self.lights.get("RED", 0) + self.lights.get("YELLOW", 0)

    @property
    def share(self) -> int:
        """Reported of listed in whole per cent, rounded down: 100 only when all have reported."""
        return self.reported * 100 // self.listed if self.listed else 0

    @property
    def worst(self) -> str:
        """The worst light that is there, empty where nothing is accepted."""
        return next((light for light in ("RED", "YELLOW", "BLUE", "GREEN") if self.lights.get(light)), "")


@dataclass(slots=True)
class Board:
    """The round by county (rows) and department (columns). `regions`: code → name; `departments`: code → name."""

    regions: dict[str, str]
    departments: dict[str, str]
    cells: dict[tuple[str, str], Cell]

    def of_region(self, code: str) -> Cell:
        """A county as a whole."""
        return self._sum(each for (region, _), each in self.cells.items() if region == code)

    def of_department(self, code: str) -> Cell:
        """A department over all counties."""
        return self._sum(each for (_, department), each in self.cells.items() if department == code)

    @property
    def whole(self) -> Cell:
        """The round."""
        return self._sum(self.cells.values())

    @staticmethod
    def _sum(cells: Any) -> Cell:  # noqa: ANN401 - an iterable of cells
        total = Cell()
        for each in cells:
            total.add(each)
        return total


def board(campaign: MonitoringRound, hat: Hat) -> Board:
    """The board of a round as a hat may see it: three queries."""
    top = ("unit__links_up__ancestor__region", "unit__links_up__ancestor__code", "unit__links_up__ancestor__name")
    rows = visible(Project, hat).filter(_TOP, pk__in=listed(campaign).values("pk")).values_list(*top)
    places = {each.pk: each for each in visible(Region, hat)}
    made = Board({}, {}, {})
    for region, code, name, number in rows.annotate(number=Count("pk")).order_by():
        _cell(made, places, region, code, name).listed += number
    of_reports = Q(project__unit__links_up__ancestor__parent__isnull=True)
    reports = visible(MonitoringReport, hat).filter(of_reports, round=campaign, state__in=_HANDED_IN)
    told = reports.values_list(*(f"project__{each}" for each in top), "state", "light")
    for region, code, name, state, light, number in told.annotate(number=Count("pk")).order_by():
        cell = _cell(made, places, region, code, name)
        cell.reported += number
        if state == ReportState.ACCEPTED:
            cell.lights[light] = cell.lights.get(light, 0) + number
    return made


def _cell(made: Board, places: Mapping[int, Region], region: int, code: str, name: str) -> Cell:
    place = places[region]
    while place.level == RegionLevel.TOWNSHIP and place.parent_id in places:
        place = places[place.parent_id]  # type: ignore[index]  # a township has a parent
    made.regions[place.code] = place.name
    made.departments.setdefault(code, name.removeprefix(place.name).removeprefix("地区"))
    return made.cells.setdefault((place.code, code), Cell())


@dataclass(frozen=True, slots=True)
class Hours:
    """How reports came in. `points`: (moment as text, handed in by then); `due_on`: the deadline; `listed`: all."""

    points: Sequence[tuple[str, int]]
    due_on: date | None
    listed: int


def hours(campaign: MonitoringRound, hat: Hat, whole: Cell) -> Hours:
    """Reports handed in by the hour in the last days before the deadline of the units."""
    due = visible(Deadline, hat).filter(round=campaign.campaign, step=Step.UNIT, unit__isnull=True).first()
    rows = (
        visible(MonitoringReport, hat)
        .filter(round=campaign, submitted_at__isnull=False)
        .annotate(hour=TruncHour("submitted_at"))
        .values_list("hour")
        .annotate(number=Count("pk"))
        .order_by("hour")
    )
    zone, total, points = get_current_timezone(), 0, []
    for hour, number in rows:
        total += number
        points.append((hour.astimezone(zone).strftime("%m-%d %H:00"), total))
    if due is not None:
        first = (due.due_on - timedelta(days=_HOURS // 24)).strftime("%m-%d")
        points = [each for each in points if each[0] >= first] or points
    return Hours(points, due.due_on if due else None, whole.listed)


# --- A project's year -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Series:
    """One curve of a project: what was planned and what there was at the end of each month, January to December.

    `marks`: (month, light, words) of the rounds; `band`: the forecast of the year's end, low, middle, high.
    """

    key: str
    title: str
    unit: str
    planned: tuple[Decimal | None, ...]
    actual: tuple[Decimal | None, ...]
    marks: tuple[tuple[int, str, str], ...]
    band: Band = _NO_BAND


def year_of(project: Project, fiscal_year: int, found: Sequence[MonitoringReport], hat: Hat) -> list[Series]:
    """The curves of a project: spending first, then its indicators that are counted.

    `found`: its reports of any year, with round, campaign, project and plan read.
    """
    of_year = [each for each in found if each.fiscal_year == fiscal_year and each.state == ReportState.ACCEPTED]
    reports = sorted(of_year, key=lambda each: each.round.as_of_month)
    plan = reports[-1].plan if reports else _plan(project, fiscal_year, hat)
    budget = reports[-1].budget_amount if reports else money.budget(project.pk, fiscal_year)
    curves = {each.key: each for each in PlanCurve.objects.filter(plan=plan)} if plan else {}
    marks = tuple((each.round.as_of_month, each.light, each.alert_text) for each in reports)
    lines = list(ProgressLine.objects.filter(report__in=reports).order_by("position", "pk"))
    of_last = [each.key for each in lines if reports and each.report_id == reports[-1].pk]
    said = judged(reports[-1], keys=of_last) if reports else None
    band = _spending_band(said, budget)
    made = [Series(SPENDING, "支出", "万元", _spending_plan(curves, budget), _spent(project, fiscal_year), marks, band)]
    months = {each.pk: each.round.as_of_month for each in reports}
    told: dict[str, dict[int, ProgressLine]] = {}
    for line in lines:
        if line.actual_value is not None:
            told.setdefault(line.key, {})[months[line.report_id]] = line
    for indicator in plan.indicators.order_by("position", "pk") if plan else ():
        if indicator.target_value is None or indicator.key not in told:
            continue
        of_key = told[indicator.key]
        made.append(
            Series(
                indicator.key,
                indicator.name,
                indicator.measurement_unit,
                _planned(curves.get(indicator.key), indicator.target_value),
                tuple(of_key[month].actual_value if month in of_key else None for month in range(1, 13)),
                tuple((month, line.light, line.alert_text) for month, line in sorted(of_key.items())),
                _band(said, indicator.key),
            )
        )
    return made


def _plan(project: Project, fiscal_year: int, hat: Hat) -> PerformancePlan | None:
    approved = visible(PerformancePlan, hat).filter(project=project, fiscal_year=fiscal_year, state=PlanState.APPROVED)
    return approved.order_by("-version").first()


def _band(said: Judged | None, key: str) -> Band:
    """The forecast of an indicator's year end by its newest report: low, middle, high."""
    if said is None or key not in said.keys:
        return _NO_BAND
    row = said.line(key)
    low, middle, high = (row[name] for name in ("year_end_value_low", "year_end_value", "year_end_value_high"))
    if None in (low, middle, high):
        return _NO_BAND
    return _scaled(low), _scaled(middle), _scaled(high)


def _spending_band(said: Judged | None, budget: Decimal | None) -> Band:
    if said is None or budget is None:
        return _NO_BAND
    rates = [said.project[f"year_end_execution_rate{end}"] for end in ("_low", "", "_high")]
    if None in rates:
        return _NO_BAND
    low, middle, high = (_scaled(rate) * budget for rate in rates)
    return low, middle, high


def _scaled(number: int) -> Decimal:
    return Decimal(number).scaleb(-_PLACES)


def _planned(curve: PlanCurve | None, whole: Decimal) -> tuple[Decimal | None, ...]:
    if curve is None:
        return (None,) * len(MONTHS)
    return tuple(None if each is None else each * whole if curve.is_share else each for each in curve.months)


def _spending_plan(curves: Mapping[str, PlanCurve], budget: Decimal | None) -> tuple[Decimal | None, ...]:
    if budget is None:
        return (None,) * len(MONTHS)
    return _planned(curves.get(SPENDING), budget)


def _spent(project: Project, fiscal_year: int) -> tuple[Decimal | None, ...]:
    """What had been paid by the end of each month up to the last payment."""
    rows = (
        Execution.objects.filter(project=project, fiscal_year=fiscal_year)
        .annotate(month=ExtractMonth("executed_on"))
        .values_list("month")
        .annotate(total=Sum("amount"))
        .order_by("month")
    )
    by_month = dict(rows)
    if not by_month:
        return (None,) * len(MONTHS)
    total = sum(by_month.values()) * 0
    told: list[Decimal | None] = []
    for month in range(1, 13):
        total += by_month.get(month, 0)
        told.append(total if month <= max(by_month) else None)
    return tuple(told)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])
