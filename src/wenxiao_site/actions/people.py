"""People: accounts and passwords, posts, acting for each other, engagements."""

from __future__ import annotations

import secrets
import string
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.contrib.auth.hashers import check_password, make_password, verify_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.db.models import Q

from wenxiao_site.actions.auditing import allow, claim, deed, keep, local_day, set_fields, snapshot
from wenxiao_site.actions.errors import Missing, Refused
from wenxiao_site.actions.merging import differing
from wenxiao_site.registry.models import (
    Delegation,
    DeskDepartment,
    Engagement,
    Person,
    Post,
    Project,
    Region,
    Role,
    Unit,
    UnitKind,
)
from wenxiao_site.registry.models.people import OF_A_REGION, OF_A_UNIT, SEPARATED
from wenxiao_site.visibility import visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from wenxiao_site.visibility import Hat

LEAST_PASSWORD_LENGTH: Final = 10
LEAST_KINDS_OF_CHARACTERS: Final = 3
FAILURES_BEFORE_LOCK: Final = 5
LOCKED_FOR: Final = timedelta(minutes=15)

_ONE_TIME_LENGTH: Final = 14
_READABLE: Final = "".join(sorted(set(string.ascii_letters + string.digits) - set("Il1O0o")))
_WRONG: Final = "登录名或密码不对。"
_FIELDS: Final = ("name", "phone", "email")
_OWN_FIELDS: Final = ("phone", "email")


# --- Accounts ---------------------------------------------------------------------------------------------------------


def register(
    *, login: str, name: str, password: str, by: Hat, on: datetime, phone: str = "", email: str = ""
) -> Person:
    """A new account, without rights until posts are assigned. The first login changes the password. Raises Refused."""
    with deed("people.register", by=by, on=on) as told:
        allow("people.register", by)
        person = new_person(login=login, name=name, password=password, on=on, phone=phone, email=email)
        told.done_to(person, after=snapshot(person))
    return person


def amend(*, person: int, changes: Mapping[str, Any], by: Hat, on: datetime) -> Person:
    """Change name, telephone or mail of somebody. Raises Refused."""
    with deed("people.amend", by=by, on=on) as told:
        row = claim("people.amend", Person, person, by)
        before = snapshot(row)
        set_fields(row, changes, _FIELDS)
        old, new = differing(before, snapshot(keep(row)))
        told.done_to(row, before=old, after=new)
    return row


def amend_self(*, changes: Mapping[str, Any], by: Hat, on: datetime) -> Person:
    """Change one's own telephone or mail. Raises Refused."""
    with deed("people.amend_self", by=by, on=on) as told:
        row = claim("people.amend_self", Person, by.person.pk, by)
        before = snapshot(row)
        set_fields(row, changes, _OWN_FIELDS)
        old, new = differing(before, snapshot(keep(row)))
        told.done_to(row, before=old, after=new)
    return row


def deactivate(*, person: int, by: Hat, on: datetime) -> Person:
    """Close an account; what the person did stays. Raises Refused."""
    return _switch("people.deactivate", person, is_active=False, by=by, on=on)


def reactivate(*, person: int, by: Hat, on: datetime) -> Person:
    """Open an account again. Raises Refused."""
    return _switch("people.reactivate", person, is_active=True, by=by, on=on)


def _switch(verb: str, person: int, *, is_active: bool, by: Hat, on: datetime) -> Person:
    with deed(verb, by=by, on=on) as told:
        row = claim(verb, Person, person, by)
        if row.pk == by.person.pk:
            raise Refused("不能停用或启用自己的账号。")
        told.done_to(row, before={"is_active": row.is_active}, after={"is_active": is_active})
        row.is_active = is_active
        keep(row)
    return row


def new_person(*, login: str, name: str, password: str, on: datetime, phone: str = "", email: str = "") -> Person:
    """Write an account, inside a deed. Raises Refused."""
    refuse_weak(password, login=login, name=name)
    person = Person(login=login, name=name, phone=phone, email=email, recorded_at=on)
    person.password = make_password(password)
    return keep(person, new=True)


# --- Passwords and logins ---------------------------------------------------------------------------------------------


