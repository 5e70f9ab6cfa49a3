"""Keys for programs: issued by a person for the post worn, shown once, used with less rights than the post, revoked."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any, Final

from django.db import IntegrityError, transaction

from wenxiao_site.actions.auditing import allow, claim, deed, keep
from wenxiao_site.actions.errors import Refused, refusals
from wenxiao_site.registry.models import AccessToken, ApiReply, Scope
from wenxiao_site.visibility import Hat, hats

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

BEGINNING: Final = "wx_"
"""What every key begins with, so that scanners find those that were left somewhere."""
MOST_DAYS: Final = 366
"""Days that a key may be valid: a year."""
MOST: Final = 20
"""Keys of one person that are in force."""
_SHOWN: Final = 8
_LONGEST_KEY: Final = 100


@dataclass(frozen=True, slots=True)
class Issued:
    """A new token, and the key that nobody can look up again."""

    token: AccessToken
    key: str


def issue(*, name: str, scopes: Sequence[str], expires_on: date, by: Hat, on: datetime) -> Issued:
    """A key for a program that acts as this hat, as far as `scopes` allow, until a day. Raises Refused."""
    with deed("tokens.issue", by=by, on=on) as told:
        allow("tokens.issue", by)
        if by.delegated_from is not None:
            raise Refused("代理期间不能发放密钥；请用自己的岗位。")
        if not told.day < expires_on:
            raise Refused({"expires_on": "失效日期应晚于今天。"})
        if (expires_on - told.day).days > MOST_DAYS:
            raise Refused({"expires_on": f"最长 {MOST_DAYS} 天，到期后请换新的密钥。"})
        if not set(scopes) <= set(Scope.values) or not scopes:
            raise Refused({"scopes": "请选择允许的操作。"})
        in_force = AccessToken.objects.filter(person=by.person, revoked_at__isnull=True, expires_on__gt=told.day)
        if in_force.count() >= MOST:
            raise Refused(f"您已有 {MOST} 个有效的密钥，请先作废不用的。")
        key = BEGINNING + token_urlsafe(32)
        row = AccessToken(
            name=name,
            digest=digest(key),
            beginning=key[: len(BEGINNING) + _SHOWN],
            person=by.person,
            post=by.post,
            scopes=" ".join(each for each in Scope.values if each in set(scopes)),
            expires_on=expires_on,
            issued_at=on,
        )
        keep(row, new=True)
        told.done_to(row, after={"name": name, "scopes": row.scopes, "expires_on": expires_on})
    return Issued(row, key)


def revoke(*, token: int, by: Hat, on: datetime) -> AccessToken:
    """Let a key do nothing more, from now on. Raises Refused."""
    with deed("tokens.revoke", by=by, on=on) as told:
        row = claim("tokens.revoke", AccessToken, token, by)
        if row.revoked_at is not None:
            raise Refused("这个密钥已经作废。")
        row.revoked_at = on
        keep(row)
        told.done_to(row, before={"revoked_at": None}, after={"revoked_at": on})
    return row


# --- Used -------------------------------------------------------------------------------------------------------------


def digest(key: str) -> str:
    """What is kept of a key: it is as long and as random as a hash, so one round is enough."""
    return hashlib.sha256(key.encode()).hexdigest()


def bearer(key: str, day: date) -> tuple[AccessToken, Hat] | None:
    """The token of a key and the hat that it stands for, as far as both are in force on a day."""
    found = (
        AccessToken.objects.filter(digest=digest(key), revoked_at__isnull=True, expires_on__gt=day)
        .select_related("person", "post")
        .first()
    )
    if found is None:
        return None
    hat = next((each for each in hats(found.person, day) if each.post.pk == found.post_id), None)
    return (found, hat) if hat is not None else None


@dataclass(frozen=True, slots=True)
class Replied:
    """What was answered before. `status` 0: it is being worked on, or was cut off."""

    status: int
    body: Any


def reserve(*, token: AccessToken, key: str, request: bytes, moment: datetime) -> Replied | None:
    """Take a key of the program's own for a request; what was answered to it before, if anything was.

    No deed: it only makes sure that the deed behind it is done once. Raises Refused for a key that stood for another
    request.
    """
    if not 0 < len(key) <= _LONGEST_KEY or not key.isascii() or not key.isprintable():
        raise Refused(f"幂等键应是 1 至 {_LONGEST_KEY} 个可见的英文字符。")
    told = hashlib.sha256(request).hexdigest()
    try:
        with transaction.atomic():
            ApiReply.objects.create(token=token, key=key, request_digest=told, answered_at=moment)
    except IntegrityError:
        before = ApiReply.objects.get(token=token, key=key)
    else:
        return None
    if before.request_digest != told:
        raise Refused("这个幂等键已用于内容不同的请求，请换一个。")
    return Replied(before.status, json.loads(before.body or "null"))


def keep_reply(*, token: AccessToken, key: str, status: int, body: object, moment: datetime) -> None:
    """Keep what was answered, for the same request sent again."""
    with refusals():
        ApiReply.objects.filter(token=token, key=key).update(
            status=status, body=json.dumps(body, ensure_ascii=False, default=str), answered_at=moment
        )


def let_go(*, token: AccessToken, key: str) -> None:
    """Nothing was done for a key: the program may send it again."""
    ApiReply.objects.filter(token=token, key=key, status=0).delete()
