"""Whole years of self-evaluations on frames: read from the tables at once, re-scored, checked, ranked by risk.

The numbers are those that the page of one evaluation shows; a test compares both ways of reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import CharField, DateField, F, TextField

from wenxiao.forms import spot_checks
from wenxiao.forms.assessment import judge
from wenxiao.forms.filed import filed_tables, printed
from wenxiao.forms.raw import FormType
from wenxiao.kernel.rounding import divide_half_up
from wenxiao.rules.grading import graded
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.registry.models import (
    AmountKind,
    BudgetAmount,
    Dimension,
    Evaluation,
    EvaluationKind,
    EvaluationLine,
    EvidenceUse,
    Execution,
    Fact,
    FundSource,
    Objective,
    ObjectiveTerm,
    RegionLink,
    SubDimension,
)

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from wenxiao.kernel.columns import Tables
    from wenxiao.rulebook import Resolution, Rulebook

_TEXTS: Final = ("goal_actual", "adjustment_reason", "execution_reason", "conclusion", "problems", "measures")
_SOURCES: Final = {source.value: place for place, source in enumerate(FundSource, start=1)}
_LABELS: Final = {
    each.value: f"{'其中：' if each == FundSource.CURRENT_YEAR else ''}{each.label}" for each in FundSource
}


@dataclass(frozen=True, slots=True)
class Ranked:
    """Self-evaluations with their risks. `rows`: ``evaluation`` (id), ``key`` (project code), signals, risks, texts.

    `resolutions`: by (jurisdiction, fiscal year), as named in the rows.
    """

    rows: pl.DataFrame
    resolutions: dict[tuple[str, int], Resolution]

    def reasons(self, row: dict[str, Any]) -> list[Any]:
        """Why a row of `rows` has its risk, the gravest reason first, each explained."""
        return spot_checks.reasons(row, self.resolutions[row["jurisdiction"], row["fiscal_year"]])


def own(fiscal_years: list[int], regions: QuerySet[Any] | None = None) -> QuerySet[Evaluation]:
    """The self-evaluations of some years that were handed in, of projects in some regions."""
    found = Evaluation.objects.filter(kind=EvaluationKind.SELF, fiscal_year__in=fiscal_years, own_score__isnull=False)
    return found if regions is None else found.filter(project__unit__region__in=regions)


def frame(query: QuerySet[Any], **columns: Any) -> pl.DataFrame:  # noqa: ANN401 - names and expressions of Django
    """The rows of a query as a frame of what is stored: scaled integers stay integers."""
    named = {f"c_{name}": F(each) if isinstance(each, str) else each for name, each in columns.items()}
    rows: list[Any] = []
    names = list(named)
    try:
        sql, parameters = query.order_by().values(**named).query.sql_with_params()
    except EmptyResultSet:
        pass
    else:
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            names = [each[0] for each in cursor.description]
            rows = cursor.fetchall()
    data = pl.DataFrame(rows, schema=names, orient="row", infer_schema_length=None)
    told = data.select(**{name: pl.col(f"c_{name}") for name in columns})
    blank = {name: _dtype(query.model, columns[name]) for name, dtype in told.schema.items() if dtype == pl.Null}
    return told.cast(blank)  # type: ignore[arg-type]


def _dtype(model: type[Model], path: object) -> type[pl.DataType]:
    """What a column is where no row tells."""
    field: Any = None
    for part in path.split("__") if isinstance(path, str) else ():
        owner = model if field is None else field.related_model
        field = owner._meta.pk if part == "pk" else owner._meta.get_field(part)  # noqa: SLF001 - documented
    if isinstance(field, DateField):
        return pl.Date
    return pl.String if isinstance(field, CharField | TextField) else pl.Int64


def jurisdictions() -> pl.DataFrame:
    """Each region with the jurisdiction whose rules it judges by: ``region``, ``jurisdiction``."""
    links = RegionLink.objects.exclude(ancestor__jurisdiction="")
    told = frame(links, region="descendant", depth="depth", jurisdiction="ancestor__jurisdiction")
    return told.sort("region", "depth").unique("region", keep="first").select("region", "jurisdiction")


def tables_of(evaluations: QuerySet[Evaluation]) -> tuple[Tables, pl.DataFrame, pl.DataFrame]:
    """Typed frames of self-evaluations as they were filled.

    Besides, per form: evaluation, project, unit, place, year, texts; and per indicator line whether it has evidence.
    """
    known = frame(
        evaluations,
        evaluation="pk",
        project="project",
        plan="plan",
        fiscal_year="fiscal_year",
        region="project__unit__region",
        key="project__code",
        functional_code="project__functional_code",
        project_name="project__name",
        project_code="project__code",
        unit="project__unit__name",
        project_head="project_head",
        finance_head="finance_head",
        submitted_at="submitted_at",
        **{name: name for name in _TEXTS},
    ).sort("fiscal_year", "submitted_at", "key")
    known = known.join(jurisdictions(), on="region", how="left", maintain_order="left")
    known = known.with_columns(
        form=pl.int_range(pl.len(), dtype=pl.UInt32), jurisdiction=pl.col("jurisdiction").fill_null("CN")
    )
    goals = frame(
        Objective.objects.filter(term=ObjectiveTerm.ANNUAL, plan__in=evaluations.values("plan")).exclude(text=""),
        plan="plan",
        position="position",
        text="text",
    ).sort("position")
    goals = goals.group_by("plan", maintain_order=True).agg(goal=pl.col("text").str.join("\n"))
    known = known.join(goals.cast({"plan": known.schema["plan"]}), on="plan", how="left", maintain_order="left")
    blank = [pl.when(pl.col(name) != "").then(pl.col(name)).alias(name) for name in _TEXTS]
    form = known.with_columns(*blank, form_type=pl.lit(FormType.SELF_EVALUATION.value), amount_unit=pl.lit("万元"))
    lines = _lines(evaluations, known)
    return filed_tables(form, _funds(evaluations, known), lines), known, _with_evidence(evaluations, lines)


def money_lines(projects: QuerySet[Any], years: list[int]) -> pl.DataFrame:
    """The money lines of some projects (their ids) in some years, one per source of funds, in fen.

    ``project``, ``fiscal_year``, ``source``, and, null where nothing was recorded, ``approved``, ``adjusted``,
    ``executed``.
    """
    amounts = BudgetAmount.objects.filter(fiscal_year__in=years, replaced_by__isnull=True, project__in=projects)
    decided = frame(
        amounts.filter(kind__in=(AmountKind.APPROVED, AmountKind.ADJUSTED)),
        project="project", fiscal_year="fiscal_year", source="fund_source", kind="kind", amount="amount",
        decided_on="decided_on", pk="pk",
    ).sort("decided_on", "pk")  # fmt: skip
    of_line = ["project", "fiscal_year", "source"]
    latest = decided.unique([*of_line, "kind"], keep="last", maintain_order=True)
    approved = latest.filter(pl.col("kind") == AmountKind.APPROVED.value).select(*of_line, approved="amount")
    adjusted = latest.filter(pl.col("kind") == AmountKind.ADJUSTED.value).select(*of_line, adjusted="amount")
    paid = frame(
        Execution.objects.filter(fiscal_year__in=years, project__in=projects),
        project="project", fiscal_year="fiscal_year", source="fund_source", amount="amount",
    )  # fmt: skip
    paid = paid.group_by(of_line).agg(executed=pl.col("amount").sum())
    both = approved.join(adjusted, on=of_line, how="full", coalesce=True)
    return both.join(paid, on=of_line, how="full", coalesce=True)


def _funds(evaluations: QuerySet[Evaluation], known: pl.DataFrame) -> pl.DataFrame:
    """The money lines of each form, the total first."""
    years = known.get_column("fiscal_year").unique().to_list()
    lines = money_lines(evaluations.values("project"), years)
    lines = lines.join(known.select("form", "project", "fiscal_year"), on=["project", "fiscal_year"]).select(
        "form",
        row=pl.col("source").replace_strict(_SOURCES, return_dtype=pl.UInt16),
        label=pl.col("source").replace_strict(_LABELS, return_dtype=pl.String),
        initial_budget_amount="approved",
        full_year_budget_amount=pl.coalesce("adjusted", "approved"),
        executed_amount=pl.col("executed").fill_null(0),
        is_total=pl.lit(value=False),
        is_component=pl.lit(value=True),
    )
    totals = lines.group_by("form").agg(
        row=pl.lit(0, pl.UInt16),
        label=pl.lit("年度资金总额"),
        initial_budget_amount=_sum("initial_budget_amount"),
        full_year_budget_amount=_sum("full_year_budget_amount"),
        executed_amount=pl.col("executed_amount").sum(),
        is_total=pl.lit(value=True),
        is_component=pl.lit(value=False),
    )
    both = pl.concat([totals.select(lines.columns), lines]).sort("form", "row")
    return both.with_columns(row=pl.int_range(pl.len(), dtype=pl.UInt16).over("form"))


def _sum(name: str) -> pl.Expr:
    """The sum of what is known; null where nothing is."""
    return pl.when(pl.col(name).is_not_null().any()).then(pl.col(name).sum())


def _lines(evaluations: QuerySet[Evaluation], known: pl.DataFrame) -> pl.DataFrame:
    """The indicator lines of each form."""
    lines = frame(
        EvaluationLine.objects.filter(evaluation__in=evaluations.values("pk")),
        evaluation="evaluation", pk="pk", indicator="indicator", position="position", key="key",
        dimension="indicator__dimension", sub_dimension="indicator__sub_dimension", level3="indicator__name",
        target_text="indicator__target_text", target_unit="indicator__measurement_unit",
        max_points="indicator__max_points", actual_text="actual_text", score="own_score", reason="reason",
        is_applicable="is_applicable",
    )  # fmt: skip
    lines = lines.join(known.select("form", "evaluation"), on="evaluation").sort("form", "position", "pk")
    texts = ("level3", "target_text", "target_unit", "actual_text", "reason")
    return lines.with_columns(
        *(pl.when(pl.col(name) != "").then(pl.col(name)).alias(name) for name in texts),
        row=pl.int_range(pl.len(), dtype=pl.UInt16).over("form"),
        level1=pl.col("dimension").replace_strict(dict(Dimension.choices), return_dtype=pl.String),
        level2=pl.col("sub_dimension").replace_strict(dict(SubDimension.choices), return_dtype=pl.String),
        is_applicable=pl.col("is_applicable").cast(pl.Boolean),
    ).select("form", "row", "level1", "level2", "max_points", "score", "is_applicable", "indicator", *texts)


def ranked(evaluations: QuerySet[Evaluation], rulebook: Rulebook | None = None) -> Ranked:
    """Re-score, check and rank self-evaluations: everything that the spot checks look at, the riskiest first."""
    book = rulebook or current_rulebook()
    if not evaluations.exists():
        return Ranked(pl.DataFrame(), {})
    tables, known, evidenced = tables_of(evaluations)
    first = known.row(known.height - 1, named=True)
    least = int(str(book.for_year(first["jurisdiction"], first["fiscal_year"])["risk_copied_from"]))
    known = known.hstack(_elsewhere(evaluations, known, least))
    resolutions, found = {}, []
    for group in known.partition_by("jurisdiction", "fiscal_year", maintain_order=True):
        where, year = group.item(0, "jurisdiction"), group.item(0, "fiscal_year")
        resolution = resolutions[where, year] = book.for_year(where, year)
        forms = group.get_column("form")
        judged = judge(printed(spot_checks.part_of(tables, forms), resolution), resolution)
        supported = _supported(judged, evidenced.filter(pl.col("form").is_in(forms.implode())).get_column("evidenced"))
        signals = spot_checks.signals_of(judged, resolution, group.with_columns(evidenced_full=supported))
        risks = spot_checks.risks(signals, resolution)
        found.append(group.drop("monitoring_light", "past_total", "copied_ratio").hstack(risks.drop("form")))
    rows = pl.concat(found).sort("risk_score", "key", descending=[True, False])
    return Ranked(rows, resolutions)


def _elsewhere(evaluations: QuerySet[Evaluation], known: pl.DataFrame, least: int) -> pl.DataFrame:
    """What the year's monitoring, the year before and all other texts say of each: in the order of the forms."""
    years = known.get_column("fiscal_year").unique().to_list()
    of_year = ["project", "fiscal_year"]
    lights = frame(
        Fact.objects.filter(step="monitoring.accept", fiscal_year__in=years, project__in=evaluations.values("project")),
        pk="pk", project="project", fiscal_year="fiscal_year", monitoring_light="state",
    )  # fmt: skip
    lights = lights.sort("pk").unique(of_year, keep="last") if lights.height else lights
    past = frame(
        Evaluation.objects.filter(
            fiscal_year__in=[year - 1 for year in years], kind=EvaluationKind.SELF, own_score__isnull=False
        ),
        project="project", fiscal_year=F("fiscal_year") + 1, past_total="own_score",
    )  # fmt: skip
    told = known.select(*of_year, "functional_code")
    for other, column, dtype in ((lights, "monitoring_light", pl.String), (past, "past_total", pl.Int64)):
        if other.is_empty():
            told = told.with_columns(pl.lit(None, dtype).alias(column))
        else:
            told = told.join(other.select(*of_year, column), on=of_year, how="left", maintain_order="left")
    written = [pl.col(name).fill_null("") for name in _TEXTS]
    texts = known.select(text=pl.concat_str(*written, separator=" ")).to_series()
    alike = spot_checks.likeness(_without_names(texts, known), least)
    group = told.select(peer_group=pl.col("functional_code").str.slice(0, 3))
    return pl.concat([told.select("monitoring_light", "past_total"), alike, group], how="horizontal")


