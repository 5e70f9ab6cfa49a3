"""The list of projects, and the file of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao_site.actions import money
from wenxiao_site.registry.models import (
    Account,
    AuditEvent,
    BudgetAmount,
    Comment,
    Engagement,
    EvidenceUse,
    Execution,
    PerformancePlan,
    Project,
    ProjectCategory,
    Task,
)
from wenxiao_site.visibility import may, visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import open_doors
from wenxiao_site.web.lists import page_of
from wenxiao_site.web.projects.doors import (
    COMMENT_DOORS,
    ENGAGEMENT_DOORS,
    LIST_DOORS,
    MONEY_DOORS,
    PROJECT_DOORS,
)
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from wenxiao_site.web.visitors import Request

_FLAGS = {
    "is_livelihood": "民生",
    "is_bond": "专项债券",
    "is_transition_fund": "衔接资金",
    "is_classified": "涉密",
}
_HISTORY = 30


@require_safe
@for_hat
def projects(request: Request) -> HttpResponse:
    """``/projects``: those in scope, with filters that stay in the address."""
    hat = hat_of(request)
    asked = request.GET
    text, account, category = asked.get("text", "").strip(), asked.get("account", ""), asked.get("category", "")
    found = visible(Project, hat).select_related("unit", "unit__region")
    if text:
        found = found.filter(Q(name__icontains=text) | Q(code__startswith=text) | Q(unit__name__icontains=text))
    if account in Account.values:
        found = found.filter(account=account)
    if category in ProjectCategory.values:
        found = found.filter(category=category)
    if asked.get("open"):
        found = found.filter(closed_on__isnull=True)
    listed = page_of(request, found, ("-id",))
    context = {
        "section": "projects",
        "projects": listed,
        "text": text,
        "account": account,
        "category": category,
        "only_open": bool(asked.get("open")),
        "accounts": Account.choices,
        "categories": ProjectCategory.choices,
        "doors": open_doors(hat, None, LIST_DOORS),
    }
    return render(request, "projects/projects.html", context)


@require_safe
@for_hat
def project(request: Request, pk: int) -> HttpResponse:
    """``/projects/<id>``: the file of a project: its money by year, its plans, evidence, remarks, history."""
    hat = hat_of(request)
    row = visible(Project, hat).filter(pk=pk).select_related("unit", "unit__region", "responsible").first()
    if row is None:
        raise Http404
    amounts = visible(BudgetAmount, hat).filter(project=row)
    paid = visible(Execution, hat).filter(project=row)
    years = sorted({*amounts.values_list("fiscal_year", flat=True), *paid.values_list("fiscal_year", flat=True)})
    comments = visible(Comment, hat).filter(project=row).select_related("author", "answers").order_by("pk")
    engagements = visible(Engagement, hat).filter(project=row).select_related("unit", "person").order_by("pk")
    context = {
        "section": "projects",
        "row": row,
        "flags": [label for name, label in _FLAGS.items() if getattr(row, name)],
        "strategies": row.strategies.order_by("position", "code"),
        "money": [(year, money.lines(row.pk, year)) for year in reversed(years)],
        "amounts": amounts.select_related("replaces").order_by("-decided_on", "-pk"),
        "replaced": set(amounts.filter(replaces__isnull=False).values_list("replaces", flat=True)),
        "payments": paid.order_by("-executed_on", "-pk"),
        "plans": visible(PerformancePlan, hat).filter(project=row).order_by("-fiscal_year", "-version"),
        "uses": visible(EvidenceUse, hat)
        .filter(project=row, removed_at__isnull=True)
        .select_related("file", "used_by")
        .order_by("pk"),
        "comments": [(each, open_doors(hat, each, COMMENT_DOORS)) for each in comments],
        "may_comment": may(hat, "talk.comment", row),
        "may_attach": may(hat, "evidence.attach", row.unit),
        "engagements": [(each, open_doors(hat, each, ENGAGEMENT_DOORS)) for each in engagements],
        "tasks": visible(Task, hat).filter(project=row, done_at__isnull=True).order_by("due_on", "pk"),
        "events": visible(AuditEvent, hat)
        .filter(project=row)
        .select_related("person")
        .order_by("-sequence")[:_HISTORY],
        "today": clock.today(),
        "doors": open_doors(hat, row, PROJECT_DOORS),
        "money_doors": open_doors(hat, row, MONEY_DOORS),
    }
    return render(request, "projects/project.html", context)
