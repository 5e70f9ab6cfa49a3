"""Why a rulebook was refused."""

from __future__ import annotations


class RulebookError(ValueError):
    """The data of the rulebook is not acceptable: one sentence that names the file and the key."""

    def __init__(self, file: str, key: str, problem: str) -> None:
        self.file, self.key, self.problem = file, key, problem
        super().__init__(": ".join(part for part in (file, key, problem) if part))


class NotInForceError(RulebookError):
    """A parameter has no value on the date that was asked for."""
