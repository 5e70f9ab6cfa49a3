"""Every action is one deed: one transaction, one audit event chained by hash to the one before, its facts with it."""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, TypeVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import get_current_timezone

from wenxiao_site.actions.errors import Missing, NotAllowed, Refused, StaleVersion, from_validation, refusals
from wenxiao_site.actions.merging import merged, undone
from wenxiao_site.registry.models import (
    AuditEvent,
    AuditTail,
    Fact,
    Person,
    Project,
    ProjectStrategy,
    RegionLink,
    Unit,
    UnitLink,
)
from wenxiao_site.visibility import Hat, changeable, is_worn, may, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from django.db.models import Field, Model

    from wenxiao_site.actions.merging import Content

M = TypeVar("M", bound="Model")

ALGORITHMS: Final = ("sha256", "sm3")
GENESIS: Final = "0" * 64
"""What the first event has for the hash of the one before."""

SECRET: Final = frozenset({"password"})
"""Columns whose content no event repeats."""

DERIVED: Final = frozenset({"search"})
"""Columns that follow from others; no event needs them."""

_CHUNK: Final = 1000


# --- Deeds ------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Deed:
    """What an action tells the audit chain. `done_to` must be called once; facts are written after the event."""

    action: str
    by: Hat | None
    on: datetime
    person: Person | None = None
    _event: AuditEvent | None = None
    _facts: list[Fact] = field(default_factory=list)
    _places: dict[int, dict[str, str]] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The day of the action, in the time zone of the site."""
        return local_day(self.on)

    def done_to(
        self,
        row: Model,
        *,
        before: Mapping[str, Any] | None = None,
        after: Mapping[str, Any] | None = None,
        project: Project | None = None,
        unit: Unit | None = None,
    ) -> None:
        """Name the row, and what was there before and is there after; `project` or `unit`: whose history it is."""
        if self._event is not None:
            raise RuntimeError(f"{self.action} tells two events")
        self._event = AuditEvent(
            at=self.on,
            action=self.action,
            person=self.by.person if self.by else self.person,
            hat=str(self.by) if self.by else "",
            object_type=row._meta.model_name or "",  # noqa: SLF001 - the documented place of a model's name
            object_id=str(row.pk),
            project=project,
            unit=unit,
            before="" if before is None else canonical(before),
            after="" if after is None else canonical(after),
        )

    def fact(
        self,
        fiscal_year: int,
        *,
        project: Project | None = None,
        unit: Unit | None = None,
        step: str = "",
        **told: Any,  # noqa: ANN401 - columns of Fact
    ) -> None:
        """Write a fact about a project, or about a unit as a whole, as it is now.

        `step`: the step that it counts as, where a deed does for many what another does for one.
        """
        owner = project.unit if project else unit
        if owner is None:
            raise ValueError("a fact is about a project or a unit")
        if owner.pk not in self._places:
            self._places[owner.pk] = place_of(owner)
        self._facts.append(
            Fact(
                step=step or self.action,
                project=project,
                unit=owner,
                fiscal_year=fiscal_year,
                recorded_at=self.on,
                **{
                    "occurred_on": self.day,
                    **self._places[owner.pk],
                    **(traits_of(project) if project else {}),
                    **told,
                },
            )
        )

    def write(self) -> None:
        """Append the event, then its facts. The last thing in the transaction: other writers wait from here on."""
        if self._event is None:
            raise RuntimeError(f"{self.action} tells no event")
        _append(self._event, self._facts)


@contextmanager
def deed(action: str, *, by: Hat | None, on: datetime, person: Person | None = None) -> Iterator[Deed]:
    """One action: its transaction, its event, its facts; all or nothing.

    `by` None: the site itself, or `person` before any hat is chosen. Raises Refused, and RuntimeError when actions are
    nested.
    """
    if on.tzinfo is None:
        raise ValueError("`on` needs a time zone")
    with refusals(), transaction.atomic(durable=True):
        if by is not None and not is_worn(by):
            raise NotAllowed("您已不再担任这个岗位，请重新选择身份。")
        telling = Deed(action, by, on, person)
        yield telling
        telling.write()


def local_day(on: datetime) -> date:
    """The day of a moment, in the time zone of the site."""
    return on.astimezone(get_current_timezone()).date()


# --- Rows that actions work on ----------------------------------------------------------------------------------------


def claim(verb: str, model: type[M], pk: int, by: Hat, *, lock: bool = True) -> M:
    """The row that the verb is used on, locked until the end of the transaction.

    Raises Missing when the hat may not see it, NotAllowed when it may see it but not do this to it.
    """
    rows = changeable(verb, model, by)
    if lock:
        rows = rows.select_for_update(of=("self",), no_key=True)
    row = rows.filter(pk=pk).first()
    if row is None:
        if visible(model, by).filter(pk=pk).exists():
            raise NotAllowed(f"“{by}”不能对这条记录做这件事。")
        raise Missing
    return row


def allow(verb: str, by: Hat) -> None:
    """Check a verb that is used on nothing in particular. Raises NotAllowed."""
    if not may(by, verb):
        raise NotAllowed(f"“{by}”不能做这件事。")


def keep(row: M, *, new: bool = False) -> M:
    """Save a row as far as fields and constraints allow. Raises Refused with a sentence beside each field."""
    _check_fields(row)
    try:
        with transaction.atomic():
            row.save(force_insert=new, force_update=not new)
    except IntegrityError:
        _explain(row)
        raise
    return row


def keep_all(rows: Sequence[M]) -> None:
    """Save many new rows of one model. Raises Refused; the key of a sentence begins with the number of its row."""
    if not rows:
        return
    for number, row in enumerate(rows):
        with _numbered(number):
            _check_fields(row)
    try:
        with transaction.atomic():
            type(row)._default_manager.bulk_create(rows, batch_size=_CHUNK)  # noqa: SLF001 - of any model
    except IntegrityError:
        for number, row in enumerate(rows):
            with _numbered(number):
                _explain(row)
        raise


def _check_fields(row: Model) -> None:
    relations = [each.name for each in row._meta.concrete_fields if each.is_relation]  # noqa: SLF001 - documented
    try:
        row.clean_fields(exclude=[*relations, *SECRET, *DERIVED])
    except ValidationError as error:
        raise from_validation(error, type(row)) from error


def _explain(row: Model) -> None:
    """Say which constraint a row breaks: only asked when the database has refused it, for it takes many queries."""
    try:
        row.validate_unique()
        row.validate_constraints()
    except ValidationError as error:
        raise from_validation(error, type(row)) from error


@contextmanager
def _numbered(number: int) -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        raise Refused({f"{number}.{key}": text for key, text in refused.problems.items()}) from refused


def set_fields(row: Model, changes: Mapping[str, Any], allowed: Sequence[str]) -> None:
    """Set fields of a row. Raises Refused for a field that may not be set like this."""
    for name, value in changes.items():
        if name not in allowed:
            raise Refused({name: "这一项不能在这里修改。"})
        setattr(row, name, value)


def snapshot(row: Model) -> Content:
    """The columns of a row, as an event keeps them."""
    told = {}
    for each in row._meta.concrete_fields:  # noqa: SLF001 - documented
        if each.attname not in SECRET | DERIVED:
            told[each.attname] = _plain(each.to_python(getattr(row, each.attname)))
    return told


def stored(field: Field[Any, Any], value: object) -> object:
    """A given value as `snapshot` will have it once it is stored. Raises Refused."""
    try:
        return _plain(field.to_python(value))
    except ValidationError as error:
        raise from_validation(ValidationError({field.name: error}), field.model) from error


def rewound(row: Model, content: Content, revision: int) -> Content:
    """What the content of a row was at an earlier revision, by undoing its events. Raises Refused."""
    events = AuditEvent.objects.filter(object_type=row._meta.model_name, object_id=str(row.pk))  # noqa: SLF001 - documented
    for event in events.order_by("-sequence").iterator(chunk_size=_CHUNK):
        before, after = json.loads(event.before or "{}"), json.loads(event.after or "{}")
        if content.get("revision") == revision:
            break
        content = undone(content, before, after)
    if content.get("revision") == revision:
        return content
    raise Refused("没有您打开时的那个版本，请刷新后重试。")


def refuse_stale(row: Model, current: Content, read: int, change: Callable[[Content], Content]) -> None:
    """Compare the revision that was read with the one that is there.

    `change`: what the editor wanted, applied to what was read. Raises StaleVersion with everything needed to merge.
    """
    if read == current["revision"]:
        return
    base = rewound(row, current, read)
    submitted = change(base)
    both, conflicts = merged(base, current, submitted)
    raise StaleVersion(base=base, current=current, submitted=submitted, merged=both, conflicts=conflicts)


# --- The chain --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `verify` found. `broken`: the sequence number of the first broken event, None when the chain is whole."""

    count: int
    head: str
    broken: int | None = None
    reason: str = ""


