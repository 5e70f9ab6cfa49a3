"""What was looked at: the texts behind values, by the short names (S1, S2 …) that settings use."""

from __future__ import annotations

from dataclasses import dataclass

from wenxiao.rulebook.tables import Table


@dataclass(frozen=True, slots=True)
class Source:
    """A text that was seen, in whole or in part, and where."""

    id: str
    title: str
    urls: tuple[str, ...] = ()


def read_sources(text: str, file: str) -> dict[str, Source]:
    """The sources of a `sources.toml`, one table each. Raises RulebookError."""
    whole = Table.parsed(text, file)
    tables = {identifier: whole.inner(identifier).only(("title", "urls")) for identifier in whole.content}
    return {each: Source(each, table.text("title"), table.texts("urls")) for each, table in tables.items()}
