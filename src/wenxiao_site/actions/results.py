"""Results of project-years as one frame, what the rules make of them, and what became of the money."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from django.db.models import Q, Sum

from wenxiao.forms import results
from wenxiao.forms.results import RESULTS
from wenxiao.kernel.columns import Grain
from wenxiao.rules.grading import graded
from wenxiao_site.actions.evaluation_frames import frame, jurisdictions
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.registry.models import (
    AmountKind,
    BudgetAmount,
    Execution,
    Fact,
    Grade,
    Project,
    Remediation,
    RemediationState,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django.db.models import QuerySet

    from wenxiao.kernel.explanations import Explanation
    from wenxiao.rulebook import Resolution
    from wenxiao.rulebook.declarations import Scalar
    from wenxiao_site.registry.models import ResultDecision

WEIGHTS: Final = {
    "SELF": 1,
    "SPOT_CHECK": 2,
    "DEPARTMENT": 3,
    "KEY": 4,
    "KEY_EXTERNAL": 4,
    "POLICY": 4,
    "BOND": 4,
}
"""Whose result counts where a year was evaluated several times: finance before department before the unit itself."""

_STEPS: Final = ("evaluation.accept", "evaluation.conclude")
GRADES: Final = {grade.value: grade.label for grade in Grade}


def grades(fiscal_years: Iterable[int], projects: QuerySet[Project] | None = None) -> pl.DataFrame:
    """The result that counts of each project-year: ``project``, ``fiscal_year``, ``result_score``, ``result_grade``."""
    found = Fact.objects.filter(step__in=_STEPS, fiscal_year__in=list(fiscal_years), project__isnull=False)
    if projects is not None:
        found = found.filter(project__in=projects.values("pk"))
    told = frame(
        found,
        fact="id",
        project="project",
        fiscal_year="fiscal_year",
        kind="kind",
        result_score="score",
        grade="grade",
    )
    if told.is_empty():
        types = {"project": pl.Int64, "fiscal_year": pl.Int64, "result_score": pl.Int64, "result_grade": pl.String}
        return pl.DataFrame(schema=types)
    told = told.with_columns(
        weight=pl.col("kind").replace_strict(WEIGHTS, default=0, return_dtype=pl.Int64),
        result_grade=pl.col("grade").replace_strict(GRADES, default=None, return_dtype=pl.String),
        result_score=pl.col("result_score").cast(pl.Int64),
    )
    told = told.filter(pl.col("weight") > 0).sort("weight", "fact").group_by("project", "fiscal_year").last()
    return told.select("project", "fiscal_year", "result_score", "result_grade")


def budgets(of: Q) -> pl.DataFrame:
    """``project``, ``fiscal_year``, ``requested_amount``, ``approved_amount``, ``budget_amount``: sums over sources."""
    kinds = (AmountKind.REQUESTED, AmountKind.APPROVED, AmountKind.ADJUSTED)
    found = BudgetAmount.objects.filter(of, replaced_by__isnull=True, kind__in=kinds)
    names = ("project", "fiscal_year", "kind", "fund_source", "decided_on", "id", "amount")
    told = frame(found, **{name: name for name in names})
    keys = ["project", "fiscal_year", "fund_source"]
    empty = dict.fromkeys(("project", "fiscal_year", *_MONEY), pl.Int64)
    if told.is_empty():
        return pl.DataFrame(schema=empty)
    latest = told.sort("decided_on", "id").group_by(*keys, "kind").agg(pl.col("amount").last().cast(pl.Int64))
    wide = latest.group_by(keys).agg(
        **{kind.value: pl.col("amount").filter(pl.col("kind") == kind.value).first() for kind in kinds}
    )
    return wide.group_by("project", "fiscal_year").agg(
        requested_amount=_known(pl.col("REQUESTED")),
        approved_amount=_known(pl.col("APPROVED")),
        budget_amount=_known(pl.coalesce("ADJUSTED", "APPROVED")),
    )


_MONEY: Final = ("requested_amount", "approved_amount", "budget_amount")


def _known(amounts: pl.Expr) -> pl.Expr:
    """The sum of what is recorded, null where nothing is."""
    return pl.when(amounts.is_not_null().any()).then(amounts.sum())


def payments(of: Q) -> pl.DataFrame:
    """``project``, ``fiscal_year``, ``executed_amount`` in fen."""
    rows = Execution.objects.filter(of).order_by().values_list("project", "fiscal_year").annotate(paid=Sum("amount"))
    told = [(project, year, int(paid.scaleb(2))) for project, year, paid in rows]
    types = {"project": pl.Int64, "fiscal_year": pl.Int64, "executed_amount": pl.Int64}
    return pl.DataFrame(told, schema=types, orient="row")


def project_years(fiscal_years: Sequence[int], projects: QuerySet[Project] | None = None) -> pl.DataFrame:
    """Every project-year with a budget: the columns of `RESULTS`, and what it belongs to.

    ``project``, ``name``, ``unit``, ``region``, ``account``, ``jurisdiction``, ``fiscal_year``. A handful of queries.
    """
    rows = Project.objects.all() if projects is None else projects
    of_projects = Q() if projects is None else Q(project__in=projects.values("pk"))
    of = of_projects & Q(fiscal_year__in=list(fiscal_years))
    about = frame(
        rows,
        project="id",
        name="name",
        unit="unit",
        region="unit__region",
        account="account",
        livelihood="is_livelihood",
    )
    both = sorted({*fiscal_years, *(year + 1 for year in fiscal_years)})
    every = budgets(of_projects & Q(fiscal_year__in=both))
    money = every.filter(pl.col("fiscal_year").is_in(list(fiscal_years)), pl.col("budget_amount").is_not_null())
    if about.is_empty() or money.is_empty():
        return pl.DataFrame(schema=_TYPES)
    pairs = ["project", "fiscal_year"]
    told = money.join(about, on="project").join(payments(of), on=pairs, how="left")
    told = told.join(grades(fiscal_years, projects), on=pairs, how="left")
    asked = every.select("project", pl.col("fiscal_year") - 1, next_requested_amount="requested_amount")
    told = told.join(asked, on=pairs, how="left").join(jurisdictions(), on="region", how="left")
    open_ = list(Remediation.objects.exclude(state=RemediationState.VERIFIED).values_list("project", flat=True))
    told = told.with_columns(
        pl.col("jurisdiction").fill_null("CN"),
        is_livelihood=pl.col("livelihood").cast(pl.Boolean),
        is_unrectified=pl.col("project").is_in(open_),
        control_amount=pl.col("approved_amount"),
    )
    return told.select(*_TYPES).cast(_TYPES).sort("fiscal_year", "project")


_TYPES: Final[dict[Any, Any]] = {
    "project": pl.Int64,
    "name": pl.String,
    "unit": pl.Int64,
    "region": pl.Int64,
    "account": pl.String,
    "jurisdiction": pl.String,
    "fiscal_year": pl.Int64,
    **{name: column.dtype for name, column in RESULTS[Grain.FORM].items()},
}


def resolved(told: pl.DataFrame) -> dict[tuple[str, int], Resolution]:
    """The values in force for every place and year of a frame: those of the year that was evaluated."""
    book = current_rulebook()
    pairs = told.select("jurisdiction", "fiscal_year").unique().iter_rows()
    return {(place, year): book.for_year(place, year) for place, year in pairs}


def recommend(told: pl.DataFrame, instead: Mapping[str, Scalar] = MappingProxyType({})) -> pl.DataFrame:
    """The frame with what the rules say of each project-year: one call for each set of values, not for each row.

    `instead`: values (scaled) of some parameters in place of those in force, for a trial.
    """
    if told.is_empty():
        return told
    groups: dict[tuple[Any, ...], list[pl.DataFrame]] = {}
    values = resolved(told)
    for (place, year), part in told.partition_by("jurisdiction", "fiscal_year", as_dict=True).items():
        resolution = values[str(place), int(str(year))]
        given = {**resolution, **instead}
        if instead.keys() & set(results.BOUNDARIES):
            bounds = (pl.lit(given[name]) for name in results.BOUNDARIES)
            regraded = part.with_columns(result_grade=graded(pl.col("result_score"), *bounds))
        else:
            regraded = part
        groups.setdefault(tuple(given[name] for name in results.PARAMETERS), []).append(regraded)
    judged = [
        results.recommended(pl.concat(parts), dict(zip(results.PARAMETERS, values_given, strict=True)))
        for values_given, parts in groups.items()
    ]
    return pl.concat(judged).sort("fiscal_year", "project")


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What the rules say of one project-year. `row`: every column; amounts in fen. `reason`: in words."""

    row: dict[str, Any]
    resolution: Resolution

    @property
    def reason(self) -> str:
        """Why, in one sentence; empty without a result."""
        return results.reasons(self.row, self.resolution)

    @property
    def explanation(self) -> Explanation:
        """The ceiling, explained."""
        return results.explained(self.row, self.resolution)