def canonical(content: object) -> str:
    """The one JSON text of a content: sorted keys, no spaces, exact numbers as text."""
    return json.dumps(_plain(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def event_hash(event: AuditEvent, facts: Sequence[Fact]) -> str:
    """The hash of an event, its facts and the hash before. Raises ValueError for an unknown algorithm."""
    if event.algorithm not in ALGORITHMS:
        raise ValueError(f"unknown algorithm {event.algorithm!r}")
    told = canonical([snapshot(event) | {"hash": ""}, [snapshot(each) | {"id": 0} for each in facts]])
    return hashlib.new(event.algorithm, told.encode()).hexdigest()


def verify() -> Verdict:
    """Walk the whole chain and find the first event that was changed, taken out, put elsewhere or added."""
    previous, expected = GENESIS, 1
    events = AuditEvent.objects.order_by("sequence")
    while chunk := list(events.filter(sequence__gte=expected)[:_CHUNK]):
        facts: dict[int, list[Fact]] = {}
        for fact in Fact.objects.filter(event__in=[each.pk for each in chunk]).order_by("pk"):
            facts.setdefault(fact.event_id, []).append(fact)
        for event in chunk:
            reason = _fault(event, expected, previous, facts.get(event.sequence, []))
            if reason:
                return Verdict(expected - 1, previous, expected, reason)
            previous, expected = event.hash, expected + 1
    tail = AuditTail.objects.first()
    if (tail.sequence, tail.hash) != (expected - 1, previous) if tail else expected > 1:
        return Verdict(expected - 1, previous, expected, "末尾的记录被删除，或链的末端被改动")
    return Verdict(expected - 1, previous)


def _fault(event: AuditEvent, expected: int, previous: str, facts: Sequence[Fact]) -> str:
    if event.sequence != expected:
        return "这条记录被删除"
    if event.previous_hash != previous:
        return "与上一条接不上：被调换、替换，或上一条被改写"
    if event.algorithm not in ALGORITHMS or event.hash != event_hash(event, facts):
        return "内容或它的事实被改动"
    return ""


def wait_turn() -> AuditTail:
    """The end of the chain, once it is this transaction's alone: SQLite waits at BEGIN, PostgreSQL at this row."""
    tail = AuditTail.objects.select_for_update(no_key=True).first()
    if tail is None:
        AuditTail.objects.bulk_create([AuditTail(hash=GENESIS)], ignore_conflicts=True)
        tail = AuditTail.objects.select_for_update(no_key=True).get()
    return tail


def _append(event: AuditEvent, facts: Sequence[Fact]) -> None:
    """Put an event at the end of the chain."""
    tail = wait_turn()
    event.sequence, event.previous_hash, event.algorithm = tail.sequence + 1, tail.hash, settings.AUDIT_HASH
    for fact in facts:
        fact.event = event
    event.hash = event_hash(event, facts)
    event.save(force_insert=True)
    Fact.objects.bulk_create(facts)
    AuditTail.objects.filter(pk=tail.pk).update(sequence=event.sequence, hash=event.hash)


def _plain(value: object) -> object:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case dict():
            return {str(key): _plain(each) for key, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case float():
            raise TypeError("no float may be audited")
    return value


def strategies_of(project: Project) -> list[str]:
    """The codes of the strategies that a project serves, in order, as read once for the row."""
    if not hasattr(project, "strategy_codes"):
        serves = ProjectStrategy.objects.filter(project=project).order_by("strategy__code")
        project.strategy_codes = list(serves.values_list("strategy__code", flat=True))
    return project.strategy_codes


def with_strategies(projects: Sequence[Project]) -> None:
    """Read the strategies of many projects at once, for their facts."""
    codes: dict[int, list[str]] = {each.pk: [] for each in projects}
    serves = ProjectStrategy.objects.filter(project__in=projects).order_by("strategy__code")
    for project, code in serves.values_list("project", "strategy__code"):
        codes[project].append(code)
    for each in projects:
        each.strategy_codes = codes[each.pk]


def place_of(unit: Unit) -> dict[str, str]:
    """The columns of a fact that say where a unit stands."""
    regions = RegionLink.objects.filter(descendant=unit.region_id).order_by("-depth")
    units = UnitLink.objects.filter(descendant=unit.pk).order_by("-depth")
    return {
        "region_path": "/".join(regions.values_list("ancestor__code", flat=True)),
        "unit_path": "/".join(units.values_list("ancestor__code", flat=True)),
    }


def traits_of(project: Project) -> dict[str, str]:
    """The columns of a fact that say what a project is."""
    flags = {
        "LIVELIHOOD": project.is_livelihood,
        "BOND": project.is_bond,
        "TRANSITION_FUND": project.is_transition_fund,
        "CLASSIFIED": project.is_classified,
    }
    tags = sorted([*strategies_of(project), *(name for name, holds in flags.items() if holds)])
    return {
        "account": project.account,
        "category": project.category,
        "novelty": project.novelty,
        "tags": ",".join(tags),
    }
