"""What a local instrument would move, before anything changes: values in force, plans on record, scores of samples."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from django.db.models import Max

from wenxiao.forms.assessment import Assessment, assess
from wenxiao.kernel.rule import Severity
from wenxiao.rulebook import Change, Difference, Rulebook, diff
from wenxiao_site.actions.instruments import current_rulebook, loaded
from wenxiao_site.actions.plan_forms import forms_of
from wenxiao_site.actions.rulebook import jurisdictions_of_regions
from wenxiao_site.registry.models import PerformancePlan, Project
from wenxiao_site.visibility import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from wenxiao.forms.raw import RawForm
    from wenxiao.kernel.findings import Finding
    from wenxiao_site.registry.models import InstrumentDraft
    from wenxiao_site.visibility import Hat

MOST_PLANS: Final = 300
"""Plans that are judged again while someone waits: the newest."""

_NUMBERS: Final = {"execution_score": "预算执行得分", "total_score": "总分", "grade": "等级"}
_SEVERITIES: Final = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
_BLANK: Final = "—"


@dataclass(frozen=True, slots=True)
class Trial:
    """A form judged before and after. `plan`: the plan on record, None for a sample.

    `numbers`: those that move, as label, before, after. `appears`, `vanishes`: findings in words, with how often.
    """

    label: str
    plan: int | None
    numbers: tuple[tuple[str, str, str], ...]
    appears: tuple[tuple[str, int], ...]
    vanishes: tuple[tuple[str, int], ...]

    @property
    def moves(self) -> bool:
        """Whether anything is different."""
        return bool(self.numbers or self.appears or self.vanishes)


@dataclass(frozen=True, slots=True)
class Effect:
    """What an instrument would move.

    `changes`: its settings; `moves`: what would resolve otherwise, by place and fiscal year. `plans`, `samples`: forms
    judged again by the rules of `fiscal_year`, the first that it bears on; `count`: how many plans there are to judge.
    """

    changes: tuple[Change, ...]
    moves: Mapping[tuple[str, int], tuple[Difference, ...]]
    fiscal_year: int
    plans: tuple[Trial, ...] = ()
    samples: tuple[Trial, ...] = ()
    count: int = 0


class _Tried(NamedTuple):
    """A form to judge again, and where."""

    jurisdiction: str
    label: str
    plan: int | None
    form: RawForm


def effect(draft: InstrumentDraft, *, by: Hat, samples: Mapping[str, RawForm] | None = None) -> Effect:
    """What would move if a draft were in force: in the year of its date and the next, in its place and all below.

    Judged again are the newest plan of each project that `by` may see, as of the first fiscal year that the draft bears
    on, and `samples` by their labels. Raises Refused when the loader does not accept the draft.
    """
    before = current_rulebook()
    after = loaded(before, draft)
    changes = tuple(diff(before, after))
    first = draft.in_force_from
    if first is None:
        return Effect(changes, {}, 0)
    places = [each for each in after.jurisdictions if draft.jurisdiction in after.jurisdictions.line(each)]
    found = {
        (place, year): tuple(each for each in _differences(before, after, place, year, first) if each.moves)
        for place in places
        for year in (first.year, first.year + 1)
    }
    year = first.year if (first.month, first.day) == (1, 1) else first.year + 1
    tried, count = _plans(by, frozenset(places))
    shown = [_Tried(draft.jurisdiction, label, None, form) for label, form in (samples or {}).items()]
    return Effect(
        changes,
        {key: each for key, each in found.items() if each},
        year,
        tuple(_trials(before, after, tried, year)),
        tuple(_trials(before, after, shown, year)),
        count,
    )


def _differences(before: Rulebook, after: Rulebook, place: str, year: int, first: date) -> list[Difference]:
    """What a fiscal year or, in the first one, the day itself would resolve otherwise."""
    if year > first.year or (first.month, first.day) == (1, 1):
        return diff(before.for_year(place, year), after.for_year(place, year))
    return diff(before.on(place, first), after.on(place, first))


def _plans(by: Hat, places: frozenset[str]) -> tuple[list[_Tried], int]:
    """The newest plan of each project in some places, at most `MOST_PLANS`, and how many there are."""
    located = jurisdictions_of_regions()
    regions = [region for region, place in located.items() if place in places]
    projects = visible(Project, by).filter(unit__region__in=regions, closed_on__isnull=True)
    plans = visible(PerformancePlan, by).filter(project__in=projects.values("pk"))
    newest = plans.values("project").annotate(newest=Max("pk")).order_by("-newest").values_list("newest", flat=True)
    chosen = list(newest[:MOST_PLANS])
    rows = list(PerformancePlan.objects.filter(pk__in=chosen).select_related("project__unit").order_by("-pk"))
    tried = [
        _Tried(located[row.project.unit.region_id], row.project.name, row.pk, form)
        for row, form in zip(rows, forms_of(rows), strict=True)
        if row.project is not None
    ]
    return tried, newest.count() if len(chosen) == MOST_PLANS else len(chosen)


def _trials(before: Rulebook, after: Rulebook, tried: Sequence[_Tried], year: int) -> Iterator[Trial]:
    """Every form judged twice: one call for each place and rulebook."""
    for place in dict.fromkeys(each.jurisdiction for each in tried):
        here = [each for each in tried if each.jurisdiction == place]
        forms = [each.form for each in here]
        judged = zip(here, assess(forms, before, place, year), assess(forms, after, place, year), strict=True)
        for each, was, now in judged:
            gone, come = Counter(map(_words, was.findings)), Counter(map(_words, now.findings))
            numbers = tuple(_numbers(was, now))
            yield Trial(each.label, each.plan, numbers, tuple((come - gone).items()), tuple((gone - come).items()))


def _words(finding: Finding) -> str:
    return f"{_SEVERITIES[finding.severity]}：{finding.title}（{finding.code}）"


def _numbers(was: Assessment, now: Assessment) -> Iterator[tuple[str, str, str]]:
    for name, label in _NUMBERS.items():
        before, after = (_value(each.recomputed[name]) for each in (was, now))
        if before != after:
            yield label, before, after


def _value(number: object) -> str:
    return str(number["value"]) if isinstance(number, dict) and number["value"] is not None else _BLANK
