"""Charts as pictures for documents: bars and lines over years, in shades that grey print keeps apart."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

_FONTS: Final = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans CJK JP",
    "WenQuanYi Micro Hei",
    "Microsoft YaHei",
    "SimHei",
)
"""Fonts with Chinese characters, as machines have them; whatever the face is called, the characters are there."""
_COLOURS: Final = ("#1f4e79", "#c55a11", "#7f7f7f", "#548235", "#7030a0", "#bf9000")
_HATCHES: Final = ("", "///", "...", "xxx", "---", "+++")
_MARKS: Final = ("o", "s", "^", "D", "v", "P")
_INCHES: Final = (6.14, 2.9)
"""The type area of 156 mm, and a third of a page."""


def font() -> str | None:
    """The first font of this machine that has Chinese characters; None where there is none: no chart is drawn then."""
    there = {each.name for each in font_manager.fontManager.ttflist}
    return next((each for each in _FONTS if each in there), None)


def bars(labels: Sequence[str], series: Sequence[Any], unit: str) -> bytes | None:
    """A bar for each label and series (name, exact numbers or None), each number above its bar, if there is room.

    None without a font, or without a number.
    """
    return _drawn(labels, series, unit, _bars)


def lines(labels: Sequence[str], series: Sequence[Any], unit: str) -> bytes | None:
    """A line for each series over the labels; what is blank is left open. None as for `bars`."""
    return _drawn(labels, series, unit, _lines)


def _drawn(labels: Sequence[str], series: Sequence[Any], unit: str, draw: Any) -> bytes | None:  # noqa: ANN401 - a function
    name = font()
    told = [(label, values) for label, values in series if any(each is not None for each in values)]
    if name is None or not told:
        return None
    figure = Figure(figsize=_INCHES, dpi=200, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    draw(axes, told, len(labels), name)
    axes.set_xticks(range(len(labels)), labels, fontfamily=name, fontsize=9)
    axes.set_ylabel(unit, fontfamily=name, fontsize=9, rotation=0, loc="top")
    axes.tick_params(axis="y", labelsize=8)
    axes.grid(axis="y", color="#d9d9d9", linewidth=0.5)
    axes.set_axisbelow(b=True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    if len(told) > 1:
        axes.legend(
            loc="lower center",
            bbox_to_anchor=(0.5, 1.0),
            ncols=min(len(told), 4),
            frameon=False,
            prop={"family": name, "size": 9},
        )
    target = BytesIO()
    figure.savefig(target, format="png", metadata={"Software": None})
    return target.getvalue()


def _bars(axes: Any, series: Sequence[Any], count: int, name: str) -> None:  # noqa: ANN401 - matplotlib has no types
    width = 0.8 / len(series)
    for place, (label, values) in enumerate(series):
        at = [number - 0.4 + width * (place + 0.5) for number in range(count)]
        heights = [0 if each is None else each for each in values]
        drawn = axes.bar(
            at, [float(each) for each in heights], width * 0.92, label=label,
            color=_COLOURS[place % 6], hatch=_HATCHES[place % 6], edgecolor="white", linewidth=0.4,
        )  # fmt: skip
        if len(series) * count <= 24:  # noqa: PLR2004 - more numbers would run into each other
            texts = ["" if each is None else f"{each:,}" for each in values]
            axes.bar_label(drawn, texts, fontsize=7 if len(series) > 1 else 8, fontfamily=name, padding=1)


def _lines(axes: Any, series: Sequence[Any], count: int, name: str) -> None:  # noqa: ANN401 - as above
    del name
    for place, (label, values) in enumerate(series):
        known = [(number, float(values[number])) for number in range(count) if values[number] is not None]
        axes.plot(
            [each for each, _ in known], [each for _, each in known], label=label, color=_COLOURS[place % 6],
            marker=_MARKS[place % 6], markersize=4, linewidth=1.6, linestyle=("-", "--", ":", "-.")[place % 4],
        )  # fmt: skip
