"""Payments that are suspended and released, and the file that tells the integrated budget system."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q

from wenxiao_site.actions.auditing import Deed, claim, deed, keep, snapshot
from wenxiao_site.actions.errors import Refused
from wenxiao_site.registry.models import CorrectiveAction, PaymentSuspension, Project

if TYPE_CHECKING:
    from datetime import date, datetime

    from django.db.models import QuerySet

    from wenxiao_site.visibility import Hat

COLUMNS: Final = (
    ("pro_code", "项目代码"),
    ("pro_name", "项目名称"),
    ("agency_code", "单位代码"),
    ("mof_div_code", "财政区划代码"),
    ("fiscal_year", "预算年度"),
    ("suspend_date", "暂停日期"),
    ("resume_date", "恢复日期"),
    ("is_suspended", "是否暂停"),
    ("reason", "暂停原因"),
    ("doc_no", "暂停依据"),
    ("resume_doc_no", "恢复依据"),
)
"""The fields of the exchange file, in the names of the integrated system as far as they are known; with labels."""


def suspend(
    *, project: int, fiscal_year: int, begins_on: date, reason: str, document: str, by: Hat, on: datetime
) -> PaymentSuspension:
    """Stop the payments of a project from a day on. Raises Refused."""
    with deed("suspensions.suspend", by=by, on=on) as told:
        owner = claim("suspensions.suspend", Project, project, by)
        row = begun(told, owner, fiscal_year, begins_on, reason, document)
        told.done_to(row, after=snapshot(row), project=owner)
    return row


def release(*, suspension: int, ends_on: date, document: str, by: Hat, on: datetime) -> PaymentSuspension:
    """Let payments go on from a day on, with the document that allows it. Raises Refused."""
    with deed("suspensions.release", by=by, on=on) as told:
        row = claim("suspensions.release", PaymentSuspension, suspension, by)
        if row.ends_on is not None:
            raise Refused(f"已于 {row.ends_on} 恢复拨付。")
        if ends_on > told.day:
            raise Refused({"ends_on": "日期还没有到。"})
        if not document.strip():
            raise Refused({"document": "请写明恢复拨付的依据。"})
        before = snapshot(row)
        row.ends_on, row.release_document = ends_on, document
        keep(row)
        told.done_to(row, before=before, after=snapshot(row), project=row.project)
        told.fact(row.fiscal_year, project=row.project, kind="RELEASE", state="RELEASED", count=1)
    return row


def begun(
    told: Deed,
    project: Project,
    fiscal_year: int,
    begins_on: date,
    reason: str,
    document: str,
    correction: CorrectiveAction | None = None,
) -> PaymentSuspension:
    """Stop payments inside a deed, with its fact. Raises Refused."""
    if begins_on > told.day:
        raise Refused({"begins_on": "日期还没有到。"})
    if active(project.pk, begins_on).exists():
        raise Refused("这个项目已经暂停拨付。")
    row = PaymentSuspension(
        project=project,
        fiscal_year=fiscal_year,
        correction=correction,
        begins_on=begins_on,
        reason=reason,
        document=document,
        recorded_at=told.on,
    )
    keep(row, new=True)
    told.fact(fiscal_year, project=project, kind="SUSPEND", state="SUSPENDED", count=1)
    return row


def active(project: int, day: date) -> QuerySet[PaymentSuspension]:
    """The suspension of a project that is in force on a day."""
    return PaymentSuspension.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=day), project=project, begins_on__lte=day
    )


def exchange_rows(suspensions: QuerySet[PaymentSuspension]) -> list[dict[str, Any]]:
    """The suspensions as the exchange file has them: one mapping each, in the order of their recording."""
    rows = suspensions.select_related("project__unit__region").order_by("pk")
    return [
        {
            "pro_code": each.project.code,
            "pro_name": each.project.name,
            "agency_code": each.project.unit.code,
            "mof_div_code": each.project.unit.region.code,
            "fiscal_year": each.fiscal_year,
            "suspend_date": each.begins_on.isoformat(),
            "resume_date": each.ends_on.isoformat() if each.ends_on else "",
            "is_suspended": "0" if each.ends_on else "1",
            "reason": each.reason,
            "doc_no": each.document,
            "resume_doc_no": each.release_document,
        }
        for each in rows
    ]
