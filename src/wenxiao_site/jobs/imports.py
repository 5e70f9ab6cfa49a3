"""Files that wait to be looked over or taken in, one after another."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from wenxiao_site.actions import demonstrations, exchange
from wenxiao_site.actions.auditing import local_day
from wenxiao_site.actions.errors import Refused
from wenxiao_site.adapters.exchange_store import alone, tell_progress
from wenxiao_site.registry.models import ImportJob, ImportState
from wenxiao_site.visibility import Hat, hats

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

_LOG: Final = logging.getLogger("django.wenxiao.jobs")


def _now() -> datetime:
    """The moment it is; in a demonstration on the day that its records end with."""
    return demonstrations.moment(demonstrations.mark(), timezone.now())


def run_waiting(now: Callable[[], datetime] = _now) -> int:
    """Do everything that waits; how many steps were done. What a killed process left is done anew."""
    done = 0
    while (job := _next(done)) is not None:
        with alone(job.pk) as is_ours:
            if not is_ours:
                return done
            _step(job, now())
            done += 1
    return done


def _next(done: int) -> ImportJob | None:
    waiting = ImportJob.objects.filter(state__in=(ImportState.WAITING, ImportState.CONFIRMED)).order_by("pk")
    return waiting.select_related("person", "post").first() if done < _AT_ONCE else None


_AT_ONCE: Final = 100
"""Steps after which the worker looks around."""


def _step(job: ImportJob, moment: datetime) -> None:
    hat = _hat(job, moment)
    if hat is None:
        _LOG.warning("import %s: its bringer no longer holds the post", job.pk)
        exchange.give_up(job=job.pk, reason="经办人已不再担任上传时的岗位，没有导入。", on=moment)
        return

    def say(words: str, done: int, of: int) -> None:
        tell_progress(job.pk, words, done, of)

    verb = exchange.look_over if job.state == ImportState.WAITING else exchange.carry_out
    try:
        verb(job=job.pk, by=hat, on=moment, say=say)
    except Refused as refused:
        exchange.withdraw(job=job.pk, by=hat, on=moment, reason=" ".join(refused.problems.values()))
    except Exception:  # noqa: BLE001 - logged; whatever it was, the next file has its turn
        _LOG.exception("import %s failed", job.pk)
        exchange.withdraw(
            job=job.pk, by=hat, on=moment, reason="程序出错，没有导入任何内容；请联系系统管理员查看日志。"
        )


def _hat(job: ImportJob, moment: datetime) -> Hat | None:
    worn = hats(job.person, local_day(moment))
    return next((each for each in worn if each.post.pk == job.post_id), None)
