"""What a change of an approved target would do to the score: both versions judged with the same actual values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from wenxiao.forms.assessment import judge
from wenxiao.forms.raw import Cell, FormType, RawForm
from wenxiao.forms.typing import tables
from wenxiao.kernel.scales import Unit, plain
from wenxiao_site.actions import plans
from wenxiao_site.actions.plan_forms import head_of, money_of, plan_as_form
from wenxiao_site.actions.targets import rules_of
from wenxiao_site.registry.models import EvaluationLine, PerformancePlan, PlanState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wenxiao.rulebook import Resolution
    from wenxiao_site.actions.merging import Content

_SCORED: Final = frozenset({"expected_score"})
_RECORDED, _AS_IF = "自评填报的完成值", "按原指标值恰好完成推算"


@dataclass(frozen=True, slots=True)
class Scored:
    """One indicator under both versions. `actual`: the value that both are judged with, `source`: where it is from.

    Points are decimal texts, empty where they cannot be computed or the version has no such indicator.
    """

    name: str
    target: str
    target_now: str
    actual: str
    source: str
    points: str
    points_now: str

    @property
    def moves(self) -> bool:
        """Whether the change does anything to this indicator's points."""
        return self.points != self.points_now


@dataclass(frozen=True, slots=True)
class ScoreEffect:
    """What a new version would do. Totals are the points of the indicators that could be computed."""

    before: PerformancePlan
    lines: tuple[Scored, ...]
    total: str
    total_now: str

    @property
    def is_guess(self) -> bool:
        """Whether some of the actual values are not recorded."""
        return any(each.source == _AS_IF for each in self.lines)


def score_effect(plan: PerformancePlan, content: Content) -> ScoreEffect | None:
    """What this version does to the score, beside the newest approved one before it; None where there is none."""
    versions = PerformancePlan.objects.filter(
        project=plan.project_id, unit=plan.unit_id, fiscal_year=plan.fiscal_year, version__lt=plan.version
    )
    before = versions.filter(state=PlanState.APPROVED).order_by("-version").first()
    if before is None:
        return None
    was = plans.content(before)
    recorded = _recorded(plan)
    keys = list(dict.fromkeys([*was["indicators"], *content["indicators"]]))
    actuals = {key: recorded.get(key) or _target(was, key) or _target(content, key) for key in keys}
    rules = rules_of(plan)
    points, points_now = (_points(plan, side, actuals, rules) for side in (was, content))
    lines = tuple(
        Scored(
            name=str((content["indicators"].get(key) or was["indicators"][key])["name"]),
            target=_target(was, key),
            target_now=_target(content, key),
            actual=actuals[key],
            source=_RECORDED if key in recorded else _AS_IF,
            points=_shown(points.get(key)),
            points_now=_shown(points_now.get(key)),
        )
        for key in keys
    )
    return ScoreEffect(before, lines, _total(points), _total(points_now))


def _recorded(plan: PerformancePlan) -> dict[str, str]:
    """The newest actual value that was recorded for each indicator of the year."""
    found = EvaluationLine.objects.filter(
        evaluation__project=plan.project_id, evaluation__unit=plan.unit_id, evaluation__fiscal_year=plan.fiscal_year
    )
    told = found.exclude(actual_text="").order_by("evaluation__recorded_at", "pk").values_list("key", "actual_text")
    return dict(told)


def _target(content: Content, key: str) -> str:
    return str(content["indicators"].get(key, {}).get("target_text") or "")


def _points(
    plan: PerformancePlan, content: Content, actuals: Mapping[str, str], rules: Resolution
) -> dict[str, int | None]:
    """The points ×10² of each indicator, judged as a self-evaluation with these actual values."""
    form: RawForm = plan_as_form(content, head_of(plan), money_of(plan))
    form.form_type = FormType.SELF_EVALUATION
    for key, line in zip(content["indicators"], form.indicators, strict=True):
        line["actual_text"] = Cell(actuals[key].lstrip("≥≤=＝><") or None)
    judged: list[dict[str, Any]] = judge(tables([form])[0], rules, _SCORED).indicator.to_dicts()
    return {key: row["expected_score"] for key, row in zip(content["indicators"], judged, strict=True)}


def _shown(points: int | None) -> str:
    return "" if points is None else plain(points, Unit.POINTS.places, 2)


def _total(points: Mapping[str, int | None]) -> str:
    known = [each for each in points.values() if each is not None]
    return plain(sum(known), Unit.POINTS.places, 2) if known else ""
