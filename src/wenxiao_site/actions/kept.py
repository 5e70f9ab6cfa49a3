"""Results that take long to work out, kept in this process for as long as nothing was recorded that they rest on.

The audit chain says whether anything was: every change of a record is an event, so a result is that of the last event
before it was asked for. Only events that change nothing anybody computes are passed over; a verb that is not named
here makes every result be worked out anew. Nothing is kept beyond the day, for rights hold on a day.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from django.db import connection

from wenxiao_site.registry.models import AuditEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from wenxiao_site.visibility import Hat

T = TypeVar("T")

IDLE: Final = (
    "people.log_in",
    "people.log_out",
    "people.lock_address",
    "people.change_password",
    "desk.keep_view",
    "desk.drop_view",
    "talk.comment",
    "talk.resolve",
    "talk.read",
    "talk.set_task",
    "talk.finish_task",
    "reminders.send_due",
)
"""Events after which every result is as before."""

_MOST: Final = 32


class Kept(Generic[T]):
    """The results of one question: at most `_MOST`, those asked for last."""

    def __init__(self) -> None:
        self._held: OrderedDict[Hashable, tuple[Hashable, T]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, work: Callable[[], T]) -> T:
        """The result for a key, worked out unless that was done with the same records. One query when it was.

        `key`: everything else that the result depends on, such as `seen_by` and what was asked.
        """
        state = _state()
        with self._lock:
            found = self._held.get(key)
            if found is not None and found[0] == state:
                self._held.move_to_end(key)
                return found[1]
        made = work()
        with self._lock:
            self._held[key] = (state, made)
            self._held.move_to_end(key)
            while len(self._held) > _MOST:
                self._held.popitem(last=False)
        return made


def seen_by(hat: Hat) -> tuple[Any, ...]:
    """What tells apart whose records are asked for."""
    return hat.post.pk, hat.person.pk, hat.delegated_from.pk if hat.delegated_from else None, hat.on


def _state() -> Hashable:
    """Which records there are: the database, and its last event that counts."""
    events = AuditEvent.objects.exclude(action__in=IDLE).order_by("-sequence")
    return str(connection.settings_dict["NAME"]), events.values_list("sequence", "hash").first()
