"""Regions, units, people: what is made, what is refused, with a sentence beside the field."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.db import IntegrityError, connection, transaction
from django.test.utils import override_settings

from support.world import BEGAN, DAY, LATER, NOW, PASSWORD
from wenxiao_site.actions import founding, people, places, plans
from wenxiao_site.actions.errors import Missing, NotAllowed, Refused
from wenxiao_site.registry.models import (
    AuditEvent,
    Person,
    Post,
    Project,
    Region,
    RegionLink,
    Unit,
    UnitLink,
    UnitValidity,
)
from wenxiao_site.registry.passwords import Argon2
from wenxiao_site.visibility import hats, visible


def refused(problem):
    """The sentences of a refusal, by field."""
    return problem.value.problems


def open_parents():
    """Where every unit stands by its open period."""
    return dict(UnitValidity.objects.filter(valid_to__isnull=True).values_list("unit", "parent"))


def closure_of(parents):
    """Every pair of a unit and one above it, by walking the parents."""
    pairs = set()
    for unit in parents:
        above, depth = unit, 0
        while above is not None:
            pairs.add((above, unit, depth))
            above, depth = parents.get(above), depth + 1
    return pairs


# --- Places -----------------------------------------------------------------------------------------------------------


def test_a_unit_moves_with_all_below_it_and_what_it_was_is_kept(world):
    center, school = world.unit("654300000/219001"), world.unit("654300000/205")
    before = open_parents()
    places.move_unit(
        unit=center.pk, parent=school.pk, valid_from=DAY, reason="机构改革", by=world.hat("system"), on=LATER
    )
    assert closure_of(open_parents()) == set(UnitLink.objects.values_list("ancestor", "descendant", "depth"))
    assert dict(Unit.objects.values_list("pk", "parent")) == open_parents() == before | {center.pk: school.pk}
    periods = UnitValidity.objects.filter(unit=center).order_by("valid_from")
    assert [(each.parent.code, each.valid_from, each.valid_to) for each in periods] == [
        ("219", BEGAN, DAY),
        ("205", DAY, None),
    ]
    assert world.project("station") not in visible(Project, world.hat("reviewer"))
    assert world.project("station") in visible(Project, world.hat("school-reviewer"))


def test_a_unit_is_not_moved_under_itself(world):
    department, station = world.unit("654300000/219"), world.unit("654300000/219001001")
    for parent in (station, department):
        with pytest.raises(Refused) as problem:
            places.move_unit(
                unit=department.pk, parent=parent.pk, valid_from=DAY, reason="误操作", by=world.hat("system"), on=LATER
            )
        assert refused(problem) == {"parent": "不能放到自己或自己的下级之下。"}
    assert closure_of(open_parents()) == set(UnitLink.objects.values_list("ancestor", "descendant", "depth"))


def test_the_database_itself_refuses_a_circle(world):
    department, station = world.unit("654300000/219"), world.unit("654300000/219001001")
    with pytest.raises(IntegrityError, match="下级之下"), transaction.atomic():
        Unit.objects.filter(pk=department.pk).update(parent=station)
    for ancestor, descendant, depth in (
        (station, department, 1),
        (department, department, 1),
        (station, department, 2),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            UnitLink.objects.create(ancestor=ancestor, descendant=descendant, depth=depth)
    prefecture, township = Region.objects.get(code="654300000"), Region.objects.get(code="654322100")
    with pytest.raises(IntegrityError, match="下级之下"), transaction.atomic():
        Region.objects.filter(pk=prefecture.pk).update(parent=township)
    with pytest.raises(IntegrityError), transaction.atomic():
        RegionLink.objects.create(ancestor=township, descendant=prefecture, depth=1)


def test_a_region_moves_only_below_a_higher_level(world):
    county, town = Region.objects.get(code="654301000"), Region.objects.get(code="654322100")
    places.move_region(region=town.pk, parent=county.pk, by=world.hat("system"), on=LATER)
    above = RegionLink.objects.filter(descendant=town).order_by("depth").values_list("ancestor__code", flat=True)
    assert list(above) == ["654322100", "654301000", "654300000"]
    with pytest.raises(Refused) as problem:
        places.move_region(region=county.pk, parent=town.pk, by=world.hat("system"), on=LATER)
    assert "parent" in refused(problem)


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"code": "21"}, "code", "单位代码应为数字，每级 3 位，最多 7 级。"),
        ({"code": "219"}, "code", "这个地区已有同一代码的单位。"),
        ({"name": "长" * 300}, "name", "单位名称最多 100 个字，现在有 300 个字，请缩短。"),
        ({"name": ""}, "name", "请填写单位名称。"),
        ({"name": "两\n行"}, "name", "只能写一行，请去掉换行。"),
        ({"name": "看不见\x00的"}, "name", "含有不可见的控制字符，请删除后重新输入。"),
        ({"kind": "SHOP"}, "kind", "单位性质不在可选范围内。"),
        ({"tier": 4}, "tier", "预算单位应填预算级次（1 至 3），其他单位不填。"),
        ({"tier": None}, "tier", "预算单位应填预算级次（1 至 3），其他单位不填。"),
        (
            {"credit_code": "91110000600037341A"},
            "credit_code",
            "统一社会信用代码不对：应为 18 位，最后一位是校验码，请核对证照。",
        ),
        ({"valid_from": date(2026, 4, 1)}, "valid_from", "生效日期还没有到，请在生效当天或以后办理。"),
    ],
)
def test_a_wrong_unit_is_refused_beside_the_field(world, changed, field, sentence):
    region = Region.objects.get(code="654300000")
    good = {"code": "333", "name": "地区林草局", "kind": "LINE_DEPARTMENT", "tier": 1, "valid_from": BEGAN}
    events = AuditEvent.objects.count()
    with pytest.raises(Refused) as problem:
        places.register_unit(region=region.pk, **{**good, **changed}, by=world.hat("system"), on=LATER)
    assert refused(problem) == {field: sentence}
    assert not Unit.objects.filter(code="333").exists()
    assert AuditEvent.objects.count() == events
    places.register_unit(region=region.pk, **good, credit_code="91110000600037341L", by=world.hat("system"), on=LATER)
    assert AuditEvent.objects.count() == events + 1


def test_a_unit_with_units_below_is_not_closed(world):
    department, station = world.unit("654300000/219"), world.unit("654300000/219001001")
    with pytest.raises(Refused, match="下级单位还没有撤销"):
        places.close_unit(unit=department.pk, valid_to=DAY, reason="撤销", by=world.hat("system"), on=LATER)
    places.close_unit(unit=station.pk, valid_to=DAY, reason="撤销", by=world.hat("system"), on=LATER)
    assert Unit.objects.get(pk=station.pk).valid_to == DAY


def test_only_the_system_administrator_places_units(world):
    region = Region.objects.get(code="654300000")
    new = {"code": "333", "name": "地区林草局", "kind": "LINE_DEPARTMENT", "tier": 1, "valid_from": BEGAN}
    for login in ("performance", "security", "auditor", "clerk"):
        with pytest.raises((NotAllowed, Missing)):
            places.register_unit(region=region.pk, **new, by=world.hat(login), on=LATER)


def test_sqlite_too_keeps_texts_within_their_length(world):
    with pytest.raises(IntegrityError) if connection.vendor == "sqlite" else pytest.raises(Exception, match="too long"):
        Unit.objects.filter(code="219").update(name="长" * 101)


def test_a_site_is_founded_once(database):
    administrators = {
        "SYSTEM_ADMINISTRATOR": ("one", "甲", PASSWORD),
        "SECURITY_ADMINISTRATOR": ("two", "乙", PASSWORD),
        "AUDITOR": ("three", "丙", PASSWORD),
    }
    about = {"code": "510117000", "name": "郫都区", "level": "COUNTY", "on": NOW}
    with pytest.raises(Refused, match="分别指定"):
        founding.found(**about, administrators={"AUDITOR": ("one", "甲", PASSWORD)})
    with pytest.raises(Refused, match="不够安全"):
        founding.found(
            **about, administrators={role: (login, name, "123456") for role, (login, name, _) in administrators.items()}
        )
    assert not Region.objects.exists()
    founding.found(**about, administrators=administrators)
    assert Person.objects.filter(must_change_password=True).count() == 3
    with pytest.raises(Refused, match="已经初始化"):
        founding.found(**about, administrators=administrators)


# --- Posts ------------------------------------------------------------------------------------------------------------


def test_the_three_administrators_are_three_people(world):
    security = world.hat("security")
    system, clerk = Person.objects.get(login="system"), Person.objects.get(login="clerk")
    for person, role in ((system, "AUDITOR"), (system, "SECURITY_ADMINISTRATOR"), (clerk, "AUDITOR")):
        with pytest.raises(Refused) as problem:
            people.assign_post(person=person.pk, role=role, valid_from=DAY, by=security, on=LATER)
        assert "role" in refused(problem)
    auditor = Person.objects.get(login="auditor")
    with pytest.raises(Refused, match="不能兼任其他岗位"):
        people.assign_post(
            person=auditor.pk,
            role="UNIT_CLERK",
            unit=world.unit("654300000/205").pk,
            valid_from=DAY,
            by=security,
            on=LATER,
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(person=system, role="AUDITOR", valid_from=DAY, recorded_at=NOW)


def test_a_role_has_the_scope_that_fits_it(world):
    person, region = Person.objects.get(login="clerk"), Region.objects.get(code="654300000")
    for role, place, field in (
        ("UNIT_CLERK", {"region": region.pk}, "unit"),
        ("PERFORMANCE_DESK", {"unit": world.unit("654300000/219").pk}, "region"),
        ("EXTERNAL_EVALUATOR", {"unit": world.unit("654300000/219").pk}, "unit"),
        ("EXPERT", {"region": region.pk}, "role"),
        ("CHIEF", {}, "role"),
    ):
        with pytest.raises(Refused) as problem:
            people.assign_post(person=person.pk, role=role, **place, valid_from=DAY, by=world.hat("security"), on=LATER)
        assert list(refused(problem)) == [field]


def test_a_post_that_has_ended_is_no_hat(world):
    hat = world.hat("clerk")
    people.end_post(post=hat.post.pk, valid_to=DAY, by=world.hat("security"), on=LATER)
    assert hats(hat.person, DAY) == []
    with pytest.raises(NotAllowed, match="不再担任"):
        people.amend_self(changes={"phone": "1"}, by=hat, on=LATER)
    assert hats(hat.person, DAY - timedelta(days=1)) != []


def test_who_acts_for_another_is_named_with_the_other(world):
    acted = world.hat("clerk-colleague", nth=1)
    plan = world.plan("seeds")
    plans.send_back(plan=plan.pk, opinion="补充", by=world.hat("reviewer"), on=LATER)
    plan.refresh_from_db()
    plans.submit(plan=plan.pk, revision=plan.revision, by=acted, on=LATER)
    event = AuditEvent.objects.order_by("-sequence").first()
    assert (event.person.login, event.hat) == ("clerk-colleague", "单位负责人 · 地区农技推广中心 · 代理张站长")


def test_a_delegation_is_not_passed_on_nor_given_to_an_administrator(world):
    acted = world.hat("clerk-colleague", nth=1)
    about = {"valid_from": date(2026, 3, 5), "valid_to": date(2026, 3, 9), "reason": "出差", "on": LATER}
    with pytest.raises(NotAllowed):
        people.delegate(person=Person.objects.get(login="reviewer").pk, by=acted, **about)
    for login, sentence in (("system", "不能代理业务岗位"), ("head", "不能委托给自己")):
        with pytest.raises(Refused, match=sentence):
            people.delegate(person=Person.objects.get(login=login).pk, by=world.hat("head"), **about)
    with pytest.raises(NotAllowed):
        people.delegate(person=Person.objects.get(login="clerk").pk, by=world.hat("security"), **about)


def test_a_delegation_ends_when_it_is_taken_back(world):
    delegation = Person.objects.get(login="clerk-colleague").delegations.get()
    people.end_delegation(delegation=delegation.pk, valid_to=date(2026, 3, 3), by=world.hat("head"), on=LATER)
    assert len(hats(delegation.person, date(2026, 3, 2))) == 2
    assert len(hats(delegation.person, date(2026, 3, 3))) == 1


# --- Passwords and logins ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("Ab1-", "至少 10 位"),
        ("abcdefghijklm", "至少用三种"),
        ("Clerk-2026-abc", "不能含有登录名或姓名"),
        ("古丽娜尔Abc123456", "不能含有登录名或姓名"),
        ("Password123", "太常见"),
    ],
)
def test_a_weak_password_is_refused_with_every_reason(world, password, words):
    person = Person.objects.get(login="clerk")
    with pytest.raises(Refused) as problem:
        people.change_password(person=person.pk, old=PASSWORD, new=password, on=LATER)
    assert words in refused(problem)["password"]


def test_five_wrong_passwords_lock_the_account_for_a_while(world):
    wrong = {"login": "clerk", "password": "not-the-one"}
    for minute in range(5):
        with pytest.raises(Refused, match="登录名或密码不对"):
            people.log_in(**wrong, on=LATER + timedelta(minutes=minute))
    at = LATER + timedelta(minutes=4)
    with pytest.raises(Refused, match="已锁定，请约 15 分钟后再试"):
        people.log_in(login="clerk", password=PASSWORD, on=at)
    assert people.log_in(login="clerk", password=PASSWORD, on=at + timedelta(minutes=15)).login == "clerk"
    events = AuditEvent.objects.order_by("-sequence").values_list("action", flat=True)[:6]
    assert list(events) == ["people.log_in", *["people.fail_to_log_in"] * 5]


def test_the_security_administrator_unlocks(world):
    for _ in range(5):
        with pytest.raises(Refused):
            people.log_in(login="clerk", password="no", on=LATER)
    people.unlock(person=Person.objects.get(login="clerk").pk, by=world.hat("security"), on=LATER)
    people.log_in(login="clerk", password=PASSWORD, on=LATER)


def test_a_right_password_in_between_forgives(world):
    for _ in range(3):
        for _ in range(4):
            with pytest.raises(Refused, match="不对"):
                people.log_in(login="clerk", password="no", on=LATER)
        people.log_in(login="clerk", password=PASSWORD, on=LATER)


def test_an_unknown_and_a_closed_account_answer_like_a_wrong_password(world):
    people.deactivate(person=Person.objects.get(login="clerk").pk, by=world.hat("system"), on=LATER)
    for login in ("clerk", "nobody"):
        with pytest.raises(Refused) as problem:
            people.log_in(login=login, password=PASSWORD, on=LATER)
        assert refused(problem) == {"": "登录名或密码不对。"}


def test_the_first_password_is_changed_and_no_event_tells_it(world):
    person = Person.objects.get(login="clerk")
    assert person.must_change_password
    with pytest.raises(Refused, match="原密码不对"):
        people.change_password(person=person.pk, old="wrong", new="Another-2026", on=LATER)
    people.change_password(person=person.pk, old=PASSWORD, new="Another-2026", on=LATER)
    person.refresh_from_db()
    assert not person.must_change_password
    people.log_in(login="clerk", password="Another-2026", on=LATER)
    told = "".join(f"{each.before}{each.after}" for each in AuditEvent.objects.all())
    assert "Another-2026" not in told
    assert person.password not in told


def test_passwords_become_argon2_with_a_memory_that_twenty_logins_can_have(world):
    with override_settings(
        PASSWORD_HASHERS=["wenxiao_site.registry.passwords.Argon2", "django.contrib.auth.hashers.MD5PasswordHasher"]
    ):
        people.log_in(login="clerk", password=PASSWORD, on=LATER)
        encoded = Person.objects.get(login="clerk").password
        assert identify_hasher(encoded).algorithm == "argon2"
        assert "m=19456,t=2,p=1" in encoded
        people.log_in(login="clerk", password=PASSWORD, on=LATER)
    assert 20 * Argon2.memory_cost * 1024 < 1_000_000_000
