"""Strict reading of TOML: nothing unknown, nothing missing, no floats, each refusal with file and key."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NoReturn

from wenxiao.rulebook.errors import RulebookError, refuse

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


@dataclass(frozen=True, slots=True)
class Table:
    """One TOML table and the place it came from: `file`, and `key`, dotted, empty for the whole file."""

    file: str
    key: str
    content: Mapping[str, Any]

    @classmethod
    def parsed(cls, text: str, file: str) -> Table:
        """The table of a whole file. Raises RulebookError where the text is not TOML."""
        try:
            return cls(file, "", tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            raise RulebookError(file, "", f"is not TOML ({error})") from None

    def path(self, key: str) -> str:
        """`key` with the keys above it."""
        return f"{self.key}.{key}" if self.key else key

    def refuse(self, key: str, problem: str) -> NoReturn:
        """Raise RulebookError about one key of this table."""
        refuse(self.file, self.path(key), problem)

    def only(self, allowed: Collection[str]) -> Table:
        """The table itself, once every key of it is known."""
        for key in self.content:
            if key not in allowed:
                self.refuse(key, f"is an unknown key; allowed are {', '.join(sorted(allowed))}")
        return self

    def raw(self, key: str) -> Any:  # noqa: ANN401 - TOML values are of many types; the callers narrow them
        """The value as TOML gave it; a float anywhere in it is refused."""
        if key not in self.content:
            self.refuse(key, "is missing")
        value = self.content[key]
        if isinstance(value, float) or (isinstance(value, list) and any(isinstance(each, float) for each in value)):
            self.refuse(key, f'is a float ({value}); write a decimal text such as "0.90"')
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A text; without `default` it must be there and not be empty."""
        if key not in self.content and default is not None:
            return default
        value = self.raw(key)
        if not isinstance(value, str):
            self.refuse(key, "must be a text")
        if default is None and not value.strip():
            self.refuse(key, "must not be empty")
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty where the key is absent."""
        if key not in self.content:
            return ()
        value = self.raw(key)
        if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
            self.refuse(key, "must be a list of texts")
        return tuple(value)

    def flag(self, key: str) -> bool:
        """True or false; false where the key is absent."""
        value = self.content.get(key, False)
        if not isinstance(value, bool):
            self.refuse(key, "must be true or false")
        return value

    def day(self, key: str) -> date | None:
        """A date, None where the key is absent."""
        value = self.content.get(key)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            self.refuse(key, "must be a date such as 2020-02-25")
        return value

    def one_of(self, key: str, allowed: Collection[str], default: str | None = None) -> str:
        """A text out of `allowed`."""
        value = self.text(key, default)
        if value not in allowed:
            self.refuse(key, f"is {value!r}; allowed are {', '.join(allowed)}")
        return value

    def inner(self, key: str) -> Table:
        """The table below `key`."""
        value = self.content[key]
        if not isinstance(value, dict):
            self.refuse(key, "must be a table")
        return Table(self.file, self.path(key), value)
