"""Plans on record as the official target form, so that every rule and check of forms can be asked of them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django.db.models import prefetch_related_objects

from wenxiao.forms.raw import Cell, FormType, RawForm
from wenxiao_site.registry.models import AmountKind, BudgetAmount, ObjectiveTerm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wenxiao_site.registry.models import Indicator, PerformancePlan

_COUNTS: Final = (AmountKind.ADJUSTED, AmountKind.APPROVED, AmountKind.SUPPORTED, AmountKind.REQUESTED)
"""Which amount a form shows: the first of these that is there."""


def forms_of(plans: Sequence[PerformancePlan]) -> list[RawForm]:
    """The target forms of plans of projects, in their order, in four queries however many plans there are.

    Cells are placed as the page of a plan names its fields: ``indicators/a1/target_text``. Amounts are in yuan:
    adjusted, else approved, supported, requested.
    """
    prefetch_related_objects(list(plans), "objectives", "indicators", "project__unit")
    amounts = _amounts(plans)
    return [_form(plan, amounts.get((plan.project_id or 0, plan.fiscal_year))) for plan in plans]


def _form(plan: PerformancePlan, amount: Decimal | None) -> RawForm:
    project = plan.project
    if project is None:
        raise ValueError("the target form is that of a project")
    annual = [each.text for each in plan.objectives.all() if each.term == ObjectiveTerm.ANNUAL]
    head = {
        "fiscal_year": str(plan.fiscal_year),
        "project_name": project.name,
        "project_code": project.code,
        "unit": project.unit.name,
        "amount_unit": "元",
        "goal": "\n".join(annual),
    }
    return RawForm(
        FormType.TARGET,
        head={name: _cell(text, name) for name, text in head.items()},
        funds=[
            {
                "label": Cell("年度资金总额", "money"),
                "initial_budget_text": _cell("" if amount is None else f"{amount:f}", "money"),
            }
        ],
        indicators=[_line(each) for each in plan.indicators.all()],
    )


def _line(indicator: Indicator) -> dict[str, Cell]:
    told = {
        "level1": indicator.get_dimension_display(),
        "level2": indicator.get_sub_dimension_display(),
        "level3": indicator.name,
        "target_text": indicator.target_text,
        "max_points": "" if indicator.max_points is None else f"{indicator.max_points:f}",
        "explanation": indicator.explanation,
        "criteria": indicator.criteria,
    }
    fields = {"level1": "dimension", "level2": "sub_dimension", "level3": "name"}
    return {name: _cell(text, f"indicators/{indicator.key}/{fields.get(name, name)}") for name, text in told.items()}


def _cell(text: str, place: str) -> Cell:
    return Cell(text.strip() or None, place)


def _amounts(plans: Sequence[PerformancePlan]) -> dict[tuple[int, int], Decimal]:
    """What each project has in each year, over all sources."""
    kept = BudgetAmount.objects.filter(
        project__in=[each.project_id for each in plans if each.project_id], replaced_by__isnull=True
    )
    latest: dict[tuple[int, int], dict[str, dict[str, Decimal]]] = {}
    told = ("project", "fiscal_year", "fund_source", "kind", "amount")
    for project, year, source, kind, amount in kept.order_by("decided_on", "pk").values_list(*told):
        latest.setdefault((project, year), {}).setdefault(source, {})[kind] = amount
    return {
        key: sum((next(kinds[kind] for kind in _COUNTS if kind in kinds) for kinds in sources.values()), Decimal(0))
        for key, sources in latest.items()
    }
