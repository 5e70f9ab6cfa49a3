"""Why a rulebook was refused."""

from __future__ import annotations

from typing import NoReturn


class RulebookError(ValueError):
    """The data of the rulebook is not acceptable: one sentence that names the file and the key."""

    def __init__(self, file: str, key: str, problem: str) -> None:
        self.file, self.key, self.problem = file, key, problem
        super().__init__(": ".join(part for part in (file, key, problem) if part))


class NotInForceError(RulebookError):
    """A parameter has no value on the date that was asked for."""


def refuse(file: str, key: str, problem: str) -> NoReturn:
    """Raise RulebookError for a key of a file; both may be empty where the problem lies in no single place."""
    raise RulebookError(file, key, problem)
