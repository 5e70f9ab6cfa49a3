"""The published figures of the prefecture, asked of the records: which come out already, and which wait for what."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from django.db.models import Max, Sum

from wenxiao_site.demo.world import BUDGET_YEAR, FIRST_YEAR, LAST_YEAR, data
from wenxiao_site.registry.models import Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.db.models import QuerySet

PERIOD: Final = (FIRST_YEAR, LAST_YEAR)
RECENT: Final = range(2020, LAST_YEAR + 1)
"""The recent years in which livelihood spending is compared with its line."""
_PREFECTURE: Final = "654300000"
_BEGINNING_ENDS: Final = 3
"""Budgets of the beginning of a year (年初预算) are those approved until March."""

_SCALES: Final = {"亿元": Decimal(100_000_000), "万元": Decimal(10_000), "%": Decimal("0.01")}


@dataclass(frozen=True, slots=True)
class Figure:
    """A published figure, and what the records say: None while a stage that brings them is still missing."""

    label: str
    published: str
    unit: str
    stage: str
    found: Decimal | None
    is_met: bool

    def __str__(self) -> str:
        published = f"{self.label}　{self.published} {self.unit}"
        if self.found is None:
            return f"…　{published}　待“{self.stage}”环节的数据"
        scale = _SCALES.get(self.unit)
        told = f"{self.found:,} 元" if self.unit in ("亿元", "万元") else f"{self.found:,} {self.unit}"
        if self.unit == "%" and scale is not None:
            told = f"{(self.found / scale).quantize(Decimal('0.01'), ROUND_HALF_UP)}%"
        return f"{'✓' if self.is_met else '✕'}　{published}　记录：{told}"


def figures() -> list[Figure]:
    """Every published figure beside what the records give now."""
    asked = _asked()
    made = []
    for told in data("figures")["figure"]:
        found = asked[told["key"]]()
        wanted = Decimal(told["value"]) * _SCALES.get(told["unit"], Decimal(1))
        at_least = told.get("at_least", False)
        is_met = found is not None and (found >= wanted if at_least else found == wanted)
        published = f"≥{told['value']}" if at_least else told["value"]
        made.append(Figure(told["label"], published, told["unit"], told["stage"], found, is_met))
    return made


def _asked() -> Mapping[str, Callable[[], Decimal | None]]:
    """How each figure is asked."""
    targets = _latest("plans.approve", "PROJECT")
    monitored = _latest("monitoring.accept")
    department = _latest("evaluation.conclude", "DEPARTMENT")
    whole = _latest("evaluation.conclude", "WHOLE_DEPARTMENT")
    key = _latest("evaluation.conclude", "KEY_EXTERNAL")
    appraised = _latest("appraisal.conclude")
    return {
        "training": lambda: _sum(Fact.objects.filter(step="training.record"), "count"),
        "appraisals": lambda: _count(appraised),
        "appraisal_cuts": lambda: _difference(appraised, "requested_amount", "supported_amount"),
        "targets": lambda: _count(targets),
        "targets_amount": lambda: _sum(targets, "amount"),
        "targets_coverage": _coverage,
        "monitored": lambda: _count(monitored),
        "monitored_amount": lambda: _sum(monitored, "amount"),
        "department_evaluations": lambda: _count(department),
        "department_evaluations_amount": lambda: _sum(department, "amount"),
        "whole_department": lambda: _count(whole),
        "whole_department_amount": lambda: _sum(whole, "amount"),
        "key_external": lambda: _count(key),
        "key_external_amount": lambda: _sum(key, "amount"),
        "moved_by_results": lambda: _sum(_latest("application.decide", "BUDGET"), "amount"),
        "reduction": _reduction,
        "livelihood": _livelihood,
    }


def _latest(step: str, kind: str = "") -> QuerySet[Fact]:
    """The newest fact of a step for each project, or unit, and year of the period: a project counts once in a year."""
    told = Fact.objects.filter(step=step, fiscal_year__range=PERIOD)
    if kind:
        told = told.filter(kind=kind)
    newest = told.order_by().values("project", "unit", "fiscal_year").annotate(last=Max("pk")).values("last")
    return Fact.objects.filter(pk__in=newest)


def _count(told: QuerySet[Fact]) -> Decimal | None:
    return Decimal(told.count()) or None


def _sum(told: QuerySet[Fact], column: str) -> Decimal | None:
    found = told.aggregate(found=Sum(column))["found"]
    return None if found is None else Decimal(found)


def _difference(told: QuerySet[Fact], more: str, less: str) -> Decimal | None:
    found = told.aggregate(more=Sum(more), less=Sum(less))
    return None if found["more"] is None else found["more"] - (found["less"] or 0)


def _coverage() -> Decimal | None:
    """Projects with approved targets among the projects with an approved budget, by project and year."""
    budgets = set(
        Fact.objects.filter(step="money.decide", approved_amount__isnull=False, fiscal_year__range=PERIOD)
        .values_list("project", "fiscal_year")
        .distinct()
    )
    planned = set(_latest("plans.approve", "PROJECT").values_list("project", "fiscal_year"))
    return Decimal(len(budgets & planned)) / len(budgets) if budgets else None


def _reduction() -> Decimal | None:
    """The prefecture's own general public budget at the beginning of the year, without transfers, year on year."""

    def beginning(fiscal_year: int) -> Decimal | None:
        told = Fact.objects.filter(
            step="money.decide",
            fiscal_year=fiscal_year,
            region_path=_PREFECTURE,
            account="GENERAL_PUBLIC",
            project__transfer_kind="NONE",
            occurred_on__month__lte=_BEGINNING_ENDS,
        )
        return _sum(told, "approved_amount")

    before, after = beginning(LAST_YEAR), beginning(BUDGET_YEAR)
    return None if before is None or after is None else before - after


def _livelihood() -> Decimal | None:
    """The least share of livelihood in what the general public budget spent in a year."""
    spent = Fact.objects.filter(step="money.execute", account="GENERAL_PUBLIC", fiscal_year__in=RECENT)
    total = dict(spent.order_by().values_list("fiscal_year").annotate(spent=Sum("executed_amount")))
    on_livelihood = spent.filter(tags__contains="LIVELIHOOD")
    of_it = dict(on_livelihood.order_by().values_list("fiscal_year").annotate(spent=Sum("executed_amount")))
    return min((of_it.get(each, Decimal(0)) / total[each] for each in total), default=None)
