"""From the TOML files to a rulebook."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from wenxiao.rulebook.declarations import Declaration, read_declarations
from wenxiao.rulebook.errors import refuse
from wenxiao.rulebook.instruments import Instrument, is_check_catalogue, read_instrument
from wenxiao.rulebook.jurisdictions import read_jurisdictions
from wenxiao.rulebook.resolution import Rulebook
from wenxiao.rulebook.sources import read_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable


def load(declarations: Iterable[Declaration] = (), folders: Iterable[Traversable] = ()) -> Rulebook:
    """The rulebook of the shipped instruments.

    `declarations`: further parameters, one per check (type "severity"); each must be set by an instrument. Without any,
    the catalogues of checks are left out. `folders`: further folders of instruments, such as a site's own (a Path will
    do); a file with the same path below its folder replaces a shipped one.
    Raises RulebookError, one sentence naming file and key.
    """
    data = files("wenxiao.rulebook")
    declared: dict[str, Declaration] = {}
    shipped = read_declarations(_text(data / "parameters.toml"), "parameters.toml")
    checks = list(declarations)
    for declaration in (*shipped, *checks):
        if declaration.name in declared:
            refuse("parameters.toml", declaration.name, "is declared twice")
        declared[declaration.name] = declaration
    instruments: dict[str, Instrument] = {}
    for folder in (files("wenxiao.instruments"), *folders):
        for identifier, file in _instrument_files(folder, ""):
            text = _text(file)
            if checks or not is_check_catalogue(text, identifier):
                instruments[identifier] = read_instrument(text, identifier, declared)
    jurisdictions = read_jurisdictions(_text(data / "jurisdictions.toml"), "jurisdictions.toml")
    sources = read_sources(_text(data / "sources.toml"), "sources.toml")
    return Rulebook(declared, jurisdictions, instruments, sources)


def _instrument_files(folder: Traversable, above: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            yield from _instrument_files(entry, f"{above}{entry.name}/")
        elif entry.name.endswith(".toml"):
            yield above + entry.name.removesuffix(".toml"), entry


def _text(file: Traversable) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        refuse(file.name, "", "is not UTF-8")
