"""What the records say of a unit with all below it in a year: the numbers behind its report.

Taken once from the tables as frames, kept as plain content; everything else is summed from that. Amounts are fen,
points ×10², ratios ×10⁴. A project that did not evaluate itself has no score, whatever it spent.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from wenxiao.forms import departments
from wenxiao_site.actions.evaluation_frames import frame, money_lines
from wenxiao_site.actions.in_force import jurisdiction_of
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.registry.models import (
    Dimension,
    Evaluation,
    EvaluationKind,
    EvaluationLine,
    EvaluationState,
    Grade,
    Project,
    SubDimension,
    UnitLink,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wenxiao.forms.departments import Ratio
    from wenxiao.rulebook import Resolution
    from wenxiao_site.actions.merging import Content
    from wenxiao_site.registry.models import DepartmentReport, Unit

YEARS: Final = 4
"""Years that the report compares, its own the last."""

MOST_MISSED: Final = 20
"""Indicators that fell short, of which the report tells."""

_COUNTED: Final = {
    "outputs": pl.col("dimension") == Dimension.OUTPUT.value,
    "timeliness": pl.col("sub_dimension") == SubDimension.TIMELINESS.value,
    "quality": pl.col("sub_dimension") == SubDimension.QUALITY.value,
}
_DONE: Final = (EvaluationState.CONCLUDED, EvaluationState.ARCHIVED)
_OF_YEAR: Final = ["project", "fiscal_year"]


def rules_of_year(unit: Unit, fiscal_year: int) -> Resolution:
    """The rules that a unit is judged by in a fiscal year."""
    return current_rulebook().for_year(jurisdiction_of(unit), fiscal_year)


def taken(unit: Unit, fiscal_year: int) -> Content:
    """Everything that the records say: ``projects``, ``missed``, ``years``, ``others``."""
    below = UnitLink.objects.filter(ancestor=unit).values("descendant")
    projects = Project.objects.filter(unit__in=below, is_classified=False)
    years = list(range(fiscal_year - YEARS + 1, fiscal_year + 1))
    money = _money(projects.values("pk"), years)
    own = frame(
        Evaluation.objects.filter(kind=EvaluationKind.SELF, project__in=projects.values("pk"), fiscal_year__in=years),
        evaluation="pk", project="project", fiscal_year="fiscal_year", state="state", score="score", grade="grade",
    )  # fmt: skip
    lines = _lines(projects.values("pk"), fiscal_year)
    known = frame(projects, project="pk", code="code", name="name", unit="unit__name", unit_code="unit__code")
    told = known.join(money.filter(pl.col("fiscal_year") == fiscal_year), on="project").join(
        own.filter(pl.col("fiscal_year") == fiscal_year).drop("fiscal_year"), on="project", how="left"
    )
    told = told.join(_counts(lines), on="evaluation", how="left").sort(
        "unit_code", "budget", "code", descending=[False, True, False], nulls_last=True
    )
    counts = [f"{name}_{part}" for name in _COUNTED for part in ("planned", "completed")]
    columns = ["code", "name", "unit", "initial", "budget", "adjusted", "executed", "state", "score", "grade", *counts]
    names = dict(known.select("project", "name").iter_rows())
    return {
        "projects": told.select(*columns).to_dicts(),
        "missed": _missed(lines, names),
        "years": _years(money, own, years),
        "others": _others(unit, below, fiscal_year),
    }


def _money(projects: Any, years: list[int]) -> pl.DataFrame:  # noqa: ANN401 - ids of projects
    """The money of each project and year over all sources; what has a budget and no payment was not spent."""
    lines = money_lines(projects, years).with_columns(budget=pl.coalesce("adjusted", "approved"))
    return (
        lines.with_columns(changed=(pl.col("budget") - pl.col("approved")).abs())
        .group_by(_OF_YEAR)
        .agg(
            initial=pl.when(pl.col("approved").is_not_null().any()).then(pl.col("approved").sum()),
            budget=pl.when(pl.col("budget").is_not_null().any()).then(pl.col("budget").sum()),
            adjusted=pl.col("changed").sum(),
            executed=pl.col("executed").sum(),
        )
    )


def _lines(projects: Any, fiscal_year: int) -> pl.DataFrame:  # noqa: ANN401 - ids of projects
    accepted = Evaluation.objects.filter(
        kind=EvaluationKind.SELF, state=EvaluationState.ACCEPTED, project__in=projects, fiscal_year=fiscal_year
    )
    told = frame(
        EvaluationLine.objects.filter(evaluation__in=accepted.values("pk"), is_applicable=True),
        evaluation="evaluation", project="evaluation__project", pk="pk", score="score", reason="reason",
        dimension="indicator__dimension", sub_dimension="indicator__sub_dimension", indicator="indicator__name",
        target="indicator__target_text", most="indicator__max_points", actual="actual_text",
    )  # fmt: skip
    return told.with_columns(is_full=pl.col("score") >= pl.col("most")).sort("pk")


def _counts(lines: pl.DataFrame) -> pl.DataFrame:
    return lines.group_by("evaluation").agg(
        *(of.sum().cast(pl.Int64).alias(f"{name}_planned") for name, of in _COUNTED.items()),
        *((of & pl.col("is_full")).sum().cast(pl.Int64).alias(f"{name}_completed") for name, of in _COUNTED.items()),
    )


def _missed(lines: pl.DataFrame, names: Mapping[int, str]) -> Content:
    """The indicators without full points: how many, and those that lost most, with the reasons that were given."""
    short = lines.filter(~pl.col("is_full")).with_columns(lost=pl.col("most") - pl.col("score"))
    rows = short.sort("lost", "pk", descending=[True, False]).head(MOST_MISSED)
    columns = ("indicator", "target", "actual", "score", "most", "reason")
    told = [{"project": names[row["project"]], **{name: row[name] for name in columns}} for row in rows.to_dicts()]
    return {"count": short.height, "lines": lines.height, "rows": told}


def _years(money: pl.DataFrame, own: pl.DataFrame, years: list[int]) -> list[Content]:
    told = []
    for year in years:
        of_year = money.filter(pl.col("fiscal_year") == year)
        scores = own.filter((pl.col("fiscal_year") == year) & pl.col("score").is_not_null()).get_column("score")
        if of_year.is_empty():
            continue
        carried = (of_year.get_column("budget") - of_year.get_column("executed")).clip(lower_bound=0)
        told.append(
            {
                "year": year,
                "projects": of_year.height,
                "budget": int(of_year.get_column("budget").sum()),
                "executed": int(of_year.get_column("executed").sum()),
                "carried": int(carried.sum()),
                "evaluated": scores.len(),
                "scores": int(scores.sum() or 0),
            }
        )
    return told


def _others(unit: Unit, below: Any, fiscal_year: int) -> list[Content]:  # noqa: ANN401 - ids of units
    """What departments and finance concluded about the unit's projects, and about the unit as a whole."""
    done = Evaluation.objects.filter(fiscal_year=fiscal_year, state__in=_DONE).exclude(kind=EvaluationKind.SELF)
    found = done.filter(project__unit__in=below, project__is_classified=False) | done.filter(unit=unit)
    rows = found.select_related("project", "unit").order_by("kind", "pk")
    return [
        {
            "kind": EvaluationKind(each.kind).label,
            "name": each.project.name if each.project else str(each.unit),
            "score": None if each.score is None else int(each.score.scaleb(2)),
            "grade": Grade(each.grade).label if each.grade else "",
        }
        for each in rows
    ]


