"""A plan as the official form that it is: the one way from what is stored, or typed, to rules and checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db.models import prefetch_related_objects

from wenxiao.forms.assessment import Assessment, assess
from wenxiao.forms.raw import Cell, FormType, RawForm
from wenxiao.forms.typing import CURVE_SEPARATOR
from wenxiao_site.actions import overall
from wenxiao_site.actions.coupling import owner_of
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.plan_records import Beside, beside, money_of_projects
from wenxiao_site.actions.rulebook import jurisdictions_of_regions
from wenxiao_site.registry.models import (
    MONTHS,
    SPENDING,
    Dimension,
    ObjectiveTerm,
    Operator,
    RegionLink,
    SubDimension,
    UnitLink,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from wenxiao_site.actions.merging import Content
    from wenxiao_site.registry.models import PerformancePlan, Project

_YES, _NO = "是", "否"
_AT_THE_TARGET: Final = "target_text"
NOTHING_BESIDE: Final = Beside()


def plan_as_form(
    content: Content, head: Mapping[str, str | None], budget: Decimal | None = None, records: Beside = NOTHING_BESIDE
) -> RawForm:
    """The target form that a plan's content (`plans.content`) makes; a cell is placed by its path in the content.

    `head`: project_name, department, unit, fiscal_year, …; `budget`: the money of the year in yuan, None while there is
    none; `records`: what is compared.
    """
    form = RawForm(FormType.TARGET, title="项目支出绩效目标表")
    form.head = {name: Cell(text or None, name) for name, text in head.items()}
    form.head["amount_unit"] = Cell("元")
    form.head["copied_from"] = Cell(records.copied_from)
    for term, name in ((ObjectiveTerm.ANNUAL, "goal"), (ObjectiveTerm.MEDIUM_TERM, "long_term_goal")):
        told = [(key, each["text"]) for key, each in content["objectives"].items() if each["term"] == term]
        texts = [text for _, text in told if text]
        form.head[name] = Cell("\n".join(texts) or None, f"objectives/{told[0][0]}/text" if told else "")
    if budget is not None:
        form.funds = [{"label": Cell("年度资金总额"), "full_year_budget_text": Cell(f"{budget:f}", "budget")}]
    curves = content["curves"]
    if SPENDING in curves:
        form.head["spending_curve"] = _curve(SPENDING, curves[SPENDING])
    form.indicators = [
        _line(key, fields, curves.get(key)) | compared(key, records) for key, fields in content["indicators"].items()
    ]
    return form


def forms_of(plans: Sequence[PerformancePlan]) -> list[RawForm]:
    """The target forms of plans as they are stored, in their order, in seven queries however many plans there are.

    Cells are placed as the page of a plan names its fields: ``indicators/a1/target_text``. Amounts are in yuan:
    adjusted, else approved, supported, requested. Nothing is compared with other records.
    """
    prefetch_related_objects(list(plans), "objectives", "indicators", "curves", "project__unit", "unit")
    amounts, tops = _amounts(plans), _tops(plans)
    return [
        plan_as_form(
            _content(plan),
            head_of(plan, tops.get(owner_of(plan).pk)),
            amounts.get((plan.project_id or 0, plan.fiscal_year)),
        )
        for plan in plans
    ]


def assess_plans(plans: Sequence[PerformancePlan]) -> list[Assessment]:
    """What the form checker says of plans as they are stored, in their order: one pass for each place and year."""
    forms, places, rulebook = forms_of(plans), jurisdictions_of_regions(), current_rulebook()
    groups: dict[tuple[str, int], list[int]] = {}
    for number, plan in enumerate(plans):
        groups.setdefault((places[owner_of(plan).region_id], plan.fiscal_year), []).append(number)
    found: dict[int, Assessment] = {}
    for (place, year), members in groups.items():
        found |= zip(members, assess([forms[each] for each in members], rulebook, place, year), strict=True)
    return [found[number] for number in range(len(plans))]


def _content(plan: PerformancePlan) -> Content:
    """The lines of a plan whose lines were fetched, by key, as `plan_as_form` reads them."""
    return {
        name: {row.key: vars(row) for row in getattr(plan, name).all()}
        for name in ("objectives", "indicators", "curves")
    }


def _tops(plans: Sequence[PerformancePlan]) -> dict[int, str]:
    """The name of the department of each unit."""
    units = {owner_of(plan).pk for plan in plans}
    above = UnitLink.objects.filter(descendant__in=units).order_by("depth")
    return dict(above.values_list("descendant", "ancestor__name"))


def budgets(projects: Sequence[int], fiscal_year: int) -> dict[int, Decimal]:
    """What each of some projects has in a year: adjusted, else approved, supported, requested."""
    return {project: amount for (project, year), amount in money_of_projects(projects).items() if year == fiscal_year}


def _amounts(plans: Sequence[PerformancePlan]) -> dict[tuple[int, int], Decimal]:
    return money_of_projects([each.project_id for each in plans if each.project_id])


def assess_plan(plan: PerformancePlan, content: Content) -> Assessment:
    """What the form checker says of a plan with a content: its own, or one that is still being typed.

    For a whole unit also what the rules say of its tasks and the projects that carry them.
    """
    form = plan_as_form(
        content, head_of(plan, _tops([plan]).get(owner_of(plan).pk)), money_of(plan), beside(plan, content)
    )
    unit = owner_of(plan)
    place = unit.region.jurisdiction or jurisdiction_of(unit.region_id)
    assessment = assess([form], current_rulebook(), place, plan.fiscal_year)[0]
    assessment.findings.extend(overall.findings(plan, content, assessment.resolution))
    return assessment


def head_of(plan: PerformancePlan, department: str | None = None) -> dict[str, str | None]:
    """The head of a plan's form; no check asks for the department."""
    unit = owner_of(plan)
    return {
        "project_name": plan.project.name if plan.project else unit.name,
        "project_code": plan.project.code if plan.project else None,
        "department": department,
        "unit": unit.name,
        "fiscal_year": str(plan.fiscal_year),
        "project_years": _years_of(plan.project),
    }