def _without_names(texts: pl.Series, known: pl.DataFrame) -> pl.Series:
    """Texts without the names of their own projects and units, which differ in copies too."""
    told = zip(texts, known.get_column("project_name"), known.get_column("unit"), strict=True)
    return pl.Series([text.replace(project, "").replace(unit, "") for text, project, unit in told], dtype=pl.String)


def _with_evidence(evaluations: QuerySet[Evaluation], lines: pl.DataFrame) -> pl.DataFrame:
    """Of each line, in order, whether a file supports it: ``form``, ``evidenced``; null where none is kept at all."""
    uses = EvidenceUse.objects.filter(indicator__plan__in=evaluations.values("plan"), removed_at__isnull=True)
    supported = frame(uses, indicator="indicator").cast({"indicator": pl.Int64})
    if supported.is_empty():
        return lines.select("form", evidenced=pl.lit(None, pl.Boolean))
    ids = supported.get_column("indicator").unique().implode()
    return lines.select("form", evidenced=pl.col("indicator").is_in(ids))


def _supported(judged: Tables, evidenced: pl.Series) -> pl.Series:
    """How many of the full lines of each form have evidence; null where evidence is not kept."""
    lines = judged.indicator.select("form", "is_applicable", "awarded_score", "max_points", evidenced=evidenced)
    is_full = pl.col("is_applicable") & (pl.col("awarded_score") >= pl.col("max_points"))
    known = pl.col("evidenced").is_not_null().any()
    counted = lines.group_by("form").agg(
        evidenced_full=pl.when(known).then((is_full & pl.col("evidenced")).sum().cast(pl.Int64))
    )
    return judged.form.join(counted, on="form", how="left", maintain_order="left").get_column("evidenced_full")


