"""Why an action did nothing: a Chinese sentence for each field. Whoever sees one of these has lost nothing."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DataError, IntegrityError, OperationalError

from wenxiao_site.registry.trees import UnderItselfError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from django.db.models import Model

    from wenxiao_site.actions.merging import Content

WHOLE: Final = ""
"""The key of a sentence that belongs to no field."""

_DISK_FULL: Final = "磁盘写不进去，可能是空间不足；没有保存，原有数据不受影响。请联系系统管理员清理磁盘后再试一次。"
_BUSY: Final = "系统正忙，没有保存，原有数据不受影响。请稍后再试一次。"
_FULL_CODES: Final = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE}
_BUSY_STATES: Final = {"40001", "40P01", "55P03", "57014"}
"""Of PostgreSQL: serialisation failure, deadlock, lock not available, statement cancelled."""
_DISK_FULL_STATE: Final = "53100"
_SENTENCES: Final = {
    "blank": "请填写{label}。",
    "null": "请填写{label}。",
    "max_length": "{label}最多 {limit_value} 个字，现在有 {show_value} 个字，请缩短。",
    "invalid_choice": "{label}不在可选范围内。",
    "unique": "已有{label}相同的记录。",
    "invalid": "{label}的写法不对。",
}


class Refused(Exception):  # noqa: N818 - nothing broke: the action was refused, with the reasons
    """The action was refused, whole. `problems`: field → sentence; the key `WHOLE` is for the action itself."""

    def __init__(self, problems: Mapping[str, str] | str) -> None:
        self.problems = {WHOLE: problems} if isinstance(problems, str) else dict(problems)
        super().__init__("；".join(f"{key}: {text}" if key else text for key, text in self.problems.items()))


class NotAllowed(Refused):
    """The hat may not do this."""


class Late(Refused):
    """The last day is over. What was typed is worth keeping: it may be handed in once there is more time."""


class Missing(Refused):
    """There is no such row, or the hat may not know of it: the same answer to both."""

    def __init__(self) -> None:
        super().__init__("没有找到这条记录，或者它不在您的权限范围内。")


class StaleVersion(Refused):
    """Somebody else saved in between. Nothing is lost: everything needed to merge field by field is here.

    `base`: the content that the editor had read, `current`: what is stored now (with its ``revision``), `submitted`:
    what the editor wanted to save, `merged`: both changes together, `conflicts`: the paths where they contradict each
    other and `merged` has what is stored. Saving `merged` with the current revision goes through.
    """

    def __init__(
        self, *, base: Content, current: Content, submitted: Content, merged: Content, conflicts: list[str]
    ) -> None:
        self.base, self.current, self.submitted = base, current, submitted
        self.merged, self.conflicts = merged, conflicts
        super().__init__("您打开之后，别人已经保存过一次。您填写的内容还在，请逐项对照后再保存。")


@contextmanager
def refusals() -> Iterator[None]:
    """Turns what Django, the databases and the disk raise into Refused."""
    try:
        yield
    except ValidationError as error:
        raise from_validation(error) from error
    except UnderItselfError as error:
        raise Refused({"parent": "不能放到自己或自己的下级之下。"}) from error
    except IntegrityError as error:
        raise Refused(_broken_constraint(error)) from error
    except DataError as error:
        raise Refused("有一项内容超出了可保存的范围，没有保存。") from error
    except OperationalError as error:
        if sentence := _operational(error):
            raise Refused(sentence) from error
        raise
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise Refused(_DISK_FULL) from error
        raise


def from_validation(error: ValidationError, model: type[Model] | None = None) -> Refused:
    """The sentences of a validation, each beside its field."""
    problems: dict[str, str] = {}
    fields = {each.name: each for each in model._meta.get_fields()} if model is not None else {}  # noqa: SLF001
    by_field = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
    for name, errors in by_field.items():
        for each in errors:
            place = each.code if name == NON_FIELD_ERRORS and each.code in fields else name
            field = fields.get(place or "")
            label = getattr(field, "verbose_name", "") or "这一项"
            pattern = _SENTENCES.get(each.code or "") if place != NON_FIELD_ERRORS and name == place else None
            text = pattern.format(label=label, **(each.params or {})) if pattern else " ".join(each.messages)
            problems.setdefault(WHOLE if place == NON_FIELD_ERRORS else str(place), text)
    return Refused(problems)


def _broken_constraint(error: IntegrityError) -> str:
    """The sentence of a trigger, or a general one; what forms can know was said before, beside the field."""
    cause = error.__cause__
    diagnosis = getattr(cause, "diag", None)
    text = str(getattr(diagnosis, "message_primary", None) or error)
    if not text.isascii():
        return text
    if "UNIQUE" in text.upper():
        return "刚刚已有人保存了相同的记录，没有重复保存。请刷新后查看。"
    return "内容与已有记录冲突，没有保存。请刷新后重试。"


def _operational(error: OperationalError) -> str:
    """What a person can do about it; empty when nothing."""
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        if cause.sqlite_errorcode in _FULL_CODES:
            return _DISK_FULL
        return _BUSY if cause.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} else ""
    state = getattr(cause, "sqlstate", None)
    if state == _DISK_FULL_STATE:
        return _DISK_FULL
    return _BUSY if state in _BUSY_STATES else ""