def refuse_weak(password: str, *, login: str, name: str) -> None:
    """The rules for passwords. Raises Refused with every rule that is broken."""
    kinds = (str.islower, str.isupper, str.isdigit, lambda each: not each.isalnum())
    problems = []
    if len(password) < LEAST_PASSWORD_LENGTH:
        problems.append(f"密码至少 {LEAST_PASSWORD_LENGTH} 位")
    if sum(any(kind(each) for each in password) for kind in kinds) < LEAST_KINDS_OF_CHARACTERS:
        problems.append("大写字母、小写字母、数字、其他符号中至少用三种")
    if any(word and word.casefold() in password.casefold() for word in (login, name)):
        problems.append("不能含有登录名或姓名")
    try:
        CommonPasswordValidator().validate(password)
    except ValidationError:
        problems.append("太常见，容易被猜到")
    if problems:
        raise Refused({"password": "密码不够安全：" + "；".join(problems) + "。"})


def one_time_password() -> str:
    """A random first password that fulfils the rules and is easy to read out."""
    while True:
        text = "".join(secrets.choice(_READABLE) for _ in range(_ONE_TIME_LENGTH))
        if any(map(str.islower, text)) and any(map(str.isupper, text)) and any(map(str.isdigit, text)):
            return text


def log_in(*, login: str, password: str, on: datetime, address: str = "") -> Person:
    """The person behind a login name and password; failures are counted, and lock the account for a while.

    `address`: from where, for the record. Raises Refused: the sentence does not tell whether the login name exists.
    """
    person = Person.objects.filter(login=login, is_active=True).first()
    if person is None:
        make_password(password)  # takes as long as a wrong password does
        raise Refused(_WRONG)
    _refuse_locked(person, on)
    is_right, is_outdated = verify_password(password, person.password)
    if not is_right:
        _count_failure(person.pk, on, address)
        raise Refused(_WRONG)
    with deed("people.log_in", by=None, on=on, person=person) as told:
        row = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
        _refuse_locked(row, on)  # others may have guessed wrong meanwhile
        row.failed_logins, row.locked_until, row.last_login = 0, None, on
        if is_outdated:
            row.password = make_password(password)
        keep(row)
        told.done_to(row, after={"address": address})
    return row


