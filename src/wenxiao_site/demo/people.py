"""Invented people in real posts: a clerk in every unit, the desks of every finance department, and the rest."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from django.contrib.auth.hashers import make_password

from wenxiao_site.actions.ledger import spelled
from wenxiao_site.demo.world import Actor, data
from wenxiao_site.registry.models import DeskDepartment, Person, Post, Role, UnitKind
from wenxiao_site.registry.models.people import OF_A_REGION, OF_A_UNIT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from wenxiao_site.actions.ledger import Row
    from wenxiao_site.demo.world import Office, Place, World

    Clock = Callable[[], datetime]

STAGE: Final = "people"
PASSWORD: Final = "Wenxiao-2025"  # noqa: S105 - of people who do not exist; the site says that it is a demonstration
"""Everybody's, in the demonstration only."""

IN_POST_FROM: Final = date(2017, 8, 1)

_PLACE: Final = "654300000"
_SHOWN: Final = (
    # login, role, region and code of the unit, what is said of them
    ("clerk", Role.UNIT_CLERK, "654300000/116001", "填报绩效目标、监控和自评"),
    ("head", Role.UNIT_HEAD, "654300000/116001", "审定本单位的材料"),
    ("reviewer", Role.DEPARTMENT_REVIEWER, "654300000/116", "审核本部门各单位的材料"),
    ("sector", Role.SECTOR_DESK, "654300000/101", "按对口部门审核"),
    ("performance", Role.PERFORMANCE_DESK, "654300000", "组织全地区的绩效管理"),
    ("budget", Role.BUDGET_DESK, "654300000", "批复和调整预算"),
    ("finance-leader", Role.FINANCE_LEADER, "654300000", "看全局，批准制度文件"),
    ("leader", Role.GOVERNMENT_LEADER, "654300000", "看成效和问题"),
    ("observer", Role.OBSERVER, "654300000", "人大、审计监督"),
    ("evaluator", Role.EXTERNAL_EVALUATOR, "654300000/901", "受托评价项目"),
    ("expert", Role.EXPERT, "", "参加评审"),
    ("county-performance", Role.PERFORMANCE_DESK, "654322000", "县级绩效管理"),
    ("county-budget", Role.BUDGET_DESK, "654322000", "县级预算"),
    ("county-clerk", Role.UNIT_CLERK, "654322000/116", "县级部门填报"),
    ("township-clerk", Role.UNIT_CLERK, "654322101/301", "乡镇填报"),
)
"""Whom a visitor may log in as. A place that a small box lacks is skipped."""

_ADMINISTRATORS: Final = (
    (Role.SYSTEM_ADMINISTRATOR, "system", "系统管理员"),
    (Role.SECURITY_ADMINISTRATOR, "security", "安全保密管理员"),
    (Role.AUDITOR, "auditor", "安全审计员"),
)
_EXPERTS: Final = 12
_DESK_SECTORS: Final = ("water", "agriculture", "livestock", "forestry", "rural")


class _Names:
    """Names by chance, and one hash of the password for all: hashing is slow on purpose."""

    def __init__(self, world: World) -> None:
        self._told, self._chance = data("names"), world.chance(STAGE)
        self.password = make_password(PASSWORD)

    def next(self) -> str:
        han, kazakh = self._told["han"], self._told["kazakh"]
        if self._chance.happens(450):
            return f"{self._chance.one(kazakh['given'])}·{self._chance.one(kazakh['family'])}"
        return f"{self._chance.one(han['family'])}{self._chance.one(han['given'])}"


def administrators(world: World, at: datetime) -> list[Actor]:
    """The three administrators, inside the founding; the deed that tells it is the caller's."""
    names = _Names(world)
    made = []
    for role, login, label in _ADMINISTRATORS:
        row = _person(world, login, names.next(), names.password, at)
        made.append(_post(world, row, role, None, at))
        world.shown.append((label, made[-1]))
    return made


def settle_in(world: World, actors: Sequence[Actor], clock: Clock) -> None:
    """Everybody changes the first password."""
    for each in actors:
        at = clock()
        each.account |= {"must_change_password": False, "password_changed_at": at}
        after = {"password_changed_at": spelled(at)}
        world.ledger.tell(at, "people.change_password", None, Person, each.person, person=each.person, after=after)


