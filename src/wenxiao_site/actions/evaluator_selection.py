"""Which external evaluator to ask: all on the register, scored by rule on record and capability, with reasons.

What an evaluator did is read from its commissions of the rulebook's last years; price and quality are told by year.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, Sum, prefetch_related_objects

from wenxiao.forms import selections
from wenxiao.kernel.scales import Unit as Scale
from wenxiao.kernel.scales import show
from wenxiao_site.actions.independence import obstacles
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.places import jurisdiction_of
from wenxiao_site.registry.models import (
    Capacity,
    Commission,
    CommissionState,
    Credential,
    EvaluatorSuspension,
    Project,
    SecondScoring,
    Unit,
    UnitKind,
    in_force,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from wenxiao.kernel.explanations import Explanation
    from wenxiao.rulebook import Resolution
    from wenxiao_site.registry.models import Evaluation


_CENT: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An external evaluator before a commission. `score`: points ×10²; `obstacles`: why it cannot be asked."""

    unit: Unit
    score: int
    why: Explanation
    obstacles: list[str]
    leads: list[Credential]
    experts: list[Credential]

    @property
    def can_be_asked(self) -> bool:
        """Whether nothing keeps it away and somebody can lead."""
        return bool(self.leads) and not self.obstacles

    @property
    def told(self) -> dict[str, str]:
        """How it is published beside the others."""
        away = "".join(self.obstacles) if self.obstacles or self.leads else "没有在有效期内的主评人。"
        return {"unit": self.unit.name, "score": self.why.value, "reason": self.reason, "away": away}

    @property
    def reason(self) -> str:
        """The reason as it is published."""
        parts = "，".join(f"{each.label} {each.value}" for each in self.why.inputs)
        return f"选用得分 {self.why.value}：{parts}。"


def evaluated(row: Evaluation) -> Unit:
    """The unit that an evaluation is about. Raises ValueError without one."""
    prefetch_related_objects([row], Prefetch("project", Project.objects.select_related("unit")))
    unit = row.project.unit if row.project is not None else row.unit
    if unit is None:
        raise ValueError("an evaluation is of a project or of a unit")
    return unit


def rules_for(row: Evaluation, day: date) -> Resolution:
    """The rulebook for what is done with an evaluation on a day, where it is done."""
    return current_rulebook().on(jurisdiction_of(evaluated(row).region_id) or "CN", day)


def candidates(row: Evaluation, day: date) -> list[Candidate]:
    """Every external evaluator on the register, those that can be asked first, the best score first."""
    units = Unit.objects.filter(kind=UnitKind.EXTERNAL_EVALUATOR, valid_to__isnull=True).order_by("code")
    listed, resolution = list(units), rules_for(row, day)
    credentials = credentials_of(listed, day)
    ranked = scored(listed, resolution, day, credentials)
    away = obstacles(listed, evaluated(row), day, int(str(resolution["evaluator_cooling_off_years"])))
    found = []
    for unit, told in zip(listed, ranked.iter_rows(named=True), strict=True):
        why = selections.why_evaluator(told, resolution)
        every = [each for each in credentials if each.unit_id == unit.pk]
        own = [each for each in every if each.is_in_force(day)]
        leads = [each for each in own if each.capacity == Capacity.LEAD and not each.is_stopped]
        experts = [each for each in own if each.capacity == Capacity.EXPERT]
        sentences = [*away[unit.pk], *_expired(every, day)]
        found.append(Candidate(unit, told["evaluator_score"], why, sentences, leads, experts))
    return sorted(found, key=lambda each: (not each.can_be_asked, -each.score, each.unit.code))


def credentials_of(units: Iterable[Unit], day: date) -> Sequence[Any]:
    """Every credential, also those that have expired, with ``is_stopped``: whether a lead evaluator is suspended."""
    stopped = EvaluatorSuspension.objects.filter(in_force(day), credential=OuterRef("pk"))
    known = Credential.objects.filter(unit__in=list(units)).annotate(is_stopped=Exists(stopped))
    return list(known.order_by("unit", "pk"))


def _expired(credentials: Sequence[Any], day: date) -> list[str]:
    """The sentence about an agency none of whose own qualifications is in force any more."""
    own = [each for each in credentials if each.capacity == Capacity.AGENCY]
    if not own or any(each.is_in_force(day) for each in own):
        return []
    last = max(own, key=lambda each: (each.valid_to is not None, each.valid_to or day))
    return [f"机构资质“{last.title}”已于 {last.valid_to} 失效。"]


