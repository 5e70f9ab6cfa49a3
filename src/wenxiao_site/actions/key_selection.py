"""Which projects deserve a key evaluation: every project of a year's budget, scored by rule, with the reasons.

What counts: the money, the attention, how long others have not evaluated it, what the checks found in its
self-evaluation and what monitoring said. The choice itself is made by hand, with its reason (`evaluation.select`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from django.db.models import Count, OuterRef, Subquery

from wenxiao.forms import selections
from wenxiao.kernel.scales import Unit as Scale
from wenxiao_site.actions import money
from wenxiao_site.actions.evaluation import in_budget
from wenxiao_site.actions.evaluation_frames import jurisdictions, own, ranked
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.registry.models import Evaluation, EvaluationKind, Fact

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from wenxiao.kernel.explanations import Explanation
    from wenxiao.rulebook import Resolution
    from wenxiao_site.registry.models import Project

_LOOKED_AT_AGAIN: Final = (EvaluationKind.SELF, EvaluationKind.SPOT_CHECK)
_BY_FINANCE: Final = (
    EvaluationKind.KEY,
    EvaluationKind.KEY_EXTERNAL,
    EvaluationKind.BOND,
    EvaluationKind.TRANSITION_FUND,
    EvaluationKind.POLICY,
)
_MARKS: Final = ("is_livelihood", "is_bond", "is_transition_fund")
_TYPES: Final = {
    "project": pl.Int64,
    "code": pl.String,
    "name": pl.String,
    "unit": pl.String,
    "region": pl.Int64,
    "budget_amount": pl.Int64,
    "attention_marks": pl.Int64,
    "years_since_evaluation": pl.Int64,
    "checks_risk": pl.Int64,
    "monitoring_light": pl.String,
}


@dataclass(frozen=True, slots=True)
class Proposed:
    """Projects with their score, the greatest first: the columns of `_TYPES`, `selection_score` and its parts."""

    rows: pl.DataFrame
    resolutions: dict[str, Resolution]

    def reasons(self, row: dict[str, Any]) -> list[Explanation]:
        """Why a row of `rows` has its score, the greatest reason first."""
        return selections.why_project(row, self.resolutions[row["jurisdiction"]])


def sentence(reasons: list[Explanation]) -> str:
    """The reasons as they are kept with the choice."""
    return "；".join(f"{each.label} {each.value}（{each.numbers}）" for each in reasons)


def proposed(seen: QuerySet[Project], fiscal_year: int) -> Proposed:
    """The projects of a year's budget that were not chosen for it yet, scored by the rules of their places."""
    chosen = Evaluation.objects.filter(fiscal_year=fiscal_year, kind__in=_BY_FINANCE, project__isnull=False)
    due = in_budget(fiscal_year).filter(pk__in=seen.values("pk")).exclude(pk__in=chosen.values("project"))
    evaluated = (
        Evaluation.objects.exclude(kind__in=_LOOKED_AT_AGAIN)
        .filter(project=OuterRef("pk"), fiscal_year__lte=fiscal_year)
        .order_by("-fiscal_year")
    )
    monitored = Fact.objects.filter(step="monitoring.accept", fiscal_year=fiscal_year, project=OuterRef("pk")).order_by(
        "-pk"
    )
    listed = due.filter(is_classified=False).annotate(
        served=Count("strategies"),
        last=Subquery(evaluated.values("fiscal_year")[:1]),
        light=Subquery(monitored.values("state")[:1]),
    )
    columns = ("pk", "code", "name", "unit__name", "unit__region", "last", "light", "served", *_MARKS)
    projects = list(listed.order_by("pk").values_list(*columns))
    ids = [each[0] for each in projects]
    budgets = money.budgets(ids, fiscal_year)
    risks = _risks(due, fiscal_year)
    rows = [
        (
            pk,
            code,
            name,
            unit,
            region,
            int(budgets[pk].scaleb(Scale.AMOUNT.places)) if pk in budgets else None,
            sum(map(bool, (served, *marks))),
            fiscal_year - last if last is not None else None,
            risks.get(pk),
            light,
        )
        for pk, code, name, unit, region, last, light, served, *marks in projects
    ]
    return _scored(pl.DataFrame(rows, _TYPES, orient="row"), fiscal_year)


def _risks(due: QuerySet[Project], fiscal_year: int) -> dict[int, int]:
    found = ranked(own([fiscal_year]).filter(project__in=due.values("pk"))).rows
    return {} if found.is_empty() else dict(found.select("project", "risk_score").iter_rows())


def _scored(rows: pl.DataFrame, fiscal_year: int) -> Proposed:
    if rows.is_empty():
        return Proposed(rows, {})
    places = jurisdictions().cast({"region": pl.Int64})
    told = rows.join(places, on="region", how="left", maintain_order="left")
    told = told.with_columns(pl.col("jurisdiction").fill_null("CN"))
    book = current_rulebook()
    resolutions = {each: book.for_year(each, fiscal_year) for each in told.get_column("jurisdiction").unique()}
    found = [
        selections.projects(group, resolutions[group.item(0, "jurisdiction")])
        for group in told.partition_by("jurisdiction", maintain_order=True)
    ]
    return Proposed(pl.concat(found).sort("selection_score", "code", descending=[True, False]), resolutions)