def _refuse_locked(person: Person, on: datetime) -> None:
    if person.locked_until is not None and on < person.locked_until:
        minutes = -((on - person.locked_until) // timedelta(minutes=1))
        raise Refused(f"密码错误次数过多，账号已锁定，请约 {minutes} 分钟后再试，或请安全保密管理员解锁。")


def _count_failure(person: int, on: datetime, address: str = "") -> None:
    with deed("people.fail_to_log_in", by=None, on=on) as told:
        row = Person.objects.select_for_update(no_key=True).get(pk=person)
        row.failed_logins += 1
        if row.failed_logins >= FAILURES_BEFORE_LOCK:
            row.failed_logins, row.locked_until = 0, on + LOCKED_FOR
        keep(row)
        after = {"failed_logins": row.failed_logins, "locked_until": row.locked_until, "address": address}
        told.done_to(row, after=after)


def change_password(*, person: int, old: str, new: str, on: datetime) -> Person:
    """Change one's own password; the old one proves who asks. Raises Refused."""
    encoded = Person.objects.values_list("password", flat=True).filter(pk=person, is_active=True).first()
    if encoded is None:
        raise Missing
    if not check_password(old, encoded):
        _count_failure(person, on)
        raise Refused({"old": "原密码不对。"})
    if old == new:
        raise Refused({"password": "新密码不能与原密码相同。"})
    with deed("people.change_password", by=None, on=on, person=Person.objects.get(pk=person)) as told:
        row = Person.objects.select_for_update(no_key=True).get(pk=person)
        refuse_weak(new, login=row.login, name=row.name)
        row.password, row.must_change_password, row.password_changed_at = make_password(new), False, on
        keep(row)
        told.done_to(row, after={"password_changed_at": on})
    return row


def reset_password(*, person: int, password: str, by: Hat, on: datetime) -> Person:
    """Give somebody a new first password, to be changed at the next login; unlocks. Raises Refused."""
    with deed("people.reset_password", by=by, on=on) as told:
        row = claim("people.reset_password", Person, person, by)
        refuse_weak(password, login=row.login, name=row.name)
        row.password, row.must_change_password, row.password_changed_at = make_password(password), True, on
        row.failed_logins, row.locked_until = 0, None
        keep(row)
        told.done_to(row, after={"password_changed_at": on, "must_change_password": True})
    return row


def unlock(*, person: int, by: Hat, on: datetime) -> Person:
    """Let somebody try to log in again. Raises Refused."""
    with deed("people.unlock", by=by, on=on) as told:
        row = claim("people.unlock", Person, person, by)
        told.done_to(row, before={"locked_until": row.locked_until}, after={"locked_until": None})
        row.failed_logins, row.locked_until = 0, None
        keep(row)
    return row


# --- Posts ------------------------------------------------------------------------------------------------------------


def assign_post(
    *,
    person: int,
    role: str,
    valid_from: date,
    by: Hat,
    on: datetime,
    unit: int | None = None,
    region: int | None = None,
    valid_to: date | None = None,
    document: str = "",
) -> Post:
    """Give somebody a role in a unit or a region. Raises Refused."""
    with deed("people.assign_post", by=by, on=on) as told:
        holder = claim("people.assign_post", Person, person, by)
        post = new_post(
            holder,
            role,
            unit=_found(Unit, unit, by),
            region=_found(Region, region, by),
            valid_from=valid_from,
            valid_to=valid_to,
            document=document,
            on=on,
        )
        told.done_to(post, after=snapshot(post))
    return post


def end_post(*, post: int, valid_to: date, by: Hat, on: datetime) -> Post:
    """A person no longer holds a post from a day on. Raises Refused."""
    with deed("people.end_post", by=by, on=on) as told:
        row = claim("people.end_post", Post, post, by)
        told.done_to(row, before={"valid_to": row.valid_to}, after={"valid_to": valid_to})
        row.valid_to = valid_to
        keep(row)
    return row


def assign_departments(*, post: int, units: Sequence[int], by: Hat, on: datetime) -> Post:
    """Say which departments a sector desk looks after; those not named no longer. Raises Refused."""
    with deed("people.assign_departments", by=by, on=on) as told:
        row = claim("people.assign_departments", Post, post, by)
        if row.role != Role.SECTOR_DESK:
            raise Refused("只有财政业务科室的岗位才有对口部门。")
        before = sorted(row.departments.values_list("unit", flat=True))
        row.departments.all().delete()
        for unit in sorted(set(units)):
            keep(DeskDepartment(post=row, unit=visible(Unit, by).get(pk=unit)), new=True)
        told.done_to(row, before={"departments": before}, after={"departments": sorted(set(units))})
    return row


def new_post(
    person: Person,
    role: str,
    *,
    valid_from: date,
    on: datetime,
    unit: Unit | None = None,
    region: Region | None = None,
    valid_to: date | None = None,
    document: str = "",
) -> Post:
    """Write a post, inside a deed. Raises Refused."""
    if role in OF_A_UNIT and unit is None:
        raise Refused({"unit": "请选择单位。"})
    if role in OF_A_REGION and region is None:
        raise Refused({"region": "请选择地区。"})
    if role == Role.EXTERNAL_EVALUATOR and unit and unit.kind != UnitKind.EXTERNAL_EVALUATOR:
        raise Refused({"unit": "第三方机构的岗位应在第三方机构。"})
    _refuse_joined(person, role, valid_from, valid_to)
    post = Post(
        person=person,
        role=role,
        unit=unit,
        region=region,
        valid_from=valid_from,
        valid_to=valid_to,
        document=document,
        recorded_at=on,
    )
    return keep(post, new=True)


def _refuse_joined(person: Person, role: str, valid_from: date, valid_to: date | None) -> None:
    """The three administrators are three people, and the auditor does nothing else."""
    at_the_time = Q(valid_to__isnull=True) | Q(valid_to__gt=valid_from)
    if valid_to is not None:
        at_the_time &= Q(valid_from__lt=valid_to)
    others = set(person.posts.filter(at_the_time).exclude(role=role).values_list("role", flat=True))
    if role == Role.AUDITOR and others:
        raise Refused({"role": "安全审计员不能兼任其他岗位。"})
    if Role.AUDITOR in others:
        raise Refused({"role": "这个人是安全审计员，不能兼任其他岗位。"})
    if role in SEPARATED and others & set(SEPARATED):
        raise Refused({"role": "系统管理员、安全保密管理员、安全审计员不能由同一人担任。"})
    delegated = Delegation.objects.filter(at_the_time, person=person).exists()
    if role == Role.AUDITOR and delegated:
        raise Refused({"role": "这个人正在代理别的岗位，不能担任安全审计员。"})


def _found(model: type[Any], pk: int | None, by: Hat) -> Any:  # noqa: ANN401 - a row of the model
    if pk is None:
        return None
    row = visible(model, by).filter(pk=pk).first()
    if row is None:
        raise Missing
    return row


# --- Acting for each other --------------------------------------------------------------------------------------------


def delegate(*, person: int, valid_from: date, valid_to: date, reason: str, by: Hat, on: datetime) -> Delegation:
    """Let somebody act on one's post for a time. Raises Refused."""
    with deed("people.delegate", by=by, on=on) as told:
        post = claim("people.delegate", Post, by.post.pk, by)
        deputy = Person.objects.filter(pk=person, is_active=True).first()
        if deputy is None:
            raise Missing
        if deputy.pk == by.person.pk:
            raise Refused({"person": "不能委托给自己。"})
        if deputy.posts.filter(role__in=SEPARATED).exists():
            raise Refused({"person": "系统管理员、安全保密管理员、安全审计员不能代理业务岗位。"})
        if valid_from < local_day(on):
            raise Refused({"valid_from": "开始日期不能早于今天。"})
        row = Delegation(
            post=post, person=deputy, valid_from=valid_from, valid_to=valid_to, reason=reason, recorded_at=on
        )
        keep(row, new=True)
        told.done_to(row, after=snapshot(row), unit=post.unit)
    return row


def end_delegation(*, delegation: int, valid_to: date, by: Hat, on: datetime) -> Delegation:
    """Take a post back before the time. Raises Refused."""
    with deed("people.end_delegation", by=by, on=on) as told:
        row = claim("people.end_delegation", Delegation, delegation, by)
        if row.valid_to is None or valid_to > row.valid_to:
            raise Refused({"valid_to": "只能提前收回，不能延长；需要延长请另行委托。"})
        told.done_to(row, before={"valid_to": row.valid_to}, after={"valid_to": valid_to}, unit=row.post.unit)
        row.valid_to = valid_to
        keep(row)
    return row


# --- Engagements ------------------------------------------------------------------------------------------------------


def engage(
    *,
    project: int,
    valid_from: date,
    document: str,
    by: Hat,
    on: datetime,
    unit: int | None = None,
    person: int | None = None,
    valid_to: date | None = None,
) -> Engagement:
    """Engage an external evaluator or an expert on a project: from then on they see it. Raises Refused."""
    with deed("people.engage", by=by, on=on) as told:
        on_project = claim("people.engage", Project, project, by)
        if on_project.is_classified:
            raise Refused("涉密项目不委托第三方机构和外部专家。")
        firm = Unit.objects.filter(pk=unit, kind=UnitKind.EXTERNAL_EVALUATOR).first() if unit is not None else None
        if unit is not None and firm is None:
            raise Refused({"unit": "请选择第三方机构。"})
        expert = Person.objects.filter(pk=person, posts__role=Role.EXPERT).first() if person is not None else None
        if person is not None and expert is None:
            raise Refused({"person": "请选择评审专家。"})
        row = Engagement(
            project=on_project,
            unit=firm,
            person=expert,
            valid_from=valid_from,
            valid_to=valid_to,
            document=document,
            recorded_at=on,
        )
        keep(row, new=True)
        told.done_to(row, after=snapshot(row), project=on_project)
    return row


def end_engagement(*, engagement: int, valid_to: date, by: Hat, on: datetime) -> Engagement:
    """An engagement ends on a day. Raises Refused."""
    with deed("people.end_engagement", by=by, on=on) as told:
        row = claim("people.end_engagement", Engagement, engagement, by)
        told.done_to(row, before={"valid_to": row.valid_to}, after={"valid_to": valid_to}, project=row.project)
        row.valid_to = valid_to
        keep(row)
    return row
