"""The overall target of a unit: its tasks of the year, the projects that carry them, and what is left over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from wenxiao.forms.overall import judge_overall
from wenxiao.kernel.scales import to_scaled
from wenxiao_site.actions.plan_records import money_of_projects
from wenxiao_site.registry.models import Project, UnitLink

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from wenxiao.kernel.findings import Finding
    from wenxiao.rulebook import Resolution
    from wenxiao_site.actions.merging import Content
    from wenxiao_site.registry.models import PerformancePlan

MOST_PROJECTS: Final = 1000
"""Projects of one unit, with those below it, that are shown."""
_FEN: Final = 2

Carrier = tuple[Project, Decimal | None]
"""A project with its budget of the year in yuan, None while there is none."""


@dataclass(frozen=True, slots=True)
class TaskShown:
    """A task with its total and the projects that carry it. Amounts in yuan, None where a part is not known."""

    key: str
    name: str
    content: str
    amount: Decimal | None
    carriers: tuple[Carrier, ...]

    @property
    def carried(self) -> Decimal | None:
        """The budgets of its projects; None without projects, or while one is not known."""
        return total(amount for _, amount in self.carriers)


@dataclass(frozen=True, slots=True)
class Overview:
    """The tasks of a plan, the projects without one, and the budget of all projects of the year."""

    tasks: tuple[TaskShown, ...]
    left_over: tuple[Carrier, ...]
    amount: Decimal | None


def total(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of amounts, None where one is missing or there are none."""
    told = list(amounts)
    known = [each for each in told if each is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(told) else None


def projects_of(plan: PerformancePlan) -> QuerySet[Project]:
    """The projects of the plan's unit, and of the units below it, that run in its year, by their codes."""
    year = plan.fiscal_year
    below = UnitLink.objects.filter(ancestor=plan.unit_id).values("descendant")
    found = Project.objects.filter(unit__in=below, first_year__lte=year, closed_on__isnull=True)
    return found.exclude(last_year__lt=year).order_by("code")


def overview(plan: PerformancePlan, content: Content) -> Overview:
    """What a plan's content says of tasks and projects: three queries."""
    projects = list(projects_of(plan)[:MOST_PROJECTS])
    there = {each.code for each in projects}
    carried = {code: line["task"] for code, line in content["carriers"].items()}
    projects += Project.objects.filter(code__in=[code for code in carried if code not in there])
    money = money_of_projects([each.pk for each in projects])
    shown: list[Carrier] = [(each, money.get((each.pk, plan.fiscal_year))) for each in projects]
    tasks = tuple(
        TaskShown(
            key,
            str(line.get("name") or ""),
            str(line.get("content") or ""),
            _amount(line),
            tuple(each for each in shown if carried.get(each[0].code) == key),
        )
        for key, line in content["tasks"].items()
    )
    left = tuple(each for each in shown if carried.get(each[0].code) not in content["tasks"])
    known = [amount for _, amount in shown if amount is not None]
    return Overview(tasks, left, sum(known, Decimal(0)) if known else None)


def findings(plan: PerformancePlan, content: Content, resolution: Resolution) -> list[Finding]:
    """What the rules say of tasks and projects, by the field that each is about; nothing without tasks."""
    if plan.unit_id is None or not content["tasks"]:
        return []
    seen = overview(plan, content)
    budgeted = [each for each in seen.left_over if each[1] is not None]
    tasks = [
        {
            "label": each.name or "（未填名称）",
            "task_amount": _fen(each.amount),
            "carriers_count": len(each.carriers),
            "carriers_amount": _fen(each.carried),
        }
        for each in seen.tasks
    ]
    projects = [{"level3": each.name, "project_amount": _fen(amount), "has_task": False} for each, amount in budgeted]
    judged = judge_overall(tasks, projects, _fen(seen.amount), resolution)
    return [replace(each, cell=_path(each, seen, budgeted)) for each in judged.findings()]


def _path(finding: Finding, seen: Overview, projects: list[Carrier]) -> str:
    if finding.row is None:
        return ""
    if finding.block == "indicator":
        return f"carriers/{projects[finding.row][0].code}/task"
    column = "fiscal_amount" if finding.name == "task_amount_covers_projects" else "name"
    return f"tasks/{seen.tasks[finding.row].key}/{column}"


def _amount(line: Content) -> Decimal | None:
    """财政拨款 and 其他资金 together; a blank beside an amount is none of that kind."""
    told = [Decimal(str(line[name])) for name in ("fiscal_amount", "other_amount") if line.get(name) is not None]
    return sum(told, Decimal(0)) if told else None


def _fen(amount: Decimal | None) -> int | None:
    return None if amount is None else to_scaled(str(amount), _FEN).number