def moved(changes: dict[str, int], scores: pl.DataFrame, resolution: Resolution) -> pl.DataFrame:
    """Which grades other boundaries would move: the rows of `scores` (``score``) whose ``before`` and ``after`` differ.

    `changes`: `grade_excellent_from`, `grade_good_from`, `grade_fair_from` in points ×10²; those not named stay.
    """
    names = ("grade_excellent_from", "grade_good_from", "grade_fair_from")
    now = [pl.lit(resolution[name]) for name in names]
    then = [pl.lit(changes.get(name, resolution[name])) for name in names]
    told = scores.with_columns(before=graded(pl.col("score"), *now), after=graded(pl.col("score"), *then))
    return told.filter(pl.col("before") != pl.col("after"))


@dataclass(frozen=True, slots=True)
class Moved:
    """What other boundaries would do. `listed`: results; `pairs`: (before, after) → how many; `rows`: each."""

    listed: int
    pairs: dict[tuple[str, str], int]
    rows: pl.DataFrame
    years: tuple[int, int] | None


def moves(evaluations: QuerySet[Evaluation], boundaries: dict[str, int]) -> Moved:
    """Which grades of scored evaluations would move if the boundaries (whole points) were others."""
    scored = frame(
        evaluations.filter(score__isnull=False),
        evaluation="pk",
        score="score",
        fiscal_year="fiscal_year",
        name="project__name",
        region="project__unit__region",
    )
    if scored.is_empty():
        return Moved(0, {}, scored, None)
    told = scored.join(jurisdictions(), on="region", how="left").with_columns(pl.col("jurisdiction").fill_null("CN"))
    book, changes = current_rulebook(), {name: points * 100 for name, points in boundaries.items()}
    groups = told.partition_by("jurisdiction", "fiscal_year", as_dict=True)
    found = pl.concat(
        [moved(changes, group, book.for_year(str(where), int(str(year)))) for (where, year), group in groups.items()]
    )
    counted = found.group_by("before", "after").len().sort("before", "after")
    pairs = {(before, after): count for before, after, count in counted.iter_rows()}
    years = told.get_column("fiscal_year")
    span = (int(str(years.min())), int(str(years.max())))
    return Moved(scored.height, pairs, found.sort("fiscal_year", "score", descending=True), span)


