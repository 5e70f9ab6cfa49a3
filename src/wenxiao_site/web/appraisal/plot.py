"""The plot of a sensitivity analysis: places of points in a drawing, from numbers that the rules gave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wenxiao.forms.appraisals import FACTORS, Variation, variations
from wenxiao.kernel.columns import Grain

if TYPE_CHECKING:
    from wenxiao.forms.appraisals import Judged

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 300, 92, 96, 20, 36
_TICKS: Final = 4
_FEN_IN_WAN: Final = 1_000_000
DASHES: Final = {"cost": "", "benefit": "8 4", "rate": "2 4"}
"""The lines differ in grey print too."""


@dataclass(frozen=True, slots=True)
class Line:
    """One factor: its points as SVG has them, and where its name stands."""

    factor: str
    label: str
    points: str
    end: tuple[int, int]
    dashes: str


@dataclass(frozen=True, slots=True)
class Plot:
    """Everything that the drawing shows. Values in 万元, changes in percent."""

    lines: tuple[Line, ...]
    across: tuple[tuple[int, str], ...]
    upwards: tuple[tuple[int, str], ...]
    zero: int | None
    table: tuple[tuple[str, tuple[str, ...]], ...]
    heads: tuple[str, ...]


def plotted(judged: Judged) -> Plot | None:
    """The plot of what `judge_costs` gave; None when nothing could be discounted."""
    most = int(str(judged.resolution["sensitivity_most"]))
    told = variations(most)
    values: list[int] = judged.tables.at(Grain.FORM)["net_present_value"].to_list()
    if any(each is None for each in values):
        return None
    least, greatest = min(*values, 0), max(*values, 0)
    if least == greatest:
        greatest = least + 1

    def x(change: int) -> int:
        return LEFT + (change + most) * (WIDTH - LEFT - RIGHT) // (2 * most)

    def y(value: int) -> int:
        return HEIGHT - BOTTOM - (value - least) * (HEIGHT - TOP - BOTTOM) // (greatest - least)

    found: dict[str, list[tuple[Variation, int]]] = {factor: [] for factor in FACTORS}
    for each, value in zip(told, values, strict=True):
        if each.factor:
            found[each.factor].append((each, value))
    lines = tuple(
        Line(
            factor,
            label,
            " ".join(f"{x(each.change)},{y(value)}" for each, value in found[factor]),
            (WIDTH - RIGHT + 8, y(found[factor][-1][1]) + 4),
            DASHES[factor],
        )
        for factor, label in FACTORS.items()
    )
    changes = [each.change for each, _ in found["cost"]]
    steps = [least + (greatest - least) * step // _TICKS for step in range(_TICKS + 1)]
    return Plot(
        lines,
        tuple((x(change), percent(change)) for change in changes),
        tuple((y(step), wan(step)) for step in steps),
        y(0) if least < 0 < greatest else None,
        tuple((label, tuple(wan(value) for _, value in found[factor])) for factor, label in FACTORS.items()),
        tuple(percent(change) for change in changes),
    )


def percent(change: int) -> str:
    """A ratio ×10⁴ as a signed percentage."""
    whole, part = divmod(abs(change), 100)
    return f"{'−' if change < 0 else '+' if change > 0 else ''}{whole}{f'.{part:02}'.rstrip('0') if part else ''}%"


def wan(fen: int) -> str:
    """Fen as 万元 with two decimals, half up."""
    hundredths = (abs(fen) * 2 + _FEN_IN_WAN // 100) // (2 * (_FEN_IN_WAN // 100))
    return f"{'−' if fen < 0 and hundredths else ''}{hundredths // 100:,}.{hundredths % 100:02}"
