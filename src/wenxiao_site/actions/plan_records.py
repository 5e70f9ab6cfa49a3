"""What the records say beside a plan: earlier targets of the project, those of similar projects, the same words."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import median_low
from typing import TYPE_CHECKING, Final

import polars as pl
from django.db.models import Q

from wenxiao.kernel.scales import to_scaled
from wenxiao.rules.targets.workload_unit_amount import workload_unit_amount
from wenxiao_site.registry.models import (
    AmountKind,
    BudgetAmount,
    Indicator,
    Objective,
    Operator,
    PlanState,
    SubDimension,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wenxiao_site.actions.merging import Content
    from wenxiao_site.registry.models import PerformancePlan

_YEARS_BACK: Final = 3
_SIMILAR_FROM: Final = 3
"""Fewer similar projects than these are no yardstick."""
_MOST_SIMILAR: Final = 800
"""Records looked at for one plan; for many at once the double."""
_MOST_PRICED: Final = 20
"""Records of one indicator whose money is looked up."""
_MOST_GOALS: Final = 500
_LESS_IS_BETTER: Final = frozenset({Operator.LE.value, Operator.LT.value})
_COUNTS: Final = (AmountKind.ADJUSTED, AmountKind.APPROVED, AmountKind.SUPPORTED, AmountKind.REQUESTED)
"""Which amount a form shows: the first of these that is there."""
_NOT_OF_THE_TEXT: Final = re.compile(r"[\d\s,.，。、；;：:（）()％%“”\"'年月日-]+")
_TELLING: Final = 12
"""Characters without numbers and signs from which two equal goals are a copy."""

Place = tuple[int, str]
"""A plan by its number among those looked at, and the key of an indicator in it."""


@dataclass(frozen=True, slots=True)
class Beside:
    """By the key of an indicator: the best target of the last three years, and the median of similar projects.

    `usual`: the median, in yuan, of the money for one of a quantity in other years and places.
    `copied_from`: the name of another project of the unit whose goal has the same words.
    """

    earlier: Mapping[str, Decimal] = field(default_factory=dict)
    similar: Mapping[str, Decimal] = field(default_factory=dict)
    usual: Mapping[str, Decimal] = field(default_factory=dict)
    copied_from: str | None = None


@dataclass(slots=True)
class _Found:
    """What is gathered from the records, by the place of the indicator that it stands beside."""

    earlier: dict[Place, list[tuple[bool, Decimal]]] = field(default_factory=lambda: defaultdict(list))
    similar: dict[Place, list[Decimal]] = field(default_factory=lambda: defaultdict(list))
    priced: dict[Place, list[tuple[int, int, Decimal]]] = field(default_factory=lambda: defaultdict(list))


def beside(plan: PerformancePlan, content: Content) -> Beside:
    """What the records say beside a plan with this content: at most four queries."""
    return beside_each([plan], [content])[0]


def beside_each(plans: Sequence[PerformancePlan], contents: Sequence[Content]) -> list[Beside]:
    """What the records say beside each of some plans of one year, saved or not, in as many queries as for one."""
    wanted: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for number, content in enumerate(contents):
        for key, line in content["indicators"].items():
            if line.get("name") and line.get("target_value") is not None:
                wanted[line["name"], line.get("measurement_unit") or ""].append((number, key))
    found = _gathered(plans, contents, wanted) if wanted else _Found()
    usual = _usual(found.priced)
    earlier = {
        place: min(value for _, value in told) if told[0][0] else max(value for _, value in told)
        for place, told in found.earlier.items()
    }
    similar = {place: median_low(told) for place, told in found.similar.items() if len(told) >= _SIMILAR_FROM}
    copied = _copied(plans, contents)
    return [
        Beside(_of(number, earlier), _of(number, similar), _of(number, usual), copied.get(number))
        for number in range(len(plans))
    ]


def _of(number: int, told: Mapping[Place, Decimal]) -> dict[str, Decimal]:
    return {key: value for (plan, key), value in told.items() if plan == number}


_TOLD: Final = (
    "name", "measurement_unit", "operator", "target_value", "plan__project", "plan__unit", "plan__fiscal_year",
)  # fmt: skip


def _gathered(
    plans: Sequence[PerformancePlan], contents: Sequence[Content], wanted: Mapping[tuple[str, str], list[Place]]
) -> _Found:
    """The targets of the same names: those of the owners' earlier years, and those of others."""
    year = plans[0].fiscal_year
    projects = {each.project_id for each in plans if each.project_id}
    units = {each.unit_id for each in plans if each.unit_id}
    told = Indicator.objects.filter(name__in={name for name, _ in wanted}, target_value__isnull=False)
    own = told.filter(
        Q(plan__project__in=projects) | Q(plan__unit__in=units),
        plan__state=PlanState.APPROVED,
        plan__fiscal_year__range=(year - _YEARS_BACK, year - 1),
    )
    others = told.filter(
        plan__fiscal_year__in=(year - 1, year),
        plan__project__isnull=not projects,
        plan__state__in=(PlanState.SUBMITTED, PlanState.APPROVED),
    )
    if len(plans) == 1 and projects:
        others = others.exclude(plan__project__in=projects)
    most = _MOST_SIMILAR * min(len(plans), 2)
    found = _Found()
    for name, unit, operator, value, project, owner, of_year in own.values_list(*_TOLD):
        for place in wanted.get((name, unit), ()):
            if value is not None and (project, owner) == (plans[place[0]].project_id, plans[place[0]].unit_id):
                found.earlier[place].append((operator in _LESS_IS_BETTER, value))
                _price(found, place, contents, (project, of_year, value))
    for name, unit, _, value, project, owner, of_year in others.order_by("-pk").values_list(*_TOLD)[:most]:
        for place in wanted.get((name, unit), ()):
            if value is None or (project, owner) == (plans[place[0]].project_id, plans[place[0]].unit_id):
                continue
            if _is_comparable(unit):
                found.similar[place].append(value)
            _price(found, place, contents, (project, of_year, value))
    return found


