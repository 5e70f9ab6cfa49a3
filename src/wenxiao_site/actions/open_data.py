"""What everybody may read: figures, lists and records that are published, without people and without what is secret.

Rows come from `visibility.public` and from the public facts alone. Whatever was typed by somebody passes a `Mask` on
its way out: telephone and identity numbers, addresses of mail, and names of people of the department.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from django.db.models import Q

from wenxiao_site.actions import money
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.measuring import public_scope
from wenxiao_site.actions.rulebook import jurisdictions_of_regions
from wenxiao_site.registry.models import (
    BudgetAmount,
    Dimension,
    Evaluation,
    EvaluationKind,
    EvaluationLine,
    EvaluationState,
    Execution,
    Grade,
    Indicator,
    Objective,
    PerformancePlan,
    Person,
    Post,
    SubDimension,
    UnitKind,
    UnitLink,
)
from wenxiao_site.statistics.asking import Question, Reading, reading
from wenxiao_site.visibility import public

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from wenxiao_site.registry.models import Project
    from wenxiao_site.statistics.facts import Facts

_HIDDEN: Final = "（已隐去）"
_NOT_A_CODE: Final = r"(^|[^0-9A-Za-z])"
_PERSONAL: Final = (
    r"[1-9]\d{16}[\dXx]|\d{16,19}|1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[-－— ]?\d{7,8}"
    r"|[\w.+-]+@[\w-]+\.[\w.-]+"
)
"""Identity, bank card and telephone numbers, addresses of mail."""
_SHORT: Final = 2
_CONCLUDED: Final = (EvaluationState.CONCLUDED, EvaluationState.ARCHIVED)


@dataclass(frozen=True, slots=True)
class Mask:
    """Hides in texts what is about people. `names`: whose names are hidden."""

    names: tuple[str, ...]

    @classmethod
    def of_units(cls, units: Iterable[int]) -> Mask:
        """For texts of some units: people of their departments, of the regions, experts and evaluators."""
        tops = UnitLink.objects.filter(descendant__in=set(units)).values("ancestor")
        family = UnitLink.objects.filter(ancestor__in=tops).values("descendant")
        elsewhere = Q(posts__unit__isnull=True) | Q(posts__unit__kind=UnitKind.EXTERNAL_EVALUATOR)
        found = Person.objects.filter(Q(posts__unit__in=family) | elsewhere).values_list("name", flat=True)
        return cls(tuple(sorted({name for name in found if len(name) >= _SHORT})))

    def __call__(self, text: str) -> str:
        """One text."""
        return self.many([text])[0] if text else text

    def many(self, texts: Sequence[str]) -> list[str]:
        """Many texts."""
        return masked(pl.Series(texts, dtype=pl.String), self.names).to_list()


def masked(texts: pl.Series, names: Sequence[str]) -> pl.Series:
    """Texts without personal numbers and without some names."""
    plain = texts.str.replace_all(f"{_NOT_A_CODE}({_PERSONAL})", f"${{1}}{_HIDDEN}")
    return plain.str.replace_many(list(names), [_HIDDEN]) if names else plain


# --- Figures ----------------------------------------------------------------------------------------------------------

_readings: dict[int, tuple[pl.DataFrame, Reading]] = {}


def public_reading(facts: Facts, question: Question) -> Reading:
    """The public facts, with the names of projects as they may be read."""
    found = reading(facts, question, public_scope())
    held = _readings.get(id(found))
    if held is not None and held[0] is found.frame:
        return held[1]
    _readings.clear()
    made = Reading(_with_masked_names(found.frame))
    _readings[id(found)] = (found.frame, made)
    return made


def _with_masked_names(frame: pl.DataFrame) -> pl.DataFrame:
    """Names of people hidden in the names of projects: long ones everywhere, short ones in their own department."""
    rows = Post.objects.filter(person__name__gt="").values_list("person__name", "unit").distinct()
    people = [(name, unit) for name, unit in rows if len(name) >= _SHORT]
    anywhere = sorted({name for name, unit in people if len(name) > _SHORT or unit is None})
    short = {name for name, unit in people if len(name) == _SHORT and unit is not None}
    named = frame.select("project_id", "project_name", "owner_id").unique("project_id").drop_nulls()
    told = named.with_columns(masked(named["project_name"], anywhere).alias("masked"))
    if short:
        hit = told.filter(pl.col("masked").str.contains_any(sorted(short)))
        own = {row["project_id"]: Mask.of_units([row["owner_id"]])(row["masked"]) for row in hit.iter_rows(named=True)}
        changed = pl.DataFrame({"project_id": list(own), "own": list(own.values())},
                               schema={"project_id": pl.Int64, "own": pl.String})  # fmt: skip
        told = told.join(changed, on="project_id", how="left").with_columns(
            pl.coalesce("own", "masked").alias("masked")
        )
    names = told.select("project_id", pl.col("masked"))
    found = frame.join(names, on="project_id", how="left", maintain_order="left")
    return found.with_columns(pl.coalesce("masked", "project_name").alias("project_name")).drop("masked")


# --- Records ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Opened:
    """What is public of a project in a year. `target`, `own`: as the form checker reads them, None where not public.

    `head`: names and places, `money`: the lines of the year.
    """

    fiscal_year: int
    head: dict[str, Any]
    money: list[dict[str, Any]]
    years: tuple[int, ...]
    target: dict[str, Any] | None
    own: dict[str, Any] | None
    others: tuple[dict[str, Any], ...]


def opened(project: Project, fiscal_year: int | None, *, is_data: bool = False) -> Opened | None:
    """The public records of a project: of a year, or of the latest that is public. None where nothing is.

    `is_data`: the head names the place as the form checker reads it.
    """
    plans = public(PerformancePlan).filter(project=project)
    evaluations = public(Evaluation).filter(project=project)
    amounts = public(BudgetAmount).filter(project=project)
    known = (
        plans.order_by()
        .values_list("fiscal_year", flat=True)
        .union(*(rows.order_by().values_list("fiscal_year", flat=True) for rows in (evaluations, amounts)))
    )
    years = tuple(sorted(known, reverse=True))
    if not years or (fiscal_year is not None and fiscal_year not in years):
        return None
    year = fiscal_year or years[0]
    hide = Mask.of_units([project.unit_id])
    found = records([project], year, hide, None if is_data else {project.unit.region_id: str(project.unit.region)})
    others = evaluations.filter(fiscal_year=year).exclude(kind=EvaluationKind.SELF).order_by("kind", "pk")
    return Opened(
        year,
        found.heads[project.pk],
        found.money[project.pk],
        years,
        next(iter(found.targets), None),
        next(iter(found.own), None),
        tuple(_by_others(each, hide) for each in others),
    )


def _by_others(row: Evaluation, hide: Mask) -> dict[str, Any]:
    """An evaluation by a department or by finance: its result and its words."""
    return {
        "kind": EvaluationKind(row.kind).label,
        "score": row.score,
        "grade": Grade(row.grade).label if row.grade else "",
        "amount": row.amount,
        "conclusion": hide(row.conclusion),
        "problems": hide(row.problems),
        "measures": hide(row.measures),
    }


@dataclass(frozen=True, slots=True)
class Records:
    """Forms as data (`wenxiao check` reads them): targets and self-evaluations; heads and money by project."""

    targets: list[dict[str, Any]]
    own: list[dict[str, Any]]
    heads: dict[int, dict[str, Any]]
    money: dict[int, list[dict[str, Any]]]


def records(
    projects: Sequence[Project], fiscal_year: int, mask: Mask | None = None, places: Mapping[int, str] | None = None
) -> Records:
    """The public forms of some projects in a year, in a dozen queries however many they are.

    The projects have their `unit` and its `region` at hand. `mask`: for all of them, `places`: what regions are called,
    where these are known; else as the form checker reads them.
    """
    known = {each.pk: each for each in projects}
    of = {"project__in": known, "fiscal_year": fiscal_year}
    plans = {each.project_id: each for each in public(PerformancePlan).filter(**of).order_by("version")}
    rows = list(public(Evaluation).filter(**of, kind=EvaluationKind.SELF))
    counted = _counted(rows)
    used = {each.plan_id for each in rows if each.plan_id} | {each.pk for each in plans.values()}
    goals, indicators = _goals(used), _indicators(used)
    lines: dict[int, list[EvaluationLine]] = defaultdict(list)
    counting = {each.pk for each in counted.values()}
    for line in EvaluationLine.objects.filter(evaluation__in=counting).order_by("position", "pk"):
        lines[line.evaluation_id].append(line)
    funds = _funds(known, fiscal_year)
    departments, places = _departments(known.values()), _places() if places is None else places
    hide = mask or Mask.of_units({each.unit_id for each in projects})
    heads = {
        pk: {
            "project_name": hide(each.name),
            "project_code": each.code,
            "department": departments.get(each.unit_id, each.unit.name),
            "unit": each.unit.name,
            "region": places[each.unit.region_id],
            "year": fiscal_year,
            "amount_unit": "元",
        }
        for pk, each in known.items()
    }
    results = {row.project_id: counted[row.pk].result for row in rows}
    targets = [
        _hidden(_target(heads[pk], goals.get(plan.pk, ""), indicators.get(plan.pk, []), funds.get(pk, [])), hide)
        for pk, plan in plans.items()
        if pk is not None
    ]
    own_forms = [
        _hidden(
            _own(
                heads[row.project_id or 0],
                row,
                goals.get(row.plan_id or 0, ""),
                {each.pk: each for each in indicators.get(row.plan_id or 0, [])},
                lines[counted[row.pk].pk],
                counted[row.pk].result,
                funds.get(row.project_id or 0, []),
            ),
            hide,
        )
        for row in rows
    ]
    money_of = {pk: _printed_funds(funds.get(pk, []), results.get(pk, "")) for pk in known}
    return Records(targets, own_forms, heads, money_of)


def _counted(rows: Sequence[Evaluation]) -> dict[int, Evaluation]:
    """Whose lines gave the score of each self-evaluation: its own, or those of the spot check that replaced it."""
    told = {each.pk: each for each in rows}
    for checked in Evaluation.objects.filter(reviews__in=list(told), state__in=_CONCLUDED):
        own = told[checked.reviews_id or 0]
        if checked.score == own.score != own.own_score:
            told[own.pk] = checked
    return told


def _goals(plans: Iterable[int]) -> dict[int, str]:
    told: dict[int, list[str]] = defaultdict(list)
    for plan, text in Objective.objects.filter(plan__in=plans, term="ANNUAL").values_list("plan", "text"):
        told[plan].append(text)
    return {plan: "\n".join(filter(None, texts)) for plan, texts in told.items()}


def _indicators(plans: Iterable[int]) -> dict[int, list[Indicator]]:
    told: dict[int, list[Indicator]] = defaultdict(list)
    for row in Indicator.objects.filter(plan__in=plans).order_by("position", "pk"):
        told[row.plan_id].append(row)
    return told


def _funds(projects: Mapping[int, Project], fiscal_year: int) -> dict[int, list[money.Line]]:
    """The public money lines of each project; what is not public yet is not there."""
    amounts: dict[int, list[BudgetAmount]] = defaultdict(list)
    paid: dict[int, list[Execution]] = defaultdict(list)
    of = {"project__in": projects, "fiscal_year": fiscal_year}
    for amount in public(BudgetAmount).filter(**of):
        amounts[amount.project_id].append(amount)
    for payment in public(Execution).filter(**of):
        paid[payment.project_id].append(payment)
    return {pk: money.by_year(amounts[pk], paid[pk]).get(fiscal_year, []) for pk in projects}


def _departments(projects: Iterable[Project]) -> dict[int, str]:
    above = UnitLink.objects.filter(descendant__in={each.unit_id for each in projects}).exclude(
        ancestor__kind=UnitKind.GOVERNMENT
    )
    return dict(above.order_by("depth").values_list("descendant", "ancestor__name"))


def _places() -> dict[int, str]:
    """The full name of the place by whose rules each region judges."""
    book = current_rulebook()
    return {pk: book.jurisdictions.path_name(place) for pk, place in jurisdictions_of_regions().items()}


def _target(
    head: dict[str, Any], goal: str, indicators: Sequence[Indicator], funds: Sequence[money.Line]
) -> dict[str, Any]:
    whole = money.total(funds)
    budget = whole["adjusted"] if whole["adjusted"] is not None else whole["approved"]
    return {
        "form_type": "target",
        **head,
        "budget": [{"label": "年度资金总额", "full_year_budget": _text(budget)}],
        "goal": goal,
        "indicators": [_indicator(each) for each in indicators],
    }


def _indicator(row: Indicator) -> dict[str, Any]:
    return {
        "level1": Dimension(row.dimension).label,
        "level2": SubDimension(row.sub_dimension).label,
        "level3": row.name,
        "target": row.target_text,
        "weight": _text(row.max_points),
        "criteria": row.criteria,
    }


def _own(
    head: dict[str, Any],
    row: Evaluation,
    goal: str,
    indicators: Mapping[int, Indicator],
    lines: Sequence[EvaluationLine],
    result: str,
    funds: Sequence[money.Line],
) -> dict[str, Any]:
    """A self-evaluation as printed: the total and grade that count, the points of every line."""
    told = []
    for line in lines:
        of = indicators.get(line.indicator_id or 0)
        shown = (
            _indicator(of) if of is not None else {"level1": line.level1, "level2": line.level2, "level3": line.level3}
        )
        actual = line.actual_text if line.is_applicable else "不适用"
        told.append({**shown, "actual": actual, "score": _text(line.score), "deviation_reason_short": line.reason})
    texts = ("goal_actual", "adjustment_reason", "execution_reason", "conclusion", "problems", "measures")
    return {
        "form_type": "self_evaluation",
        **head,
        "budget": _printed_funds(funds, result),
        "goal": goal,
        **{name: getattr(row, name) for name in texts},
        "indicators": told,
        "total_score": _text(row.score),
        "grade": Grade(row.grade).label if row.grade else None,
    }


def _printed_funds(funds: Sequence[money.Line], result: str) -> list[dict[str, Any]]:
    """The line of the whole money, with the points that it was given when the self-evaluation was accepted."""
    whole = money.total(funds)
    budget = whole["adjusted"] if whole["adjusted"] is not None else whole["approved"]
    if budget is None:
        return []
    points, rate = json.loads(result or "{}").get("execution_score"), whole["execution_rate"]
    return [
        {
            "label": "年度资金总额",
            "initial_budget": _text(whole["approved"]),
            "full_year_budget": _text(budget),
            "executed": _text(whole["executed"]) or "0",
            "execution_rate": f"{rate.scaleb(2):.2f}%" if rate is not None else None,
            "score": None if points is None else _text(Decimal(points).scaleb(-2)),
        }
    ]


def _text(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"


_FREE: Final = (
    "goal",
    "goal_actual",
    "adjustment_reason",
    "execution_reason",
    "conclusion",
    "problems",
    "measures",
)
_FREE_OF_LINES: Final = ("level3", "target", "criteria", "actual", "deviation_reason_short")


def _hidden(form: dict[str, Any], hide: Mask) -> dict[str, Any]:
    """A form whose texts passed the mask, all in one go."""
    places: list[tuple[dict[str, Any], str]] = [(form, name) for name in _FREE if form.get(name)]
    places += [(line, name) for line in form["indicators"] for name in _FREE_OF_LINES if line.get(name)]
    texts = hide.many([str(place[name]) for place, name in places]) if places else []
    for (place, name), text in zip(places, texts, strict=True):
        place[name] = text
    return form
