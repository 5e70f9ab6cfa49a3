"""Answers to "why?": one tree of inputs, formula, rounding, parameter, instrument, article and evidence.

Built from the columns that the rules left behind; the terminal, JSON and the page print this same tree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wenxiao.kernel.citations import Citation


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a number is what it is.

    `words`: the formula in words; `numbers`: the same with the numbers in it. `where`: the cell the value was read
    from, for an input. `inputs`: what it was computed from, each explained in turn.
    """

    name: str
    label: str
    value: str
    words: str = ""
    numbers: str = ""
    rounding: str = ""
    where: str = ""
    inputs: tuple[Explanation, ...] = ()
    citations: tuple[Citation, ...] = ()

    def lines(self, depth: int = 0) -> list[str]:
        """The tree as indented lines of text."""
        pad = "  " * depth
        head = f"{pad}{self.label} = {self.value}"
        lines = [f"{head}（{self.where}）" if self.where else head]
        if self.words:
            lines.append(f"{pad}  公式：{self.words}")
        if self.numbers:
            lines.append(f"{pad}  代入：{self.numbers}")
        if self.rounding:
            lines.append(f"{pad}  取整：{self.rounding}")
        lines.extend(f"{pad}  依据：{citation.text()}" for citation in self.citations)
        for each in self.inputs:
            lines.extend(each.lines(depth + 1))
        return lines

    def data(self) -> dict[str, object]:
        """The tree as plain data for JSON."""
        return {
            "name": self.name,
            "label": self.label,
            "value": self.value,
            "words": self.words,
            "numbers": self.numbers,
            "rounding": self.rounding,
            "where": self.where,
            "citations": [
                {
                    "parameter": each.parameter,
                    "label": each.label,
                    "value": each.value,
                    "instrument": each.instrument,
                    "title": each.title,
                    "number": each.number,
                    "article": each.article,
                    "evidence": each.evidence.value,
                }
                for each in self.citations
            ],
            "inputs": [each.data() for each in self.inputs],
        }
