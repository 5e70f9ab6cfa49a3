"""What a check says about one place of one form."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from wenxiao.kernel.scales import bare

if TYPE_CHECKING:
    from wenxiao.kernel.rule import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect: what is wrong, where, what to write instead, and by which rule.

    `code`: check id (QC-…, or RD-… for what could not be read). `block`: form, fund or indicator; `row`: line within
    the block, None for the form. `field`: column of `forms.frames`. `sheet`, `cell`: the place in the file. `printed`,
    `expected`: as shown to people, None where no number is compared. `suggestion`: what to write into the column
    `suggested_field` instead, where that can be said.
    """

    code: str
    name: str
    title: str
    severity: Severity
    block: str
    row: int | None
    field: str
    message: str
    printed: str | None
    expected: str | None
    instrument: str
    article: str
    evidence: str
    sheet: str = ""
    cell: str = ""
    suggestion: str | None = None
    suggested_field: str = ""

    def data(self) -> dict[str, object]:
        """The finding as plain data for JSON."""
        plain = asdict(self)
        plain["id"] = plain.pop("code")
        plain["severity"] = self.severity.value
        plain["printed"], plain["expected"] = bare(self.printed), bare(self.expected)
        plain["where"] = {key: plain.pop(key) for key in ("sheet", "cell", "block", "row", "field")}
        return plain