def differences(evaluations: QuerySet[Evaluation]) -> list[dict[str, Any]]:
    """How far self-evaluations were from what spot checks found, by unit and year, the farthest units first.

    Per unit: `unit`, `checked`, `gap` (points ×10², own less found, all together), `replaced`, and `years`: the same.
    """
    checks = evaluations.filter(kind=EvaluationKind.SPOT_CHECK, score__isnull=False)
    told = frame(
        checks,
        unit="project__unit__name",
        unit_id="project__unit",
        fiscal_year="fiscal_year",
        own="reviews__own_score",
        found="score",
        counts="reviews__score",
    )
    if told.is_empty():
        return []
    gap = (pl.col("own").sum() - pl.col("found").sum()).alias("gap")
    replaced = (pl.col("counts") != pl.col("own")).sum().alias("replaced")
    by_year = told.group_by("unit_id", "unit", "fiscal_year").agg(pl.len().alias("checked"), gap, replaced)
    by_unit = by_year.sort("fiscal_year").group_by("unit_id", "unit", maintain_order=True).agg(
        pl.col("checked").sum().alias("all_checked"),
        pl.col("gap").sum().alias("all_gap"),
        pl.col("replaced").sum().alias("all_replaced"),
        pl.struct("fiscal_year", "checked", "gap", "replaced").alias("years"),
    )  # fmt: skip
    mean = divide_half_up(pl.col("all_gap").abs(), pl.col("all_checked")) * pl.col("all_gap").sign()
    return by_unit.with_columns(mean=mean).sort("mean", "unit_id", descending=[True, False]).to_dicts()