def _price(found: _Found, place: Place, contents: Sequence[Content], record: tuple[int | None, int, Decimal]) -> None:
    """Note a record of a quantity whose money is to be looked up."""
    number, key = place
    project, year, value = record
    is_quantity = contents[number]["indicators"][key].get("sub_dimension") == SubDimension.QUANTITY
    if is_quantity and project is not None and len(found.priced[place]) < _MOST_PRICED:
        found.priced[place].append((project, year, value))


def _usual(priced: Mapping[Place, list[tuple[int, int, Decimal]]]) -> dict[Place, Decimal]:
    """The median of the money for one of a quantity, where enough records have both: by the rule that the plan has."""
    records = [each for told in priced.values() for each in told]
    amounts = money_of_projects(sorted({project for project, *_ in records}), sorted({year for _, year, _ in records}))
    rows = [
        (place, to_scaled(str(amounts[project, year]), 2).number, to_scaled(str(value), 4).number)
        for place, told in priced.items()
        for project, year, value in told
        if (project, year) in amounts
    ]
    if not rows:
        return {}
    frame = pl.DataFrame(
        {
            "total_base_amount": [amount for _, amount, _ in rows],
            "target_value": [value for _, _, value in rows],
            "target_unit": "1",
            "sub_dimension": SubDimension.QUANTITY.value,
        }
    )
    of = {name: pl.col(name) for name in workload_unit_amount.inputs}
    told_of: dict[Place, list[int]] = defaultdict(list)
    for (place, *_), cost in zip(rows, frame.select(cost=workload_unit_amount(**of))["cost"], strict=True):
        if cost is not None:
            told_of[place].append(cost)
    return {
        place: Decimal(median_low(costs)).scaleb(-2) for place, costs in told_of.items() if len(costs) >= _SIMILAR_FROM
    }


def money_of_projects(projects: Sequence[int], years: Sequence[int] | None = None) -> dict[tuple[int, int], Decimal]:
    """What each project has in each year, over all sources: adjusted, else approved, supported, requested.

    `years`: None for all.
    """
    kept = BudgetAmount.objects.filter(project__in=projects, replaced_by__isnull=True)
    kept = kept if years is None else kept.filter(fiscal_year__in=years)
    latest: dict[tuple[int, int], dict[str, dict[str, Decimal]]] = {}
    told = ("project", "fiscal_year", "fund_source", "kind", "amount")
    for project, year, source, kind, amount in kept.order_by("decided_on", "pk").values_list(*told) if projects else ():
        latest.setdefault((project, year), {}).setdefault(source, {})[kind] = amount
    return {
        key: sum((next(kinds[kind] for kind in _COUNTS if kind in kinds) for kinds in sources.values()), Decimal(0))
        for key, sources in latest.items()
    }


def _is_comparable(unit: str) -> bool:
    """Rates and prices of one can be held against those of other projects; amounts and counts depend on their size."""
    return unit in {"%", "‰"} or "/" in unit


def _copied(plans: Sequence[PerformancePlan], contents: Sequence[Content]) -> dict[int, str]:
    """By the number of a plan: the other project of its unit with the same words."""
    mine: dict[int, set[str]] = {}
    for number, content in enumerate(contents):
        words = {_words(each["text"]) for each in content["objectives"].values() if each.get("text")}
        mine[number] = {each for each in words if len(each) >= _TELLING}
    units = {plan.project.unit_id for plan, words in zip(plans, mine.values(), strict=True) if plan.project and words}
    if not units:
        return {}
    year = plans[0].fiscal_year
    told = (
        Objective.objects.filter(plan__project__unit__in=units, plan__fiscal_year__in=(year - 1, year))
        .order_by("-pk")
        .values_list("text", "plan__project", "plan__project__unit", "plan__project__name")
    )[: _MOST_GOALS * len(units)]
    others = [(_words(text), project, unit, name) for text, project, unit, name in told]
    found: dict[int, str] = {}
    for number, plan in enumerate(plans):
        unit_of = plan.project.unit_id if plan.project else None
        for text, project, unit, name in others if mine[number] else ():
            if text in mine[number] and project != plan.project_id and unit == unit_of:
                found.setdefault(number, str(name))
    return found


def _words(text: str) -> str:
    return _NOT_OF_THE_TEXT.sub("", text)
