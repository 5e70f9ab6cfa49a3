"""Rounds of work and their deadlines, in working days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wenxiao_site.actions.auditing import claim, deed, keep, snapshot
from wenxiao_site.actions.errors import Late, Missing, Refused
from wenxiao_site.adapters import working_days
from wenxiao_site.registry.models import Deadline, Region, Round, Step, Unit, UnitLink
from wenxiao_site.visibility import visible

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from wenxiao_site.visibility import Hat


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline seen from a day: working days left (below zero: overdue). `is_certain`: the holidays are known."""

    on: date
    working_days_left: int
    is_certain: bool


def announce(
    *,
    region: int,
    stage: str,
    fiscal_year: int,
    name: str,
    opens_on: date,
    deadlines: Mapping[str, date],
    by: Hat,
    on: datetime,
    document: str = "",
) -> Round:
    """A campaign with the last day of each step. Raises Refused."""
    with deed("rounds.announce", by=by, on=on) as told:
        place = claim("rounds.announce", Region, region, by)
        row = begun(
            place,
            stage=stage,
            fiscal_year=fiscal_year,
            name=name,
            opens_on=opens_on,
            deadlines=deadlines,
            document=document,
            on=on,
        )
        told.done_to(row, after=snapshot(row) | {"deadlines": dict(deadlines)})
    return row


def begun(
    region: Region,
    *,
    stage: str,
    fiscal_year: int,
    name: str,
    opens_on: date,
    deadlines: Mapping[str, date],
    document: str,
    on: datetime,
) -> Round:
    """A new campaign with its deadlines, inside the deed of another action. Raises Refused."""
    row = Round(
        region=region,
        stage=stage,
        fiscal_year=fiscal_year,
        name=name,
        opens_on=opens_on,
        document=document,
        recorded_at=on,
    )
    keep(row, new=True)
    for step, due_on in deadlines.items():
        _refuse_unfit(row, due_on)
        keep(Deadline(round=row, step=step, due_on=due_on, recorded_at=on), new=True)
    return row


def set_deadline(
    *,
    campaign: int,
    step: str,
    due_on: date,
    by: Hat,
    on: datetime,
    unit: int | None = None,
    reason: str = "",
) -> Deadline:
    """Move the deadline of a step, for all or, with a reason, for one unit and those below it. Raises Refused."""
    with deed("rounds.set_deadline", by=by, on=on) as told:
        of = claim("rounds.set_deadline", Round, campaign, by)
        _refuse_unfit(of, due_on)
        whose = visible(Unit, by).filter(pk=unit).first() if unit is not None else None
        if unit is not None and whose is None:
            raise Missing
        row = Deadline.objects.filter(round=of, step=step, unit=whose).first()
        before = snapshot(row) if row else None
        is_new = row is None
        row = row or Deadline(round=of, step=step, unit=whose)
        row.due_on, row.reason, row.recorded_at = due_on, reason, on
        keep(row, new=is_new)
        told.done_to(row, before=before, after=snapshot(row), unit=whose)
    return row


def close(*, campaign: int, closed_on: date, by: Hat, on: datetime) -> Round:
    """End a campaign. Raises Refused."""
    with deed("rounds.close", by=by, on=on) as told:
        row = claim("rounds.close", Round, campaign, by)
        told.done_to(row, before={"closed_on": row.closed_on}, after={"closed_on": closed_on})
        row.closed_on = closed_on
        keep(row)
    return row


def due(campaign: Round, step: str, unit: Unit, day: date) -> Due | None:
    """The deadline of a unit for a step, seen from a day: its own, else that of the nearest unit above, else of all."""
    above = {each.ancestor_id: each.depth for each in UnitLink.objects.filter(descendant=unit)}
    found = [
        (above[each.unit_id] if each.unit_id is not None else len(above), each.due_on)
        for each in Deadline.objects.filter(round=campaign, step=step)
        if each.unit_id is None or each.unit_id in above
    ]
    return seen(min(found)[1], day) if found else None


def overdue(campaign: Round, step: str, unit: Unit, day: date) -> str:
    """That the last day of a unit for a step is over, and when it was; empty while it is not."""
    found = due(campaign, step, unit, day)
    return f"{Step(step).label}已于 {found.on} 截止" if found is not None and found.on < day else ""


def refuse_late(campaign: Round, step: str, unit: Unit, day: date) -> None:
    """Nothing is handed in after the last day. Raises Late."""
    if words := overdue(campaign, step, unit, day):
        raise Late(f"{words}，没有办理；您填写的内容都已保存。请联系财政绩效科给本单位延期后再办理。")


def seen(due_on: date, day: date) -> Due:
    """A last day seen from a day."""
    is_certain = working_days.is_known(day.year) and working_days.is_known(due_on.year)
    return Due(due_on, working_days.left(day, due_on), is_certain)


def _refuse_unfit(campaign: Round, due_on: date) -> None:
    if due_on < campaign.opens_on:
        raise Refused({"due_on": f"截止日期不能早于开始日期 {campaign.opens_on}。"})
    if not working_days.is_working_day(due_on):
        following = working_days.after(due_on, 1)
        raise Refused({"due_on": f"{due_on} 不是工作日，请改为工作日，例如 {following}。"})
