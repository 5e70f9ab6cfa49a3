"""Coming and going: the door that counts wrong passwords by address as well as by person."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction

from wenxiao_site.actions import people
from wenxiao_site.actions.auditing import deed, keep
from wenxiao_site.actions.errors import Refused, refusals
from wenxiao_site.registry.models import AddressFailures, Person

if TYPE_CHECKING:
    from datetime import datetime

FAILURES_OF_AN_ADDRESS: Final = 30
"""More than of a person: a whole office may share an address."""

WITHIN: Final = timedelta(minutes=15)
LOCKED_FOR: Final = timedelta(minutes=15)


def enter(*, login: str, password: str, address: str, on: datetime) -> Person:
    """The person behind a login name and password. Raises Refused, also after too many failures of this address."""
    known = AddressFailures.objects.filter(address=address).first()
    if known is not None and known.locked_until is not None and on < known.locked_until:
        minutes = -((on - known.locked_until) // timedelta(minutes=1))
        raise Refused(f"从这台电脑或这个网络登录失败次数过多，请约 {minutes} 分钟后再试。")
    try:
        return people.log_in(login=login, password=password, on=on, address=address)
    except Refused:
        _count(address, on)
        raise


def leave(*, person: Person, on: datetime) -> None:
    """Somebody logs out. Raises Refused."""
    with deed("people.log_out", by=None, on=on, person=person) as told:
        told.done_to(person)


def _count(address: str, on: datetime) -> None:
    """One failure more. Only the lock is an event: nobody can fill the chain by guessing."""
    with refusals(), transaction.atomic():
        row, _ = AddressFailures.objects.select_for_update(no_key=True).get_or_create(
            address=address, defaults={"since": on}
        )
        if on - row.since > WITHIN:
            row.failures, row.since = 0, on
        row.failures += 1
        is_full = row.failures >= FAILURES_OF_AN_ADDRESS
        keep(row)
    if is_full:
        with deed("people.lock_address", by=None, on=on) as told:
            row = AddressFailures.objects.select_for_update(no_key=True).get(address=address)
            row.failures, row.since, row.locked_until = 0, on, on + LOCKED_FOR
            keep(row)
            told.done_to(row, after={"address": address, "locked_until": row.locked_until})
