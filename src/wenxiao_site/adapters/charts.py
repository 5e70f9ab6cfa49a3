"""Drawings for documents on paper, as PNG: numbers come in exact and are floats only on their way into the picture."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

FONTS: Final = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "Microsoft YaHei",
    "SimHei",
)
"""The first of them that is installed writes the words."""

_SIZE: Final = (6.3, 2.7)
_INK, _LINE = "#2f5d8a", "#b4532a"


@lru_cache(maxsize=64)
def bars(categories: tuple[str, ...], numbers: tuple[int, ...], unit: str, shown: tuple[str, ...]) -> bytes:
    """One bar for each category, its number above it as `shown`."""
    figure, axes = _begun()
    drawn = axes.bar(range(len(numbers)), numbers, color=_INK, width=0.55)
    axes.bar_label(drawn, labels=list(shown), padding=2, fontsize=9)
    _named(axes, categories, unit)
    return _finished(figure)


@lru_cache(maxsize=64)
def bars_with_line(
    categories: tuple[str, ...],
    numbers: tuple[int, ...],
    unit: str,
    shown: tuple[str, ...],
    rates: tuple[int | None, ...],
    label: str,
) -> bytes:
    """Bars, and above them the line of a rate ×10⁴, blank where there is none."""
    figure, axes = _begun()
    drawn = axes.bar(range(len(numbers)), numbers, color=_INK, width=0.55)
    axes.bar_label(drawn, labels=list(shown), label_type="center", color="white", fontsize=9)
    _named(axes, categories, unit)
    second = axes.twinx()
    told = [(place, rate / 100) for place, rate in enumerate(rates) if rate is not None]
    second.plot([place for place, _ in told], [rate for _, rate in told], color=_LINE, marker="o", linewidth=2)
    for place, rate in told:
        second.annotate(f"{rate:.2f}%", (place, rate), (0, 6), textcoords="offset points", ha="center", fontsize=9)
    second.set_ylim(0, max([100, *(rate for _, rate in told)]) * 1.2)
    second.set_ylabel(label, fontsize=9)
    second.tick_params(labelsize=8)
    second.spines["top"].set_visible(False)
    return _finished(figure)


def _begun() -> tuple[Any, Any]:
    from matplotlib import font_manager, rcParams  # noqa: PLC0415 - slow to import, seldom needed
    from matplotlib.figure import Figure  # noqa: PLC0415 - as above

    installed = {each.name for each in font_manager.fontManager.ttflist}
    rcParams["font.sans-serif"] = [name for name in FONTS if name in installed] or ["sans-serif"]
    rcParams["axes.unicode_minus"] = False
    figure = Figure(figsize=_SIZE, dpi=200, layout="constrained")
    return figure, figure.subplots()


def _named(axes: Any, categories: Sequence[str], unit: str) -> None:  # noqa: ANN401 - an axes
    axes.set_xticks(range(len(categories)), list(categories), fontsize=9)
    axes.set_ylabel(unit, fontsize=9)
    axes.tick_params(axis="y", labelsize=8)
    axes.margins(y=0.18)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def _finished(figure: Any) -> bytes:  # noqa: ANN401 - a figure
    buffer = BytesIO()
    figure.savefig(buffer, format="png", metadata={"Software": None})
    return buffer.getvalue()
