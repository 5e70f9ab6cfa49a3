"""An evaluation as the official form: built from the records, scored and checked by the core, never by itself.

What is typed (actual values, points, reasons, texts) lies over what the records know (plan, money, names), so the same
call answers for a stored evaluation and for one that is just being typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.db.models import prefetch_related_objects

from wenxiao.forms.assessment import Assessment, assess
from wenxiao.forms.raw import Cell, FormType, RawForm
from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import Severity
from wenxiao.kernel.scales import Unit as Scale
from wenxiao.kernel.scales import plain, show
from wenxiao_site.actions import money
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.places import jurisdiction_of
from wenxiao_site.registry.models import (
    Dimension,
    Evaluation,
    EvaluationKind,
    EvaluationLine,
    FundSource,
    Grade,
    Indicator,
    ObjectiveTerm,
    SubDimension,
    Unit,
    UnitKind,
    UnitLink,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wenxiao.kernel.findings import Finding
    from wenxiao_site.actions.merging import Content

HEAD: Final = ("goal_actual", "adjustment_reason", "execution_reason", "conclusion", "problems", "measures")
"""Texts of an evaluation that are typed."""

LINE: Final = ("actual_text", "is_applicable", "own_score", "reason")
"""What is typed for an indicator."""

TYPED: Final = frozenset({*HEAD, "actual_text", "actual_value", "score", "score_text", "reason", "grade_text"})
"""Fields of the form that the evaluated unit fills: defects there keep it from being handed in."""

GRADES: Final = {grade.label: grade for grade in Grade}
_TOTAL_LINE: Final = "年度资金总额"
_NOT_APPLICABLE: Final = "不适用"


@dataclass(frozen=True, slots=True)
class Indicated:
    """An indicator line of the form, from the plan or from a frame of its own."""

    key: str
    level1: str
    level2: str
    level3: str
    target_text: str
    measurement_unit: str
    max_points: Decimal | None
    criteria: str
    indicator: int | None = None
    is_quantitative: bool = True


@dataclass(frozen=True, slots=True)
class Record:
    """What the records know of an evaluation, read once. `funds`: the money lines of the year."""

    evaluation: Evaluation
    department: str
    unit: Unit
    goal: str
    funds: tuple[money.Line, ...]
    indicators: tuple[Indicated, ...]
    jurisdiction: str

    @property
    def budget(self) -> Decimal | None:
        """全年预算数 over all sources."""
        known = [each.full_year_budget for each in self.funds if each.full_year_budget is not None]
        return sum(known, Decimal(0)) if known else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """An evaluation scored. `scores`: key → points that count (None: not to be told yet)."""

    assessment: Assessment
    scores: Mapping[str, Decimal | None]
    expected: Mapping[str, Decimal | None]
    total: Decimal | None
    grade: Grade | None

    @property
    def hindering(self) -> list[Finding]:
        """The defects that have to be mended before it can be handed in."""
        return [each for each in self.assessment.findings if each.severity is Severity.ERROR and (each.field in TYPED)]

    def numbers(self) -> Content:
        """Every computed number to be kept: points and ratios as scaled integers, points of lines as text."""
        form = self.assessment.rows[Grain.FORM][0]
        return {
            "rulebook_digest": self.assessment.resolution.digest,
            "total": form["recomputed_total"],
            "grade": form["grade"],
            "execution_rate": form["project_execution_rate"],
            "execution_score": form["execution_score"],
            "scores": {key: None if each is None else f"{each:f}" for key, each in self.scores.items()},
        }


def record_of(row: Evaluation) -> Record:
    """Everything that the form of an evaluation shows besides what is typed."""
    project = row.project
    unit = project.unit if project is not None else row.unit
    if unit is None:
        raise ValueError("an evaluation is of a project or of a unit")
    above = UnitLink.objects.filter(descendant=unit.pk).select_related("ancestor").order_by("-depth")
    departments = [each.ancestor for each in above if each.ancestor.kind != UnitKind.GOVERNMENT]
    objectives = row.plan.objectives.filter(term=ObjectiveTerm.ANNUAL) if row.plan is not None else ()
    return Record(
        evaluation=row,
        department=(departments[0] if departments else unit).name,
        unit=unit,
        goal="\n".join(each.text for each in objectives if each.text),
        funds=tuple(money.lines(project.pk, row.fiscal_year)) if project is not None else (),
        indicators=tuple(_indicated(row)),
        jurisdiction=jurisdiction_of(unit.region_id),
    )


def _indicated(row: Evaluation) -> list[Indicated]:
    prefetch_related_objects([row], "lines__indicator")
    return [
        of_plan(each.key, each.indicator) if each.indicator is not None else _of_frame(each) for each in row.lines.all()
    ]


def of_plan(key: str, indicator: Indicator) -> Indicated:
    """A line that the plan has set."""
    return Indicated(
        key=key,
        level1=Dimension(indicator.dimension).label,
        level2=SubDimension(indicator.sub_dimension).label,
        level3=indicator.name,
        target_text=indicator.target_text,
        measurement_unit=indicator.measurement_unit,
        max_points=indicator.max_points,
        criteria=indicator.criteria,
        indicator=indicator.pk,
        is_quantitative=indicator.target_value is not None,
    )


def _of_frame(line: EvaluationLine) -> Indicated:
    return Indicated(
        key=line.key,
        level1=line.level1,
        level2=line.level2,
        level3=line.level3,
        target_text="",
        measurement_unit="",
        max_points=line.max_points,
        criteria=line.criteria,
        is_quantitative=False,
    )


def outcome(record: Record, content: Content) -> Outcome:
    """The evaluation with what is typed in `content`, scored and checked by the rules of its place and year.

    Scored first with the points that were given, then checked with all points and the total filled in, as it would be
    printed.
    """
    rulebook = current_rulebook()
    where, year = record.jurisdiction or None, record.evaluation.fiscal_year
    form = as_form(record, content)
    scored = assess([form], rulebook, where, year)[0]
    numbers = scored.rows[Grain.FORM][0]
    expected, scores = {}, {}
    for each, line in zip(record.indicators, scored.rows[Grain.INDICATOR], strict=True):
        expected[each.key] = _points(line["expected_score"])
        scores[each.key] = _points(line["awarded_score"])
    _print(form, record, scores, numbers)
    checked = assess([form], rulebook, where, year)[0]
    total = _points(numbers["recomputed_total"])
    word = str(numbers["grade"] or "")
    return Outcome(checked, scores, expected, total, GRADES.get(word))


def as_form(record: Record, content: Content) -> RawForm:
    """The official form as far as it is filled: texts of the records and what is typed."""
    row, project = record.evaluation, record.evaluation.project
    by_plan = row.kind in (EvaluationKind.SELF, EvaluationKind.SPOT_CHECK)
    head = {
        "project_name": project.name if project is not None else "",
        "project_code": project.code if project is not None else "",
        "department": record.department,
        "unit": record.unit.name,
        "fiscal_year": str(row.fiscal_year),
        "amount_unit": "万元",
        "goal": record.goal,
        "project_head": row.project_head,
        "finance_head": row.finance_head,
        **{name: content[name] for name in HEAD},
    }
    return RawForm(
        FormType.SELF_EVALUATION if by_plan else FormType.EVALUATION_SCORING,
        head={name: Cell(text or None) for name, text in head.items()},
        funds=[_fund(_TOTAL_LINE, None, record.funds), *(_fund(_label(each), each, (each,)) for each in record.funds)]
        if record.funds and by_plan
        else [],
        indicators=[_indicator(each, content["lines"].get(each.key, {})) for each in record.indicators],
    )


def _label(line: money.Line) -> str:
    prefix = "其中：" if line.fund_source == FundSource.CURRENT_YEAR else ""
    return f"{prefix}{FundSource(line.fund_source).label}"


def _fund(label: str, _: money.Line | None, lines: tuple[money.Line, ...]) -> dict[str, Cell]:
    """A money line. What has a budget and no payment was not spent: the treasury's record is complete."""
    spent = [Decimal(0) if each.executed is None else each.executed for each in lines]
    return {
        "label": Cell(label),
        "initial_budget_text": Cell(_wan(_sum([each.approved for each in lines]))),
        "full_year_budget_text": Cell(_wan(_sum([each.full_year_budget for each in lines]))),
        "executed_text": Cell(_wan(sum(spent, Decimal(0)))),
    }