def recommendations(fiscal_year: int, projects: QuerySet[Project]) -> list[Recommendation]:
    """Those of some projects for a year, where a result is known."""
    told = recommend(project_years([fiscal_year], projects))
    if told.is_empty():
        return []
    values = resolved(told)
    known = told.filter(pl.col("recommended_use").is_not_null())
    return [Recommendation(row, values[row["jurisdiction"], row["fiscal_year"]]) for row in known.iter_rows(named=True)]


def recommendation(project: Project, fiscal_year: int) -> Recommendation | None:
    """That of one project-year, None without a result or a budget."""
    found = recommendations(fiscal_year, Project.objects.filter(pk=project.pk))
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Followed:
    """A decision and what became of it. Yuan; None where nothing is recorded yet. `moved`: whether the money did."""

    decision: ResultDecision
    budgeted: Decimal | None
    spent: Decimal | None

    @property
    def moved(self) -> bool | None:
        """Whether the budget kept to the decision; None while there is no budget."""
        return None if self.budgeted is None else self.budgeted <= self.decision.decided_amount

    @property
    def beyond(self) -> Decimal | None:
        """How much more was budgeted than decided."""
        return None if self.budgeted is None else self.budgeted - self.decision.decided_amount


def ledger(rows: Sequence[ResultDecision]) -> list[Followed]:
    """Recommended → decided → budgeted → spent, for some decisions: two queries."""
    of = Q(project__in=[each.project_id for each in rows], fiscal_year__in={each.budget_year for each in rows})
    given = {(row["project"], row["fiscal_year"]): row["budget_amount"] for row in budgets(of).iter_rows(named=True)}
    paid = {(row["project"], row["fiscal_year"]): row["executed_amount"] for row in payments(of).iter_rows(named=True)}
    return [
        Followed(
            each,
            yuan(given.get((each.project_id, each.budget_year))),
            yuan(paid.get((each.project_id, each.budget_year))),
        )
        for each in rows
    ]


def yuan(fen: int | None) -> Decimal | None:
    """Fen as an exact amount in yuan."""
    return None if fen is None else Decimal(fen).scaleb(-2)