def _years_of(project: Project | None) -> str | None:
    """How many years a project lasts; None while that is open, and for a plan of a whole unit."""
    if project is None or project.last_year is None:
        return None
    return str(project.last_year - project.first_year + 1)


def jurisdiction_of(region: int | None) -> str | None:
    """Whose rules judge a region: its own, else those of the nearest region above that has some; None for none."""
    above = RegionLink.objects.filter(descendant=region).exclude(ancestor__jurisdiction="")
    return above.order_by("depth").values_list("ancestor__jurisdiction", flat=True).first()


def money_of(plan: PerformancePlan) -> Decimal | None:
    """The money that a plan speaks of: the budget of its year, else what is supported, else what is asked for."""
    return _amounts([plan]).get((plan.project_id or 0, plan.fiscal_year))


def _line(key: str, fields: Mapping[str, Any], curve: Mapping[str, Any] | None) -> dict[str, Cell]:
    path = f"indicators/{key}"
    line = {
        "level1": Cell(Dimension(fields["dimension"]).label, f"{path}/dimension"),
        "level2": Cell(SubDimension(fields["sub_dimension"]).label, f"{path}/sub_dimension"),
        "level3": Cell(fields.get("name") or None, f"{path}/name"),
        "target_text": Cell(_target(fields), f"{path}/target_text"),
        "max_points": Cell(_number(fields.get("max_points")), f"{path}/max_points"),
        "explanation": Cell(fields.get("explanation") or None, f"{path}/explanation"),
        "criteria": Cell(fields.get("criteria") or None, f"{path}/criteria"),
    }
    if curve is not None:
        line["curve"] = _curve(key, curve)
        line["curve_is_share"] = Cell(_YES if curve.get("is_share", True) else _NO)
        line["curve_is_cumulative"] = Cell(_YES if curve.get("is_cumulative", True) else _NO)
    return line


def compared(key: str, records: Beside) -> dict[str, Cell]:
    """What the records say beside an indicator, as cells of its line."""
    return {
        "earlier_value": Cell(_number(records.earlier.get(key))),
        "similar_value": Cell(_number(records.similar.get(key))),
        "usual_unit_amount": Cell(_number(records.usual.get(key))),
    }


def _target(fields: Mapping[str, Any]) -> str | None:
    """The target as the form says it; where only its reading is stored, written out."""
    if fields.get(_AT_THE_TARGET):
        return str(fields[_AT_THE_TARGET])
    value, upper = _number(fields.get("target_value")), _number(fields.get("target_value_to"))
    if value is None:
        return None
    operator = fields.get("operator") or Operator.NONE
    sign = "" if operator == Operator.NONE else Operator(operator).label
    return f"{sign}{value}{f'-{upper}' if upper else ''}{fields.get('measurement_unit') or ''}"


def _curve(key: str, fields: Mapping[str, Any]) -> Cell:
    texts = [_number(fields.get(name)) or "" for name in MONTHS]
    return Cell(CURVE_SEPARATOR.join(texts) if any(texts) else None, f"curves/{key}")


def _number(value: object) -> str | None:
    """The plain decimal text of a stored number, without trailing zeros."""
    if value is None or value == "":
        return None
    text = str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text
