"""A plan as the official form that it is: the one way from what is stored to the checks of the form checker."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from wenxiao.forms.assessment import Assessment, assess
from wenxiao.forms.raw import Cell, FormType, RawForm
from wenxiao.forms.typing import CURVE_SEPARATOR
from wenxiao_site.actions import money
from wenxiao_site.actions.instruments import current_rulebook
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
    from collections.abc import Mapping

    from wenxiao_site.actions.merging import Content
    from wenxiao_site.registry.models import PerformancePlan

_YES, _NO = "是", "否"
_AT_THE_TARGET: Final = "target_text"


def plan_as_form(content: Content, head: Mapping[str, str | None], budget: Decimal | None = None) -> RawForm:
    """The target form that a plan's content (`plans.content`) makes; a cell is placed by its path in the content.

    `head`: project_name, department, unit, fiscal_year, …; `budget`: the money of the year in yuan, None while there is
    none.
    """
    form = RawForm(FormType.TARGET, title="项目支出绩效目标表")
    form.head = {name: Cell(text or None, name) for name, text in head.items()}
    form.head["amount_unit"] = Cell("元")
    for term, name in ((ObjectiveTerm.ANNUAL, "goal"), (ObjectiveTerm.MEDIUM_TERM, "long_term_goal")):
        told = [(key, each["text"]) for key, each in content["objectives"].items() if each["term"] == term]
        texts = [text for _, text in told if text]
        form.head[name] = Cell("\n".join(texts) or None, f"objectives/{told[0][0]}/text" if told else "")
    if budget is not None:
        form.funds = [{"label": Cell("年度资金总额"), "full_year_budget_text": Cell(f"{budget:f}", "budget")}]
    curves = content["curves"]
    if SPENDING in curves:
        form.head["spending_curve"] = _curve(SPENDING, curves[SPENDING])
    form.indicators = [_line(key, fields, curves.get(key)) for key, fields in content["indicators"].items()]
    return form


def assess_plan(plan: PerformancePlan, content: Content) -> Assessment:
    """What the form checker says of a plan with a content: its own, or one that is still being typed."""
    unit = plan.project.unit if plan.project else plan.unit
    form = plan_as_form(content, head_of(plan), money_of(plan))
    place = jurisdiction_of(unit.region_id if unit else None)
    return assess([form], current_rulebook(), place, plan.fiscal_year)[0]


def head_of(plan: PerformancePlan) -> dict[str, str | None]:
    """The head of a plan's form."""
    owner = plan.project or plan.unit
    unit = plan.project.unit if plan.project else plan.unit
    above = UnitLink.objects.filter(descendant=unit).select_related("ancestor").order_by("-depth").first()
    return {
        "project_name": owner.name if owner else None,
        "project_code": plan.project.code if plan.project else None,
        "department": above.ancestor.name if above else None,
        "unit": unit.name if unit else None,
        "fiscal_year": str(plan.fiscal_year),
    }


def jurisdiction_of(region: int | None) -> str | None:
    """Whose rules judge a region: its own, else those of the nearest region above that has some; None for none."""
    above = RegionLink.objects.filter(descendant=region).exclude(ancestor__jurisdiction="")
    return above.order_by("depth").values_list("ancestor__jurisdiction", flat=True).first()


def money_of(plan: PerformancePlan) -> Decimal | None:
    """The money that a plan speaks of: the budget of its year, else what is supported, else what is asked for."""
    if plan.project_id is None:
        return None
    lines = money.lines(plan.project_id, plan.fiscal_year)
    amounts = [each.full_year_budget or each.supported or each.requested for each in lines]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


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
