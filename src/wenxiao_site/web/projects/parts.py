"""The parts of a project file below its spine: one is shown at a time, so that the page stays quick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from wenxiao_site.actions import money
from wenxiao_site.registry.models import AuditEvent, BudgetAmount, Comment, Engagement, EvidenceUse, Execution, Task
from wenxiao_site.visibility import may, visible
from wenxiao_site.web.doors import doors_of
from wenxiao_site.web.projects.doors import COMMENT_DOORS, ENGAGEMENT_DOORS

if TYPE_CHECKING:
    from collections.abc import Callable

    from wenxiao_site.registry.models import Project
    from wenxiao_site.visibility import Hat

_HISTORY: Final = 100
_ROWS: Final = 500
"""Rows of one part on the page; what is older is found through the audit."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its name, its template, and what the template shows, in at most four queries."""

    label: str
    template: str
    told: Callable[[Project, Hat], dict[str, Any]]

    def context(self, project: Project, hat: Hat) -> dict[str, Any]:
        """What the page needs to show this part."""
        return {"part_template": self.template, **self.told(project, hat)}


def money_of(project: Project, hat: Hat) -> dict[str, Any]:
    """All that is recorded of the money of a project, and its lines by year: two queries."""
    entries = list(visible(BudgetAmount, hat).filter(project=project).order_by("-decided_on", "-pk"))
    payments = list(visible(Execution, hat).filter(project=project).order_by("-executed_on", "-pk"))
    return {
        "years": money.by_year(entries, payments),
        "entries": entries[:_ROWS],
        "replaced": {each.replaces_id for each in entries if each.replaces_id},
        "payments": payments[:_ROWS],
    }


def _nothing_more(_: Project, __: Hat) -> dict[str, Any]:
    """The page knows it already."""
    return {}


def _evidence(project: Project, hat: Hat) -> dict[str, Any]:
    uses = visible(EvidenceUse, hat).filter(project=project, removed_at__isnull=True)
    return {
        "uses": uses.select_related("file", "used_by").order_by("pk")[:_ROWS],
        "may_attach": may(hat, "evidence.attach", project.unit),
    }


def _comments(project: Project, hat: Hat) -> dict[str, Any]:
    found = visible(Comment, hat).filter(project=project).select_related("author", "answers").order_by("pk")[:_ROWS]
    acts = doors_of(hat, list(found), COMMENT_DOORS)
    return {
        "comments": [(each, acts[each.pk]) for each in found],
        "may_comment": may(hat, "talk.comment"),
    }


def _work(project: Project, hat: Hat) -> dict[str, Any]:
    engagements = list(
        visible(Engagement, hat).filter(project=project).select_related("unit", "person").order_by("pk")[:_ROWS]
    )
    acts = doors_of(hat, engagements, ENGAGEMENT_DOORS)
    return {
        "tasks": visible(Task, hat).filter(project=project, done_at__isnull=True).order_by("due_on", "pk")[:_ROWS],
        "engagements": [(each, acts[each.pk]) for each in engagements],
    }


def _history(project: Project, hat: Hat) -> dict[str, Any]:
    events = visible(AuditEvent, hat).filter(project=project)
    return {"events": events.select_related("person").order_by("-sequence")[:_HISTORY]}


PARTS: Final = {
    "money": Part("资金明细", "projects/parts/money.html", _nothing_more),
    "about": Part("基本情况", "projects/parts/about.html", _nothing_more),
    "evidence": Part("佐证材料", "projects/parts/evidence.html", _evidence),
    "comments": Part("意见", "projects/parts/comments.html", _comments),
    "work": Part("待办与委托", "projects/parts/work.html", _work),
    "history": Part("经过", "projects/parts/history.html", _history),
}