def _sum(amounts: list[Decimal | None]) -> Decimal | None:
    known = [each for each in amounts if each is not None]
    return sum(known, Decimal(0)) if known else None


def _wan(amount: Decimal | None) -> str | None:
    """Yuan as exact 万元."""
    return None if amount is None else plain(int(amount.scaleb(Scale.AMOUNT.places)), 6, 2)


def _indicator(each: Indicated, typed: Mapping[str, Any]) -> dict[str, Cell]:
    applicable = typed.get("is_applicable", True)
    own = typed.get("own_score")
    actual = typed.get("actual_text") or None
    return {
        "level1": Cell(each.level1),
        "level2": Cell(each.level2),
        "level3": Cell(each.level3 or None),
        "target_text": Cell(each.target_text or None),
        "target_unit": Cell(each.measurement_unit or None),
        "actual_text": Cell(actual if applicable else _NOT_APPLICABLE),
        "max_points": Cell(None if each.max_points is None else f"{each.max_points:f}"),
        "score_text": Cell(None if own in (None, "") else str(own)),
        "reason": Cell(typed.get("reason") or None),
        "criteria": Cell(each.criteria or None),
    }


def _print(form: RawForm, record: Record, scores: Mapping[str, Decimal | None], numbers: Mapping[str, object]) -> None:
    """Fill in what the rules computed, as it will stand on paper: points, rate, total, grade."""
    for each, line in zip(record.indicators, form.indicators, strict=True):
        score = scores[each.key]
        if line["score_text"].text is None and score is not None:
            line["score_text"] = Cell(f"{score:f}")
    if form.funds:
        rate, points = numbers["project_execution_rate"], numbers["execution_score"]
        form.funds[0]["fund_points"] = Cell(_plain(numbers["execution_max_points"], Scale.POINTS))
        form.funds[0]["execution_rate_text"] = Cell(None if rate is None else show(rate, Scale.RATIO))
        form.funds[0]["fund_score"] = Cell(_plain(points, Scale.POINTS))
    form.head["total_score_text"] = Cell(_plain(numbers["recomputed_total"], Scale.POINTS))
    form.head["grade_text"] = Cell(str(numbers["grade"]) if numbers["grade"] is not None else None)


def _plain(value: object, scale: Scale) -> str | None:
    return plain(value, scale.places, 2) if isinstance(value, int) else None


def _points(value: object) -> Decimal | None:
    return Decimal(value).scaleb(-Scale.POINTS.places) if isinstance(value, int) else None
