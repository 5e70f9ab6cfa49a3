"""Looking the audit events through, and verifying the chain. Nothing here changes anything."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from wenxiao_site.actions import auditing
from wenxiao_site.registry.models import AuditEvent, Fact, Role
from wenxiao_site.visibility import visible
from wenxiao_site.web.audit.labels import change_label, object_label, value_label
from wenxiao_site.web.lists import page_of
from wenxiao_site.web.visitors import for_hat, hat_of
from wenxiao_site.web.words import VERBS

if TYPE_CHECKING:
    from django.http import HttpResponse

    from wenxiao_site.visibility import Hat
    from wenxiao_site.web.visitors import Request


def _auditor(request: Request) -> Hat:
    hat = hat_of(request)
    if hat.role != Role.AUDITOR:
        raise PermissionDenied("审计记录由安全审计员查看。")
    return hat


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@require_safe
@for_hat
def events(request: Request) -> HttpResponse:
    """``/audit``: everything that was done, newest first."""
    hat = _auditor(request)
    asked = request.GET
    found = visible(AuditEvent, hat).select_related("person", "project", "unit")
    if asked.get("login"):
        found = found.filter(person__login=asked["login"].strip())
    if asked.get("action") in VERBS:
        found = found.filter(action=asked["action"])
    if first := _day(asked.get("from", "")):
        found = found.filter(at__date__gte=first)
    if last := _day(asked.get("to", "")):
        found = found.filter(at__date__lte=last)
    context = {
        "section": "audit",
        "events": page_of(request, found, ("-sequence",)),
        "asked": {name: asked.get(name, "") for name in ("login", "action", "from", "to")},
        "verbs": VERBS,
        "object_label": object_label,
        "verdict": None,
    }
    return render(request, "audit/events.html", context)


@require_POST
@for_hat
def verify(request: Request) -> HttpResponse:
    """Walk the whole chain."""
    hat = _auditor(request)
    context = {
        "section": "audit",
        "events": page_of(
            request, visible(AuditEvent, hat).select_related("person", "project", "unit"), ("-sequence",)
        ),
        "asked": dict.fromkeys(("login", "action", "from", "to"), ""),
        "verbs": VERBS,
        "object_label": object_label,
        "verdict": auditing.verify(),
    }
    return render(request, "audit/events.html", context)


@require_safe
@for_hat
def event(request: Request, sequence: int) -> HttpResponse:
    """``/audit/<sequence>``: one event, what was there before and after, and its place in the chain."""
    hat = _auditor(request)
    row = visible(AuditEvent, hat).filter(pk=sequence).select_related("person", "project", "unit").first()
    if row is None:
        raise Http404
    before, after = _flat(row.before), _flat(row.after)
    context = {
        "section": "audit",
        "row": row,
        "changes": [
            (
                change_label(row.object_type, name),
                *(value_label(row.object_type, name, side.get(name)) for side in (before, after)),
            )
            for name in sorted({*before, *after})
        ],
        "object_label": object_label,
        "facts": visible(Fact, hat).filter(event=row),
    }
    return render(request, "audit/event.html", context)


def _flat(text: str) -> dict[str, str]:
    """A content by paths, values as texts."""
    told: dict[str, str] = {}

    def walk(content: Any, path: str) -> None:  # noqa: ANN401 - any JSON
        if isinstance(content, dict):
            for name, each in content.items():
                walk(each, f"{path}/{name}" if path else name)
        else:
            told[path] = "—" if content is None else str(content)

    if text:
        walk(json.loads(text), "")
    return told
