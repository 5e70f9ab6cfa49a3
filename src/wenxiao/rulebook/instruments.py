"""An instrument (文件): who issued it, where and when it is in force, and the parameters it sets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from wenxiao.kernel.citations import Citation, Evidence
from wenxiao.rulebook.tables import Table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from wenxiao.rulebook.declarations import Declaration, Scalar

KINDS: Final = {
    "regulation": "制度文件",
    "practice": "实际用表",
    "default": "系统缺省",
    "checks": "校验目录",
    "draft": "草案",
}
_EVIDENCE: Final = tuple(each.value for each in Evidence)
_KEYS: Final = (
    "title",
    "number",
    "issuer",
    "kind",
    "jurisdiction",
    "issued_on",
    "in_force_from",
    "in_force_to",
    "date_evidence",
    "supersedes",
    "evidence",
    "sources",
    "note",
    "parameters",
)
_SETTING_KEYS: Final = ("value", "article", "evidence", "sources", "note")


@dataclass(frozen=True, slots=True)
class Setting:
    """The value that an instrument gives one parameter, scaled, with article, evidence and sources (S1, S2 …)."""

    parameter: str
    value: Scalar
    article: str
    evidence: Evidence
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument. In force on the days from `in_force_from` up to, not including, `in_force_to`.

    `id`: its path below the folder of instruments. `evidence`: whether its existence and title are certain;
    `date_evidence`: whether its dates are. `in_force_from` may be unknown (None) where it sets nothing.
    """

    id: str
    title: str
    issuer: str
    jurisdiction: str
    evidence: Evidence
    date_evidence: Evidence
    number: str = ""
    kind: str = "regulation"
    issued_on: date | None = None
    in_force_from: date | None = None
    in_force_to: date | None = None
    supersedes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    note: str = ""
    settings: Mapping[str, Setting] = field(default_factory=dict, hash=False)

    @property
    def file(self) -> str:
        """The file it stands in, as a refusal names it."""
        return f"{self.id}.toml"

    def citation(self, declaration: Declaration) -> Citation:
        """The citation of the value that it gives a parameter."""
        setting = self.settings[declaration.name]
        return Citation(
            parameter=declaration.name,
            label=declaration.label,
            value=declaration.show(setting.value),
            instrument=self.id,
            title=self.title,
            number=self.number,
            article=setting.article,
            evidence=setting.evidence,
        )


def read_instrument(text: str, identifier: str, declarations: Mapping[str, Declaration]) -> Instrument:
    """The instrument of one file. Raises RulebookError naming file and key."""
    table = Table.parsed(text, f"{identifier}.toml").only(_KEYS)
    instrument = Instrument(
        id=identifier,
        title=table.text("title"),
        number=table.text("number", ""),
        issuer=table.text("issuer"),
        kind=table.one_of("kind", tuple(KINDS), "regulation"),
        jurisdiction=table.text("jurisdiction"),
        issued_on=table.day("issued_on"),
        in_force_from=table.day("in_force_from"),
        in_force_to=table.day("in_force_to"),
        date_evidence=Evidence(table.one_of("date_evidence", _EVIDENCE)),
        supersedes=table.texts("supersedes"),
        evidence=Evidence(table.one_of("evidence", _EVIDENCE)),
        sources=table.texts("sources"),
        note=table.text("note", ""),
        settings=_settings(table.inner("parameters"), declarations) if "parameters" in table.content else {},
    )
    begins, ends = instrument.in_force_from, instrument.in_force_to
    if begins is None and (instrument.settings or ends or instrument.supersedes):
        table.refuse("in_force_from", "is missing")
    if begins is not None and ends is not None and ends <= begins:
        table.refuse("in_force_to", f"({ends}) is not after in_force_from ({begins})")
    return instrument


def is_check_catalogue(text: str, identifier: str) -> bool:
    """Whether the file sets severities of checks, which mean nothing to a rulebook without checks."""
    return Table.parsed(text, f"{identifier}.toml").content.get("kind") == "checks"


def _settings(table: Table, declarations: Mapping[str, Declaration]) -> dict[str, Setting]:
    settings = {}
    for name in table.content:
        inner = table.inner(name).only(_SETTING_KEYS)
        if name not in declarations:
            table.refuse(name, "is not a declared parameter")
        article, evidence = inner.text("article"), Evidence(inner.one_of("evidence", _EVIDENCE))
        raw = inner.raw("value")
        try:
            value = declarations[name].parse(raw)
        except ValueError as error:
            inner.refuse("value", str(error))
        settings[name] = Setting(name, value, article, evidence, inner.texts("sources"), inner.text("note", ""))
    return settings
