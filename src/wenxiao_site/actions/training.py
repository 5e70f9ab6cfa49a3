"""The training register: courses that were held, with person-times by audience."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenxiao_site.actions.auditing import claim, deed, keep, snapshot
from wenxiao_site.actions.errors import Missing, Refused
from wenxiao_site.registry.models import Audience, Region, TrainingAttendance, TrainingCourse, Unit
from wenxiao_site.visibility import visible

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from wenxiao_site.visibility import Hat


def record(
    *,
    region: int,
    organiser: int,
    title: str,
    method: str,
    held_on: date,
    person_times: Mapping[str, int],
    by: Hat,
    on: datetime,
    days: int = 1,
) -> TrainingCourse:
    """A training that was held in a region, with the person-times of each audience. Raises Refused."""
    with deed("training.record", by=by, on=on) as told:
        place = claim("training.record", Region, region, by)
        unit = visible(Unit, by).filter(pk=organiser, region=place).first()
        if unit is None:
            raise Missing
        if held_on > told.day:
            raise Refused({"held_on": "日期还没有到。"})
        counted = {audience: count for audience, count in person_times.items() if count}
        if not counted:
            raise Refused("请至少填写一类培训对象的人次。")
        if unknown := sorted(set(counted) - set(Audience.values)):
            raise Refused(dict.fromkeys(unknown, "没有这类培训对象。"))
        row = TrainingCourse(
            region=place,
            title=title.strip(),
            method=method,
            held_on=held_on,
            days=days,
            organiser=unit,
            recorded_by=by.person,
            recorded_at=on,
        )
        keep(row, new=True)
        for audience, count in counted.items():
            keep(TrainingAttendance(course=row, audience=audience, person_times=count), new=True)
        told.done_to(row, after=snapshot(row) | {"person_times": dict(counted)}, unit=unit)
        for audience, count in counted.items():
            told.fact(held_on.year, unit=unit, kind=audience, count=count, occurred_on=held_on, state=row.method)
    return row
