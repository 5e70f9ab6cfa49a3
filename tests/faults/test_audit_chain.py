"""The chain of audit events: what is done behind its back is found, and the first broken event is named."""

import json

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import override_settings

from support.world import LATER
from wenxiao_site.actions import auditing, people
from wenxiao_site.actions.errors import Refused
from wenxiao_site.registry.migrations._triggers import GROUND, NEVER_EMPTIED, no_triggers
from wenxiao_site.registry.models import AuditEvent, AuditTail, Fact


@pytest.fixture
def unguarded(world):
    """The world without the triggers: somebody has the rights of the database's owner."""
    with connection.schema_editor() as editor:
        no_triggers(GROUND, NEVER_EMPTIED).code(None, editor)
    return world


def run(*statements):
    """Do as somebody at the database's own prompt would."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def run_inside(statement):
    """The same inside a transaction that is already open."""
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "change",
    [
        lambda: AuditEvent.objects.filter(sequence=9).update(action="x"),
        lambda: AuditEvent.objects.filter(sequence=9)._raw_delete("default"),
        lambda: Fact.objects.filter(pk=1).update(approved_amount=1),
        lambda: Fact.objects.filter(pk=1)._raw_delete("default"),
        lambda: AuditTail.objects.update(sequence=3),
        lambda: AuditTail.objects.all()._raw_delete("default"),
    ],
)
def test_the_database_refuses_to_change_or_delete(world, change):
    with pytest.raises(IntegrityError, match=r"不能修改|不能删除|只能前进"), transaction.atomic():
        change()
    assert auditing.verify().broken is None


def test_postgresql_refuses_to_empty_the_tables(world):
    if connection.vendor == "postgresql":
        for table in ("registry_auditevent", "registry_fact", "registry_audittail", "registry_evidencefile"):
            with pytest.raises(IntegrityError, match="不能清空"):
                run(f"TRUNCATE {table} CASCADE")
    assert AuditEvent.objects.exists()


COLUMNS = ("action", "hat", "object_type", "object_id", "before", "after")


@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_text_is_found(unguarded, column):
    run(f"UPDATE registry_auditevent SET {column} = {column} || '!' WHERE sequence IN (40, 50)")  # noqa: S608
    verdict = auditing.verify()
    assert (verdict.broken, verdict.count) == (40, 39)
    assert "被改动" in verdict.reason


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE registry_auditevent SET person_id = (SELECT max(id) FROM registry_person) WHERE sequence = 40",
        "UPDATE registry_auditevent SET at = '2020-01-01 00:00:00+00' WHERE sequence = 40",
        "UPDATE registry_auditevent SET project_id = 1 WHERE sequence = 40",
        "UPDATE registry_auditevent SET algorithm = 'md5' WHERE sequence = 40",
        "UPDATE registry_auditevent SET hash = 'x' WHERE sequence = 40",
    ],
)
def test_any_other_change_is_found(unguarded, statement):
    run(statement.replace("+00'", "'") if connection.vendor == "sqlite" else statement)
    assert auditing.verify().broken == 40


def test_a_changed_taken_or_added_fact_is_found_at_its_event(unguarded):
    fact = Fact.objects.order_by("pk").first()
    for statement in (
        f"UPDATE registry_fact SET approved_amount = 1 WHERE id = {fact.pk}",  # noqa: S608
        f"DELETE FROM registry_fact WHERE id = {fact.pk}",  # noqa: S608
    ):
        with transaction.atomic():
            run_inside(statement)
            assert auditing.verify().broken == fact.event_id
            transaction.set_rollback(True)
    fact.pk = None
    fact.save(force_insert=True)
    assert auditing.verify().broken == fact.event_id


def test_a_deleted_event_is_found(unguarded):
    free = AuditEvent.objects.filter(facts=None).values_list("sequence", flat=True)
    victim = sorted(free)[30]
    run(f"DELETE FROM registry_auditevent WHERE sequence = {victim}")  # noqa: S608
    verdict = auditing.verify()
    assert (verdict.broken, verdict.reason) == (victim, "这条记录被删除")


def test_a_deleted_event_is_found_when_the_others_close_ranks(unguarded):
    free = AuditEvent.objects.filter(facts=None).values_list("sequence", flat=True)
    victim = sorted(free)[10]
    run(
        f"DELETE FROM registry_auditevent WHERE sequence = {victim}",  # noqa: S608
        f"DELETE FROM registry_fact WHERE event_id > {victim}",  # noqa: S608
        f"UPDATE registry_auditevent SET sequence = sequence + 1000000 WHERE sequence > {victim}",  # noqa: S608
        "UPDATE registry_auditevent SET sequence = sequence - 1000001 WHERE sequence > 1000000",
    )
    assert auditing.verify().broken == victim


def test_two_events_changing_places_are_found(unguarded):
    first, second = AuditEvent.objects.filter(facts=None, sequence__gt=20)[:2]
    one, two = first.sequence, second.sequence
    first.sequence, second.sequence = two, one
    run(f"DELETE FROM registry_auditevent WHERE sequence IN ({one}, {two})")  # noqa: S608
    for event in (second, first):
        event.save(force_insert=True)
    verdict = auditing.verify()
    assert verdict.broken == one
    assert "接不上" in verdict.reason


def test_a_cut_off_end_is_found(unguarded):
    tail = AuditTail.objects.get()
    last = tail.sequence
    while Fact.objects.filter(event_id=last).exists():
        run(f"DELETE FROM registry_fact WHERE event_id = {last}")  # noqa: S608
    run(f"DELETE FROM registry_auditevent WHERE sequence = {last}")  # noqa: S608
    verdict = auditing.verify()
    assert (verdict.broken, verdict.count) == (last, last - 1)
    assert "末尾的记录被删除" in verdict.reason
    run("DELETE FROM registry_audittail")
    assert auditing.verify().broken == last


def test_an_event_written_past_the_actions_is_found(unguarded):
    last = AuditEvent.objects.order_by("-sequence").first()
    last.sequence += 1
    last.hash = "f" * 64
    last.save(force_insert=True)
    assert auditing.verify().broken == last.sequence


def test_nothing_can_be_appended_unnoticed_after_a_break(unguarded):
    run("UPDATE registry_auditevent SET action = 'x' WHERE sequence = 40")
    people.amend_self(changes={"phone": "123"}, by=unguarded.hat("clerk"), on=LATER)
    assert auditing.verify().broken == 40


def test_a_chain_of_sha256_goes_on_in_sm3(world):
    with override_settings(AUDIT_HASH="sm3"):
        people.amend_self(changes={"phone": "1"}, by=world.hat("clerk"), on=LATER)
    people.amend_self(changes={"phone": "2"}, by=world.hat("clerk"), on=LATER)
    assert list(AuditEvent.objects.values_list("algorithm", flat=True))[-3:] == ["sha256", "sm3", "sha256"]
    assert auditing.verify().broken is None


def test_what_is_refused_leaves_no_trace(world):
    count, head = auditing.verify().count, auditing.verify().head
    with pytest.raises(Refused):
        people.amend_self(changes={"phone": "1" * 100}, by=world.hat("clerk"), on=LATER)
    assert (auditing.verify().count, auditing.verify().head) == (count, head)


def test_every_event_is_readable(world):
    for event in AuditEvent.objects.all():
        for text in (event.before, event.after):
            if text:
                assert auditing.canonical(json.loads(text)) == text


def test_an_action_in_an_action_is_an_error_of_ours(world):
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        people.amend_self(changes={"phone": "1"}, by=world.hat("clerk"), on=LATER)
    with pytest.raises(RuntimeError, match="tells no event"), auditing.deed("x.y", by=None, on=LATER):
        pass
    with pytest.raises(ValueError, match="time zone"), auditing.deed("x.y", by=None, on=LATER.replace(tzinfo=None)):
        pass
