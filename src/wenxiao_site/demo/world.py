"""What the stages share: places, who acts as what, projects year by year, and the truth about them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from importlib.resources import files
from tomllib import loads
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from wenxiao_site.actions.evaluation_frames import jurisdictions
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.ledger import Ledger
from wenxiao_site.actions.results import WEIGHTS
from wenxiao_site.demo.chance import Chance
from wenxiao_site.registry.models import EvaluationLine, Indicator, Objective, PlanCurve, RegionLevel, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from wenxiao.rulebook import Resolution
    from wenxiao_site.actions.ledger import Row

FIRST_YEAR: Final = 2018
LAST_YEAR: Final = 2024
BUDGET_YEAR: Final = 2025
YEARS: Final = (*range(FIRST_YEAR, LAST_YEAR + 1), BUDGET_YEAR)
"""Seven whole fiscal years, and the budget of the next."""

ENDS_ON: Final = date(2025, 3, 31)
"""The story ends on this day: nothing in the box is later."""

YI: Final = 10_000_000_000
"""100 million yuan (亿元), in fen."""
WAN: Final = 1_000_000
"""10,000 yuan (万元), in fen."""


def data(name: str) -> dict[str, Any]:
    """A data file of this package, by its name without ``.toml``."""
    return loads(files("wenxiao_site.demo").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))


class Trouble(StrEnum):
    """What is wrong with a project in a year. Known here only: the site has to find it out."""

    NONE = "NONE"
    LATE = "LATE"
    """Work and payments run months behind the plan."""
    UNDERSPENT = "UNDERSPENT"
    """Much of the budget is not spent by the end of the year."""
    LOW_RESULTS = "LOW_RESULTS"
    """The money is spent, and the results stay far below the targets."""


class Honesty(StrEnum):
    """How the unit will evaluate itself."""

    HONEST = "HONEST"
    INFLATED = "INFLATED"
    """Claims more points than the results give."""
    COPIED = "COPIED"
    """Reports the targets as results, whatever happened."""


@dataclass(slots=True, eq=False)
class Place:
    """A region. `path`: its code after those above it, joined by ``/``."""

    id: int
    code: str
    name: str
    level: RegionLevel
    parent: Place | None
    path: str


@dataclass(slots=True, eq=False)
class Office:
    """A unit. `department`: the tier-1 unit above it, or itself; `sector`: of ``programmes.toml``, or empty."""

    id: int
    code: str
    name: str
    kind: str
    tier: int | None
    region: Place
    parent: Office | None
    path: str
    sector: str

    @property
    def department(self) -> Office:
        """The unit at the top of its branch."""
        return self.parent.department if self.parent is not None else self

    @property
    def budget_region(self) -> Place:
        """The region whose finance department looks after its money: for a township, the county."""
        is_township = self.region.level == RegionLevel.TOWNSHIP and self.region.parent is not None
        return self.region.parent if is_township and self.region.parent is not None else self.region


@dataclass(slots=True, eq=False)
class Actor:
    """A person in a post, with the words that events have for it. `account`: the person as stored."""

    account: Row
    person: int
    post: int
    login: str
    name: str
    role: Role
    hat: str


@dataclass(slots=True, eq=False)
class Venture:
    """A project. `row` as stored; `told`: the columns that every fact about it has; `weight`: its usual size.

    `added_in`: the fiscal year in whose middle it was added; None for the usual ones, which came with the budget.
    """

    id: int
    row: Row
    unit: Office
    programme: dict[str, Any]
    told: Row
    weight: float
    added_in: int | None

    @property
    def is_general_public(self) -> bool:
        """Whether it belongs to the general public budget."""
        return bool(self.row["account"] == "GENERAL_PUBLIC")

    @property
    def is_of_prefecture(self) -> bool:
        """Whether it is the prefecture's own, not a county's or township's."""
        return self.unit.region.level == RegionLevel.PREFECTURE