def appoint(world: World, system: Actor, security: Actor, clock: Clock) -> None:
    """Give every unit its people: accounts, posts, desks, experts."""
    names = _Names(world)
    hired: list[Actor] = []

    def hire(login: str, role: Role, place: Office | Place | None) -> Actor:
        at = clock()
        row = _person(world, login, names.next(), names.password, at)
        world.ledger.tell(at, "people.register", system, Person, row["id"], after=world.ledger.told(Person, row))
        at = clock()
        actor = _post(world, row, role, place, at, by=security)
        hired.append(actor)
        return actor

    shown = {(role, where): (login, text) for login, role, where, text in _SHOWN}
    for role, place, where in _posts(world):
        login, text = shown.get((role, where), ("", ""))
        actor = hire(login or f"{role.value.lower().replace('_', '-')}.{where.replace('/', '.')}", role, place)
        if login:
            world.shown.append((text, actor))
    for number in range(1, _EXPERTS + 1):
        login = "expert" if number == 1 else f"expert.{number:02}"
        world.experts.append(hire(login, Role.EXPERT, None))
    world.shown.append((shown[Role.EXPERT, ""][1], world.experts[0]))
    for actor in [each for each in hired if each.role == Role.SECTOR_DESK]:
        _look_after(world, actor, security, clock())
    settle_in(world, hired, clock)
    order = {login: number for number, (login, *_) in enumerate(_SHOWN)}
    world.shown.sort(key=lambda each: order.get(each[1].login, len(order)))


def _posts(world: World) -> list[tuple[Role, Office | Place, str]]:
    """Every post there is: role, unit or region, and how it is written."""
    found: list[tuple[Role, Office | Place, str]] = []
    for office in world.offices:
        where = f"{office.region.code}/{office.code}"
        if office.kind == UnitKind.EXTERNAL_EVALUATOR:
            found.append((Role.EXTERNAL_EVALUATOR, office, where))
        elif office in world.budgeted or office.tier is not None:
            found.append((Role.UNIT_CLERK, office, where))
            if office.tier == 1 and office.kind != UnitKind.TOWNSHIP_GOVERNMENT:
                found.append((Role.DEPARTMENT_REVIEWER, office, where))
            found.append((Role.UNIT_HEAD, office, where))
        if office.kind == UnitKind.FINANCE_DEPARTMENT:
            found.append((Role.SECTOR_DESK, office, where))
            found += [(role, office.region, office.region.code) for role in OF_A_REGION]
    return found


def _person(world: World, login: str, name: str, password: str, at: datetime) -> Row:
    return world.ledger.add(Person, login=login, name=name, password=password, recorded_at=at)


def _post(
    world: World, person: Row, role: Role, place: Office | Place | None, at: datetime, by: Actor | None = None
) -> Actor:
    row = world.ledger.add(
        Post,
        person_id=person["id"],
        role=role.value,
        unit_id=place.id if place and role in OF_A_UNIT else None,
        region_id=place.id if place and role in OF_A_REGION else None,
        valid_from=IN_POST_FROM,
        recorded_at=at,
    )
    if by is not None:
        world.ledger.tell(at, "people.assign_post", by, Post, row["id"], after=world.ledger.told(Post, row))
    hat = f"{role.label} · {place.name}" if place else role.label
    actor = Actor(person, person["id"], row["id"], person["login"], person["name"], role, hat)
    world.actors[role, place.id if place else 0] = actor
    return actor


def _look_after(world: World, desk: Actor, by: Actor, at: datetime) -> None:
    """A sector desk looks after the departments of its sectors."""
    region = next(office.region for office in world.offices if (Role.SECTOR_DESK, office.id) in world.actors
                  and world.actors[Role.SECTOR_DESK, office.id] is desk)  # fmt: skip
    departments = sorted(
        each.id
        for each in world.budgeted
        if each.region is region and each.parent is None and each.sector in _DESK_SECTORS
    )
    for unit in departments:
        world.ledger.add(DeskDepartment, post_id=desk.post, unit_id=unit)
    world.ledger.tell(
        at,
        "people.assign_departments",
        by,
        Post,
        desk.post,
        before={"departments": []},
        after={"departments": departments},
    )