# --- Sums of what was taken -------------------------------------------------------------------------------------------


def basis(figures: Content, duties: Mapping[str, str], typed: Mapping[str, int | None]) -> dict[str, int | None]:
    """What the ratios read (`departments.DEPARTMENTS`): summed from the records, and what was typed.

    `duties`: code of a project → the key duty that it serves.
    """
    projects: list[Content] = figures["projects"]
    key = [each for each in projects if each["code"] in duties]
    years = {each["year"]: each for each in figures["years"]}
    last = max(years, default=0)
    counts = {
        f"{name}_{part}": _sum(projects, f"{name}_{part}") for name in _COUNTED for part in ("planned", "completed")
    }
    return {
        "department_initial_amount": _sum(projects, "initial"),
        "department_budget_amount": _sum(projects, "budget"),
        "department_adjusted_amount": _sum(projects, "adjusted"),
        "department_executed_amount": _sum(projects, "executed"),
        "carried_over_amount": years[last]["carried"] if last else None,
        "past_carried_over_amount": years[last - 1]["carried"] if last - 1 in years else None,
        "key_projects_executed_amount": _sum(key, "executed"),
        "key_outputs_planned": _sum(key, "outputs_planned"),
        "key_outputs_completed": _sum(key, "outputs_completed"),
        **counts,
        **typed,
    }


def _sum(rows: list[Content], name: str) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [each[name] for each in rows if each[name] is not None]
    return sum(known) if known else None


def ratios(
    figures: Content, duties: Mapping[str, str], typed: Mapping[str, int | None], resolution: Resolution
) -> list[Ratio]:
    """The ratios of the common framework, each explained."""
    return departments.ratios(basis(figures, duties, typed), resolution)


def by_unit(figures: Content) -> list[Content]:
    """Each unit: its projects, those that evaluated themselves, money, the sum of scores."""
    told: defaultdict[str, dict[str, int]] = defaultdict(
        lambda: {"projects": 0, "evaluated": 0, "budget": 0, "executed": 0, "scores": 0}
    )
    for each in figures["projects"]:
        row = told[each["unit"]]
        row["projects"] += 1
        row["budget"] += each["budget"] or 0
        row["executed"] += each["executed"] or 0
        if each["score"] is not None:
            row["evaluated"] += 1
            row["scores"] += each["score"]
    return [{"unit": name, **row} for name, row in told.items()]


def by_grade(figures: Content) -> list[Content]:
    """优, 良, 中, 差 and what has no grade: projects and money."""
    words = {grade.value: grade.label for grade in Grade} | {"": "未完成自评"}
    told: dict[str, Content] = {word: {"grade": word, "projects": 0, "budget": 0} for word in words.values()}
    for each in figures["projects"]:
        row = told[words[each["grade"] or ""]]
        row["projects"] += 1
        row["budget"] += each["budget"] or 0
    return list(told.values())


def missing(figures: Content) -> list[str]:
    """Names of the projects whose self-evaluation is not accepted."""
    return [each["name"] for each in figures["projects"] if each["score"] is None]


def typed_of(row: DepartmentReport) -> dict[str, int | None]:
    """The typed numbers of a report, amounts in fen."""
    told: dict[str, int | None] = {name: getattr(row, name) for name in COUNTS}
    for name in AMOUNTS:
        amount = getattr(row, name)
        told[name] = None if amount is None else int(amount.scaleb(2))
    return told


COUNTS: Final = ("staff_quota", "staff_count")
AMOUNTS: Final = (
    "three_public_budget_amount",
    "three_public_executed_amount",
    "past_three_public_budget_amount",
    "office_budget_amount",
    "office_executed_amount",
    "procurement_budget_amount",
    "procured_amount",
    "assets_amount",
    "used_assets_amount",
)
