"""The published figures of the prefecture, asked of the measures: which come out already, and which wait for what."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from wenxiao_site.demo.world import FIRST_YEAR, LAST_YEAR, data
from wenxiao_site.statistics.asking import Question, reading
from wenxiao_site.statistics.facts import STORE
from wenxiao_site.statistics.headlines import HEADLINES

PERIOD: Final = Question(FIRST_YEAR, LAST_YEAR)

_SCALES: Final = {"亿元": Decimal(100_000_000), "万元": Decimal(10_000), "%": Decimal("0.01")}


@dataclass(frozen=True, slots=True)
class Figure:
    """A published figure, and what the records say: None while a stage that brings them is still missing."""

    label: str
    published: str
    unit: str
    stage: str
    found: Decimal | None
    is_met: bool

    def __str__(self) -> str:
        published = f"{self.label}　{self.published} {self.unit}"
        if self.found is None:
            return f"…　{published}　待“{self.stage}”环节的数据"
        scale = _SCALES.get(self.unit)
        told = f"{self.found:,} 元" if self.unit in ("亿元", "万元") else f"{self.found:,} {self.unit}"
        if self.unit == "%" and scale is not None:
            told = f"{(self.found / scale).quantize(Decimal('0.01'), ROUND_HALF_UP)}%"
        return f"{'✓' if self.is_met else '✕'}　{published}　记录：{told}"


def figures() -> list[Figure]:
    """Every published figure beside what the records give now."""
    asked = reading(STORE.facts(), PERIOD)
    found = {each.key: each.asked(asked, PERIOD)[1].value for each in HEADLINES}
    made = []
    for told in data("figures")["figure"]:
        value = found[told["key"]]
        wanted = Decimal(told["value"]) * _SCALES.get(told["unit"], Decimal(1))
        at_least = told.get("at_least", False)
        is_met = value is not None and (value >= wanted if at_least else value == wanted)
        published = f"≥{told['value']}" if at_least else told["value"]
        made.append(Figure(told["label"], published, told["unit"], told["stage"], value, is_met))
    return made
