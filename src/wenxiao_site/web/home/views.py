"""The home of a role: a list of what is to be done, not a menu."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao_site.actions import rounds
from wenxiao_site.registry.models import (
    AddressFailures,
    AuditEvent,
    AuditTail,
    Deadline,
    Notification,
    Person,
    Post,
    Region,
    Role,
    Task,
    Unit,
    in_force,
)
from wenxiao_site.visibility import changeable, visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import doors_of, open_doors
from wenxiao_site.web.home import blocks
from wenxiao_site.web.people.doors import PEOPLE_DOORS
from wenxiao_site.web.projects.doors import HOME_DOORS
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from wenxiao_site.visibility import Hat
    from wenxiao_site.web.visitors import Request

_SHOWN = 30
_LONG_PAST = timedelta(days=60)
"""A last day that is longer past is no news; what is still to do stands in the list itself."""


@require_safe
@for_hat
def home(request: Request) -> HttpResponse:
    """``/home``."""
    hat = hat_of(request)
    match hat.role:
        case Role.SYSTEM_ADMINISTRATOR:
            return render(request, "home/system.html", {"section": "home", **_of_system(hat)})
        case Role.SECURITY_ADMINISTRATOR:
            return render(request, "home/security.html", {"section": "home", **_of_security(hat)})
        case Role.AUDITOR:
            return render(request, "home/audit.html", {"section": "home", **_of_audit(hat)})
        case _:
            return render(request, "home/home.html", {"section": "home", **_of_business(hat)})


def _of_business(hat: Hat) -> dict[str, Any]:
    """To do, what one waits for, deadlines, notifications."""
    today = clock.today()
    others = (
        visible(Task, hat)
        .filter(done_at__isnull=True)
        .exclude(pk__in=changeable("talk.finish_task", Task, hat).values("pk"))
        .select_related("project", "unit", "region")
        .order_by("due_on", "pk")
    )
    deadlines = (
        visible(Deadline, hat)
        .filter(round__closed_on__isnull=True, due_on__gte=today - _LONG_PAST)
        .select_related("round", "round__region", "unit")
        .order_by("due_on", "pk")
    )
    unread = visible(Notification, hat).filter(read_at__isnull=True).select_related("project").order_by("-pk")[:_SHOWN]
    acts = doors_of(hat, list(unread), HOME_DOORS[1:])
    return {
        "lines": blocks.lines(hat, today),
        "waiting": [(each, rounds.seen(each.due_on, today) if each.due_on else None) for each in others[:_SHOWN]],
        "deadlines": [(each, rounds.seen(each.due_on, today)) for each in deadlines[:_SHOWN]],
        "notifications": [(each, acts[each.pk]) for each in unread],
        "today": today,
    }


def _of_system(hat: Hat) -> dict[str, Any]:
    """What there is to look after."""
    without = (
        visible(Person, hat)
        .filter(is_active=True)
        .exclude(pk__in=Post.objects.filter(in_force(clock.today())).values("person"))
    )
    return {
        "counts": [
            ("地区", visible(Region, hat).count(), "regions"),
            ("单位", visible(Unit, hat).filter(valid_to__isnull=True).count(), "regions"),
            ("账号", visible(Person, hat).filter(is_active=True).count(), "people"),
        ],
        "without": without.order_by("-pk")[:_SHOWN],
        "doors": open_doors(hat, None, PEOPLE_DOORS),
    }


def _of_security(hat: Hat) -> dict[str, Any]:
    """Who is locked out, and who waits for a post."""
    now, today = clock.actual(), clock.today()
    people = visible(Person, hat)
    return {
        "locked": people.filter(locked_until__gt=now).order_by("locked_until"),
        "addresses": visible(AddressFailures, hat).filter(locked_until__gt=now).order_by("locked_until"),
        "without": people.filter(is_active=True)
        .exclude(pk__in=Post.objects.filter(in_force(today)).values("person"))
        .order_by("-pk")[:_SHOWN],
        "posts": visible(Post, hat).filter(in_force(today)).count(),
    }


def _of_audit(hat: Hat) -> dict[str, Any]:
    """The end of the chain and what happened last."""
    return {
        "tail": visible(AuditTail, hat).first(),
        "events": visible(AuditEvent, hat).select_related("person").order_by("-sequence")[:_SHOWN],
        "failures": visible(AuditEvent, hat)
        .filter(action__in=("people.fail_to_log_in", "people.lock_address"))
        .order_by("-sequence")[:_SHOWN],
    }
