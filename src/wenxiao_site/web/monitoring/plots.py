"""What plots are made of: plain data for the script, and the table behind each."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, Final

from wenxiao_site.registry.models import AlertLevel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wenxiao_site.actions.laboratory import Replay
    from wenxiao_site.actions.monitoring_board import Hours, Series

_WAN: Final = Decimal(10_000)
_PLACES: Final = Decimal("0.01")
_MONTHS: Final = [f"{month}月" for month in range(1, 13)]


@dataclass(frozen=True, slots=True)
class Plot:
    """One plot. `data`: for the script; `head`, `rows`: the table behind it."""

    key: str
    title: str
    unit: str
    period: str
    data: dict[str, Any]
    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def curve(series: Series) -> Plot:
    """A project's curve: planned, actual, and its alerts."""
    scale = _WAN if series.unit == "万元" and series.key.startswith(".") else Decimal(1)
    planned, actual = ([_number(each, scale) for each in told] for told in (series.planned, series.actual))
    marks = {month: (light, words) for month, light, words in series.marks}
    rows = [
        (
            label,
            planned[place] or "—",
            actual[place] or "—",
            AlertLevel(marks[place + 1][0]).label if place + 1 in marks else "—",
            marks[place + 1][1] if place + 1 in marks else "—",
        )
        for place, label in enumerate(_MONTHS)
    ]
    data = {
        "kind": "lines",
        "labels": _MONTHS,
        "series": [
            {"name": "计划", "values": planned, "dashed": True, "joined": True},
            {"name": "实际", "values": actual, "joined": True},
        ],
        "marks": [
            {"at": month - 1, "value": actual[month - 1], "light": light.lower(), "words": AlertLevel(light).label}
            for month, (light, _) in marks.items()
            if actual[month - 1] is not None
        ],
        "band": [_number(each, scale) for each in series.band] if series.band[1] is not None else None,
        "unit": series.unit,
    }
    if series.band[1] is not None:
        low, middle, high = (_number(each, scale) or "" for each in series.band)
        rows.append(("预计年末", "—", middle, "—", f"{low} 至 {high}"))
    return Plot(
        series.key.strip("."),
        series.title,
        series.unit,
        "年初以来累计",
        data,
        ("月份", "计划", "实际", "灯", "情形"),
        rows,
    )


def hours(told: Hours) -> Plot:
    """How reports came in before the deadline."""
    labels = [label for label, _ in told.points]
    values = [str(number) for _, number in told.points]
    data = {
        "kind": "lines",
        "labels": labels,
        "series": [{"name": "已报送", "values": values, "step": True}],
        "most": told.listed,
        "unit": "个",
    }
    period = f"到 {told.due_on} 截止" if told.due_on else "没有截止日期"
    return Plot(
        "hours", "报送进度", "个项目（累计）", period, data, ("时间", "已报送"), list(zip(labels, values, strict=True))
    )


def recall_against_false_alarms(replay: Replay) -> Plot:
    """Each scheme at every line: how many really short projects it finds, for how many false alarms."""
    series = [
        {
            "name": each.name,
            "values": [[str(point.counts.false_alarms), str(point.counts.hits)] for point in each.points],
        }
        for each in replay.results
    ]
    rows = [
        (each.name, f"{_percent(point.below, 10_000)}", str(point.counts.hits), str(point.counts.false_alarms))
        for each in replay.results
        for point in each.points
    ]
    data = {"kind": "scatter", "series": series, "x": "误报（个）", "y": "找到的未达标项目（个）", "most": replay.short}
    period = "、".join(map(str, replay.years)) + " 年度"
    head = ("方案", "预警指数低于", "找到", "误报")
    return Plot("recall", "找到多少，误报多少", "个项目", period, data, head, rows)


def _percent(part: int, whole: int) -> str:
    return f"{(Decimal(part) * 100 / whole).quantize(Decimal('0.1'), ROUND_HALF_UP)}%" if whole else "—"


def percent(part: int, whole: int) -> str:
    """A share as people read it; both numbers stand beside it."""
    return _percent(part, whole)


def _number(value: Decimal | None, scale: Decimal) -> str | None:
    return None if value is None else f"{(value / scale).quantize(_PLACES, ROUND_HALF_UP):f}"