def scored(
    units: Sequence[Unit], resolution: Resolution, day: date, credentials: Sequence[Any] | None = None
) -> pl.DataFrame:
    """The units with their record, capability and score, in their order. `credentials`: as `credentials_of` gives."""
    known = credentials_of(units, day) if credentials is None else credentials
    counted = Counter((each.unit_id, each.capacity) for each in known if each.is_in_force(day))
    since = day.year - int(str(resolution["evaluator_record_years"]))
    done = Q(state=CommissionState.APPROVED, decided_at__year__gt=since)
    copied = Q(copied_ratio__gte=_bound(resolution))
    recent = Q(offered_at__year__gt=since)
    record = {
        each["unit"]: each
        for each in Commission.objects.filter(unit__in=units)
        .values("unit")
        .annotate(
            accepted_reports=Count("pk", filter=done & Q(quality__isnull=False)),
            quality_sum=Sum("quality", filter=done),
            returned_reports=Count("pk", filter=recent & Q(returned__gt=0)),
            copied_reports=Count("pk", filter=recent & copied),
        )
    }
    rows = [_row(each, record.get(each.pk, {}), counted) for each in units]
    schema: Any = dict.fromkeys(("accepted_reports", "quality_sum", "returned_reports", "copied_reports"), pl.Int64)
    frame = pl.DataFrame(rows, schema | dict.fromkeys(("leads", "experts"), pl.Int64), orient="row")
    return selections.evaluators(frame, resolution)


def _row(unit: Unit, record: Mapping[str, Any], staff: Counter[tuple[int, str]]) -> tuple[int, ...]:
    quality = record.get("quality_sum")
    return (
        record.get("accepted_reports", 0),
        0 if quality is None else int(quality.scaleb(Scale.POINTS.places)),
        record.get("returned_reports", 0),
        record.get("copied_reports", 0),
        staff[unit.pk, Capacity.LEAD],
        staff[unit.pk, Capacity.EXPERT],
    )


def _bound(resolution: Resolution) -> Decimal:
    return Decimal(str(resolution["report_copied_from"])).scaleb(-Scale.RATIO.places)


def is_near_copy(ratio: Decimal | None, resolution: Resolution) -> bool | None:
    """Whether a report that is so much alike another (0–1) is a near-copy; None where nothing could be compared."""
    return selections.rated([], _scaled(ratio, Scale.RATIO), resolution)[1]


def by_year(unit: Unit) -> list[dict[str, Any]]:
    """What an evaluator was paid and how good its reports were, by the year of the offer, the latest first.

    ``fee_each``: yuan per report; ``average``: points, both half up to two decimals.
    """
    done = Q(state=CommissionState.APPROVED)
    told = (
        Commission.objects.filter(unit=unit)
        .values(year=F("offered_at__year"))
        .annotate(
            offered=Count("pk"),
            declined=Count("pk", filter=Q(state=CommissionState.DECLINED)),
            returned_reports=Count("pk", filter=Q(returned__gt=0)),
            approved=Count("pk", filter=done),
            fees=Sum("fee", filter=done),
            points=Sum("quality", filter=done),
            rated=Count("pk", filter=done & Q(quality__isnull=False)),
        )
    )
    rows: list[dict[str, Any]] = [dict(each) for each in told.order_by("-year")]
    return [
        each
        | {"fee_each": _average(each["fees"], each["approved"]), "average": _average(each["points"], each["rated"])}
        for each in rows
    ]


def _average(total: Decimal | None, count: int) -> Decimal | None:
    """To two decimals, half up; None without anything to divide."""
    return None if total is None or not count else (total / count).quantize(_CENT, ROUND_HALF_UP)


def agreement(units: Sequence[Unit], resolution: Resolution) -> dict[int, dict[str, str]]:
    """How far blind second scorers agree with each evaluator: ``pairs``, ``rate``, ``difference``, in words."""
    pairs = SecondScoring.objects.filter(
        submitted_at__isnull=False,
        evaluation__commissions__unit__in=units,
        evaluation__commissions__state=CommissionState.APPROVED,
    ).values_list("evaluation__commissions__unit", "evaluation__own_score", "score")
    rows = [(unit, _scaled(first, Scale.POINTS), _scaled(second, Scale.POINTS)) for unit, first, second in pairs]
    frame = pl.DataFrame(
        rows, dict.fromkeys(("evaluator", "first_score", "second_score"), pl.Int64), orient="row"
    )  # fmt: skip
    return {
        each["evaluator"]: {
            "pairs": str(each["pairs"]),
            "rate": show(each["agreement_rate"], Scale.RATIO),
            "difference": show(each["average_difference"], Scale.POINTS),
        }
        for each in selections.agreement(frame, resolution).iter_rows(named=True)
    }


def _scaled(value: Decimal | None, unit: Scale) -> int | None:
    return None if value is None else int(value.scaleb(unit.places))