@dataclass(slots=True, eq=False)
class ProjectYear:
    """A project in a fiscal year, and the truth about it.

    Amounts in fen. `target_amount`: the budget that the newest approved plan covers, what 涉及资金 of targets counts;
    `payments`: (day, amount) in order; `decided_at`: when the budget was approved; `plan`, `version`: the newest plan;
    `indicators`: rows of its lines, as stored. `attainment`: what the year brought, in thousandths of the targets.
    """

    venture: Venture
    fiscal_year: int
    weight: float
    requested: int = 0
    supported: int | None = None
    approved: int = 0
    adjusted: int | None = None
    target_amount: int = 0
    payments: list[tuple[date, int]] = field(default_factory=list)
    decided_at: datetime | None = None
    adjusted_at: datetime | None = None
    plan: int = 0
    version: int = 1
    indicators: list[Row] = field(default_factory=list)
    trouble: Trouble = Trouble.NONE
    honesty: Honesty = Honesty.HONEST
    attainment: int = 1000
    result: tuple[int, int, str] | None = None
    """The evaluation that counts: its weight, its score in points ×10², the word of its grade."""

    @property
    def is_added_in_year(self) -> bool:
        """Whether it came in the middle of the year, not with the budget."""
        return self.venture.added_in == self.fiscal_year

    @property
    def cell(self) -> tuple[str, bool, str]:
        """What a budget counts towards: account, livelihood, and whose money it is."""
        row = self.venture.row
        whose = ""
        if self.venture.is_general_public and self.venture.is_of_prefecture:
            whose = "OWN" if row["transfer_kind"] == "NONE" else "TRANSFER"
        return row["account"], row["is_livelihood"] and self.venture.is_general_public, whose

    @property
    def budget(self) -> int:
        """全年预算数: adjusted, else approved."""
        return self.approved if self.adjusted is None else self.adjusted

    @property
    def executed(self) -> int:
        """Everything paid in the year."""
        return sum(amount for _, amount in self.payments)

    def executed_by(self, day: date) -> int:
        """Everything paid up to and with a day."""
        return sum(amount for paid_on, amount in self.payments if paid_on <= day)

    def evaluated(self, kind: str, score: int, grade: str) -> None:
        """Keep a result, unless one that counts for more is known."""
        weight = WEIGHTS[kind]
        if self.result is None or self.result[0] <= weight:
            self.result = (weight, score, grade)


@dataclass(slots=True, eq=False)
class UnitYear:
    """The whole expenditure of a unit in a fiscal year: its overall plan, and what all its spending adds up to.

    `whole_amount` in fen; over all unit-years of 2018 to 2024 it adds up to the amount of the whole-department
    evaluations.
    """

    unit: Office
    fiscal_year: int
    whole_amount: int = 0
    plan: int = 0
    indicators: list[Row] = field(default_factory=list)


