"""Problems that results show: demanded, planned, reported, verified by another person, reopened when they recur."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wenxiao_site.actions.auditing import Deed, claim, deed, keep, local_day, snapshot
from wenxiao_site.actions.errors import Missing, Refused
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.merging import differing
from wenxiao_site.actions.plan_forms import jurisdiction_of
from wenxiao_site.adapters import working_days
from wenxiao_site.registry.models import (
    EvidenceFile,
    Notification,
    Post,
    Project,
    Remediation,
    RemediationState,
    Role,
    in_force,
)
from wenxiao_site.visibility import visible

if TYPE_CHECKING:
    from datetime import date, datetime

    from django.db.models import QuerySet

    from wenxiao_site.visibility import Hat


def demand(
    *,
    project: int,
    fiscal_year: int,
    category: str,
    problem: str,
    demand: str,
    working_days_given: int,
    by: Hat,
    on: datetime,
) -> Remediation:
    """Tell a unit what the result of a year showed and what it has to mend, within so many working days.

    A problem of the same kind that the project mended in another year is named as the one that recurs. Raises Refused.
    """
    with deed("remediation.demand", by=by, on=on) as told:
        owner = claim("remediation.demand", Project, project, by)
        if not 1 <= working_days_given <= _MOST_DAYS:
            raise Refused({"working_days_given": f"整改期限应在 1 到 {_MOST_DAYS} 个工作日之间。"})
        earlier = Remediation.objects.filter(project=owner, category=category, state=RemediationState.VERIFIED)
        row = Remediation(
            project=owner,
            fiscal_year=fiscal_year,
            category=category,
            problem=problem.strip(),
            demand=demand.strip(),
            due_on=working_days.after(told.day, working_days_given),
            demanded_by=by.person,
            demanded_at=on,
            recurs=earlier.filter(fiscal_year__lt=fiscal_year).order_by("-fiscal_year", "-pk").first(),
        )
        keep(row, new=True)
        told.done_to(row, after=snapshot(row), project=owner)
        told.fact(fiscal_year, project=owner, kind=row.category, state=row.state, count=1)
        posts = Post.objects.filter(in_force(local_day(on)), unit=owner.unit_id)
        people = posts.filter(role__in=(Role.UNIT_CLERK, Role.UNIT_HEAD)).values_list("person", flat=True)
        text = f"请在 {row.due_on} 前整改：{row.problem[:80]}"
        Notification.objects.bulk_create(
            [Notification(person_id=person, text=text, project=owner, sent_at=on) for person in people]
        )
    return row


_MOST_DAYS = 250
"""About a year of work."""


def usual_days(project: Project, day: date) -> int | None:
    """The days that the rulebook gives for remediation, None where nobody has set them."""
    place = jurisdiction_of(project.unit.region_id) or "CN"
    days = current_rulebook().on(place, day)["remediation_days"]
    return None if days is None else int(days)


def plan(*, remediation: int, revision: int, plan: str, owner: str, by: Hat, on: datetime) -> Remediation:
    """The unit says how it mends the problem, and who answers for it. Raises Refused."""
    missing = {"plan": plan, "owner": owner}
    return _step(
        "remediation.plan",
        remediation,
        revision,
        (RemediationState.DEMANDED, RemediationState.PLANNED),
        {"state": RemediationState.PLANNED, "plan": plan.strip(), "owner": owner.strip()},
        needed=missing,
        by=by,
        on=on,
    )


def report(
    *, remediation: int, revision: int, result: str, by: Hat, on: datetime, evidence: int | None = None
) -> Remediation:
    """The unit reports what was done, with the file that shows it. Raises Refused."""
    file = None
    if evidence is not None:
        file = visible(EvidenceFile, by).filter(pk=evidence, discarded_at__isnull=True).first()
        if file is None:
            raise Missing
    changes = {
        "state": RemediationState.REPORTED,
        "result": result.strip(),
        "evidence": file,
        "reported_by": by.person,
        "reported_at": on,
        "verified_by": None,
        "verified_at": None,
    }
    return _step(
        "remediation.report",
        remediation,
        revision,
        (RemediationState.PLANNED,),
        changes,
        needed={"result": result},
        by=by,
        on=on,
    )


def verify(*, remediation: int, revision: int, opinion: str, by: Hat, on: datetime) -> Remediation:
    """Another person has seen that it is mended. Raises Refused."""
    changes = {
        "state": RemediationState.VERIFIED,
        "opinion": opinion.strip(),
        "verified_by": by.person,
        "verified_at": on,
    }
    return _step(
        "remediation.verify",
        remediation,
        revision,
        (RemediationState.REPORTED,),
        changes,
        needed={"opinion": opinion},
        by=by,
        on=on,
    )


def send_back(*, remediation: int, revision: int, opinion: str, by: Hat, on: datetime) -> Remediation:
    """It is not mended yet. Raises Refused."""
    return _step(
        "remediation.send_back",
        remediation,
        revision,
        (RemediationState.REPORTED,),
        {"state": RemediationState.PLANNED, "opinion": opinion.strip()},
        needed={"opinion": opinion},
        by=by,
        on=on,
    )


def reopen(*, remediation: int, revision: int, opinion: str, by: Hat, on: datetime) -> Remediation:
    """What was verified has come back. Raises Refused."""
    changes = {
        "state": RemediationState.DEMANDED,
        "opinion": opinion.strip(),
        "verified_by": None,
        "verified_at": None,
    }
    return _step(
        "remediation.reopen",
        remediation,
        revision,
        (RemediationState.VERIFIED,),
        changes,
        needed={"opinion": opinion},
        by=by,
        on=on,
        again=True,
    )


def alike(row: Remediation, by: Hat) -> QuerySet[Remediation]:
    """The same kind of problem in other projects and years that somebody may see, the newest first."""
    found = visible(Remediation, by).filter(category=row.category).exclude(pk=row.pk)
    return found.select_related("project__unit__region").order_by("-fiscal_year", "-pk")


def _step(
    verb: str,
    remediation: int,
    revision: int,
    expected: tuple[RemediationState, ...],
    changes: dict[str, Any],
    *,
    needed: dict[str, str],
    by: Hat,
    on: datetime,
    again: bool = False,
) -> Remediation:
    problems = {name: "请填写。" for name, text in needed.items() if not text.strip()}
    if problems:
        raise Refused(problems)
    with deed(verb, by=by, on=on) as told:
        row = claim(verb, Remediation, remediation, by)
        if row.state not in expected:
            raise Refused(f"这项整改{RemediationState(row.state).label}，现在不能这样做。")
        if row.revision != revision:
            raise Refused("您打开之后，这项整改又有变化。请看过现在的内容再办理。")
        before = snapshot(row)
        for name, value in changes.items():
            setattr(row, name, value)
        row.reopened += again
        row.revision += 1
        keep(row)
        _tell(told, row, before)
    return row


def _tell(told: Deed, row: Remediation, before: dict[str, Any]) -> None:
    old, new = differing(before, snapshot(row))
    told.done_to(row, before=old, after=new, project=row.project)
    told.fact(row.fiscal_year, project=row.project, kind=row.category, state=row.state, count=1)
