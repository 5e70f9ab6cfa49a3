"""The beginning: the first region and the three administrators, who make everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wenxiao_site.actions.auditing import deed, local_day, snapshot
from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.people import new_person, new_post
from wenxiao_site.actions.places import new_region
from wenxiao_site.registry.models import Person, Region, Role

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

ADMINISTRATORS: Final = (Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR)


def found(
    *,
    code: str,
    name: str,
    level: str,
    administrators: Mapping[str, tuple[str, str, str]],
    on: datetime,
    jurisdiction: str = "",
) -> Region:
    """The region that the site is for, and its three administrators: role → (login, name, first password).

    Only into an empty registry. Each changes the first password at the first login. Raises Refused.
    """
    with deed("founding.found", by=None, on=on) as told:
        if Person.objects.exists() or Region.objects.exists():
            raise Refused("已经初始化过，不能再来一次。")
        if set(administrators) != set(ADMINISTRATORS):
            raise Refused("请分别指定系统管理员、安全保密管理员、安全审计员。")
        day = local_day(on)
        region = new_region(None, code=code, name=name, level=level, valid_from=day, jurisdiction=jurisdiction)
        people = {}
        for role, (login, person_name, password) in administrators.items():
            person = new_person(login=login, name=person_name, password=password, on=on)
            new_post(person, role, valid_from=day, on=on)
            people[role] = login
        told.done_to(region, after=snapshot(region) | {"administrators": people})
    return region
