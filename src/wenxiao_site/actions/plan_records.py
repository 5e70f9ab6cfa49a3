"""What the records say beside a plan: earlier targets of the project, those of similar projects, the same words."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from statistics import median_low
from typing import TYPE_CHECKING, Final

from django.db.models import Q

from wenxiao_site.registry.models import Indicator, Objective, Operator, PlanState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from wenxiao_site.actions.merging import Content
    from wenxiao_site.registry.models import PerformancePlan

_YEARS_BACK: Final = 3
_SIMILAR_FROM: Final = 3
"""Fewer similar projects than these are no yardstick."""
_MOST_SIMILAR: Final = 2000
_MOST_GOALS: Final = 500
_LESS_IS_BETTER: Final = frozenset({Operator.LE.value, Operator.LT.value})
_NOT_OF_THE_TEXT: Final = re.compile(r"[\d\s,.，。、；;：:（）()％%“”\"'年月日-]+")
_TELLING: Final = 12
"""Characters without numbers and signs from which two equal goals are a copy."""


@dataclass(frozen=True, slots=True)
class Beside:
    """By the key of an indicator: the best target of the last three years, and the median of similar projects.

    `copied_from`: the name of another project of the unit whose goal has the same words.
    """

    earlier: Mapping[str, Decimal] = field(default_factory=dict)
    similar: Mapping[str, Decimal] = field(default_factory=dict)
    copied_from: str | None = None


def beside(plan: PerformancePlan, content: Content) -> Beside:
    """What the records say beside a plan with this content: two queries."""
    earlier, similar = _targets_beside(plan, content)
    return Beside(earlier, similar, _copied_from(plan, content))


def _targets_beside(plan: PerformancePlan, content: Content) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    keys: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, line in content["indicators"].items():
        if line.get("name") and line.get("target_value") is not None:
            keys[line["name"], line.get("measurement_unit") or ""].append(key)
    if not keys:
        return {}, {}
    year = plan.fiscal_year
    own = Q(
        plan__project=plan.project_id, plan__unit=plan.unit_id, plan__fiscal_year__range=(year - _YEARS_BACK, year - 1)
    )
    others = Q(plan__fiscal_year__in=(year - 1, year), plan__project__isnull=plan.project_id is None)
    if plan.project_id is not None:
        others &= ~Q(plan__project=plan.project_id)
    told = (
        Indicator.objects.filter(own & Q(plan__state=PlanState.APPROVED) | others)
        .filter(name__in={name for name, _ in keys}, target_value__isnull=False)
        .exclude(plan__state__in=(PlanState.DRAFT, PlanState.RETURNED))
        .values_list("name", "measurement_unit", "operator", "target_value", "plan__project", "plan__unit")
    )[:_MOST_SIMILAR]
    earlier: dict[str, list[tuple[bool, Decimal]]] = defaultdict(list)
    similar: dict[str, list[Decimal]] = defaultdict(list)
    for name, unit, operator, value, project, owner in told:
        if value is None:
            continue
        for key in keys.get((name, unit), ()):
            if (project, owner) == (plan.project_id, plan.unit_id):
                earlier[key].append((operator in _LESS_IS_BETTER, value))
            elif _is_comparable(unit):
                similar[key].append(value)
    best = {
        key: min(value for _, value in found) if found[0][0] else max(value for _, value in found)
        for key, found in earlier.items()
    }
    return best, {key: median_low(found) for key, found in similar.items() if len(found) >= _SIMILAR_FROM}


def _is_comparable(unit: str) -> bool:
    """Rates and prices of one can be held against those of other projects; amounts and counts depend on their size."""
    return unit in {"%", "‰"} or "/" in unit


def _copied_from(plan: PerformancePlan, content: Content) -> str | None:
    mine = {_words(each["text"]) for each in content["objectives"].values() if each.get("text")}
    mine = {each for each in mine if len(each) >= _TELLING}
    if not mine or plan.project is None:
        return None
    told = (
        Objective.objects.filter(
            plan__project__unit=plan.project.unit_id, plan__fiscal_year__in=(plan.fiscal_year - 1, plan.fiscal_year)
        )
        .exclude(plan__project=plan.project_id)
        .order_by("-pk")
        .values_list("text", "plan__project__name")
    )[:_MOST_GOALS]
    return next((name for text, name in told if _words(text) in mine), None)


def _words(text: str) -> str:
    return _NOT_OF_THE_TEXT.sub("", text)