class World:
    """Everything that stages ask for. See `wenxiao_site.demo`."""

    def __init__(self, seed: int, scale: Decimal, say: Callable[[str], None]) -> None:
        self.seed, self.scale, self.say = seed, scale, say
        self.ledger = Ledger(first=(Objective, Indicator, PlanCurve, EvaluationLine))
        self.regions: dict[str, Place] = {}
        self.offices: list[Office] = []
        self.budgeted: list[Office] = []
        """Units with a budget, whose projects and whole expenditure are managed."""
        self.evaluators: list[Office] = []
        self.actors: dict[tuple[Role, int], Actor] = {}
        """(role, id of the unit, or of the region for roles of one; 0 for others) → who acts."""
        self.experts: list[Actor] = []
        self.shown: list[tuple[str, Actor]] = []
        """Whom a visitor may log in as: what is said of them, and who it is."""
        self.ventures: list[Venture] = []
        self.names: Counter[str] = Counter()
        """How often a name of a project has been given."""
        self.serials: Counter[str] = Counter()
        """The last serial number of a beginning of codes."""
        self.of_prefecture: dict[tuple[str, bool, str], int] = {}
        """Budgets of the prefecture itself in the last whole year, by account, livelihood and origin."""
        self.years: dict[int, list[ProjectYear]] = {}
        self.wholes: dict[int, list[UnitYear]] = {}
        self.monitored: dict[int, list[ProjectYear]] = {}
        self._rules: dict[tuple[int, int], Resolution] = {}
        self._jurisdictions: dict[int, str] = {}
        self.begun: dict[tuple[int, int], list[tuple[int, str, str, str, str, str]]] = {}
        """(fiscal year, month) → what indicators showed by it: project, key, functional code, kind, unit, text."""
        self.outcomes: dict[int, dict[tuple[int, str], str]] = {}
        """Fiscal year → (project, key of the indicator) → what the self-evaluation said in the end."""
        self.ceilings: dict[tuple[int, int], int] = {}
        """(project, fiscal year) → the most that it may ask for, in fen, as decided from a result."""
        self.ended: dict[int, int] = {}
        """Project → the fiscal year from which it gets nothing more, because of its result."""

    def rules_of(self, region: Place, fiscal_year: int) -> Resolution:
        """The rules in force in a region for a fiscal year. They are the shipped ones, so they are asked for once."""
        if not self._rules:
            self._jurisdictions = dict(jurisdictions().iter_rows())
        if (region.id, fiscal_year) not in self._rules:
            self._rules[region.id, fiscal_year] = current_rulebook().for_year(
                self._jurisdictions[region.id], fiscal_year
            )
        return self._rules[region.id, fiscal_year]

    def chance(self, stage: str, fiscal_year: int = 0) -> Chance:
        """The chance of a stage in a fiscal year; of nothing else."""
        return Chance(self.seed, stage, fiscal_year)

    def scaled(self, number: int, *, grain: int = 1) -> int:
        """A figure of the whole prefecture at the scale of these data, in multiples of `grain`."""
        return int((Decimal(number) * self.scale / grain).quantize(Decimal(1), ROUND_HALF_UP)) * grain

    def actor(self, role: Role, place: Office | Place) -> Actor:
        """Who holds a role in a unit or a region. Raises KeyError."""
        return self.actors[role, place.id]

    def clerk(self, unit: Office) -> Actor:
        """The clerk of a unit."""
        return self.actors[Role.UNIT_CLERK, unit.id]

    def reviewer(self, unit: Office) -> Actor:
        """Who reviews for the department above a unit; for a township, the county's performance desk."""
        found = self.actors.get((Role.DEPARTMENT_REVIEWER, unit.department.id))
        return found or self.performance_desk(unit)

    def budget_desk(self, unit: Office) -> Actor:
        """The budget desk of the finance department that looks after a unit."""
        return self.actors[Role.BUDGET_DESK, unit.budget_region.id]

    def performance_desk(self, unit: Office) -> Actor:
        """The performance desk of the finance department that looks after a unit."""
        return self.actors[Role.PERFORMANCE_DESK, unit.budget_region.id]

    def all_years(self) -> Iterable[ProjectYear]:
        """Every project-year of 2018 to 2024 that has been made so far."""
        return (each for year, made in self.years.items() if year <= LAST_YEAR for each in made)

    def frame(self, fiscal_year: int) -> pl.DataFrame:
        """The project-years of a year, one row each: ids, amounts in fen, the truth; for judging in one call."""
        made = self.years[fiscal_year]
        return pl.DataFrame(
            {
                "number": range(len(made)),
                "project": [each.venture.id for each in made],
                "unit": [each.venture.unit.id for each in made],
                "plan": [each.plan for each in made],
                "requested": [each.requested for each in made],
                "approved": [each.approved for each in made],
                "budget": [each.budget for each in made],
                "target_amount": [each.target_amount for each in made],
                "executed": [each.executed for each in made],
                "attainment": [each.attainment for each in made],
                "trouble": [each.trouble.value for each in made],
                "honesty": [each.honesty.value for each in made],
            },
            schema_overrides=dict.fromkeys(("requested", "approved", "budget", "target_amount", "executed"), pl.Int64),
        )


def horizon(fiscal_year: int) -> datetime:
    """The first moment that deeds about a fiscal year may have: September of the year before."""
    return datetime(fiscal_year - 1, 9, 1, tzinfo=UTC)
