"""A form given as data (the JSON of `cases/README.md`) as a raw form.

Only what was printed on the form is looked at: recomputed checks and a reader's notes are answers, not input.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from wenxiao.forms.captions import SIGNATURES
from wenxiao.forms.raw import Cell, FormType, RawForm

_HEAD_FIELDS = {
    "year": "fiscal_year",
    "total_score": "total_score_text",
    "weight_total_printed": "total_points",
    "grade": "grade_text",
} | {
    name: name
    for name in (
        "region", "project_name", "project_code", "department", "unit", "amount_unit", "goal", "goal_actual",
        "period", "adjustment_reason", "execution_reason", "conclusion", "problems", "measures", "project_head",
        "finance_head",
    )
}  # fmt: skip
_FUND_FIELDS = {
    "label": "label",
    "initial_budget": "initial_budget_text",
    "full_year_budget": "full_year_budget_text",
    "executed": "executed_text",
    "forecast": "forecast_text",
    "weight": "fund_points",
    "execution_rate": "execution_rate_text",
    "score": "fund_score",
    "reason": "fund_reason",
}
_INDICATOR_FIELDS = {
    "target": "target_text",
    "actual": "actual_text",
    "weight": "max_points",
    "score": "score_text",
    "deviation_reason_short": "reason",
    "level1_points_if_printed": "level1_points",
    "initial_target": "initial_target_text",
    "forecast": "forecast_text",
} | {
    name: name
    for name in ("level1", "level2", "level3", "level2_points", "explanation", "criteria", "likelihood", "is_core")
}
_ANSWERS = frozenset({"checks", "inconsistency_kinds", "notes", "source_url", "source_note"})
_STRUCTURE = frozenset({"form_type", "source_kind", "complete", "budget", "indicators", "level1_points_printed"})
_HEADINGS = {
    "预算执行": "execution_heading_points",
    "预算执行率": "execution_heading_points",
    "绩效指标": "indicator_points",
    "年度绩效指标": "indicator_points",
    "年度绩效目标": "indicator_points",
    "绩效目标": "indicator_points",
}
"""Headings above the indicators that print points of their own; all others name level-1 indicators."""

_Kind = TypeVar("_Kind", bool, str)


def forms_from_records(data: object, source: str = "") -> list[RawForm]:
    """The forms of a JSON document: one record or a list of them. Raises ValueError (Chinese, with the path)."""
    if not isinstance(data, list):
        return [form_from_record(_mapping(data, "整个文件"), source)]
    return [form_from_record(_mapping(each, f"[{place}]"), source) for place, each in enumerate(data)]


def form_from_record(record: Mapping[str, object], source: str = "") -> RawForm:
    """The raw form of one record; cells are placed by their path, ``indicators[3].target``.

    Raises ValueError, one Chinese sentence with the path, where the record has another shape.
    """
    form_type = record.get("form_type")
    if form_type not in list(FormType):
        choices = "、".join(FormType)
        raise ValueError(f"form_type 应为 {choices} 之一，读到的是 {_shown(form_type)}")
    form = RawForm(
        FormType(str(form_type)),
        source=source,
        head=_cells(record, _HEAD_FIELDS, ""),
        funds=_lines(record, "budget", _FUND_FIELDS),
        indicators=_lines(record, "indicators", _INDICATOR_FIELDS),
        is_table=_typed(record, "source_kind", str, "table") == "table",
        is_complete=_typed(record, "complete", bool, default=True),
    )
    for name in SIGNATURES:  # null says that no place for a signature was seen, a blank text that it was left blank
        if record.get(name) is None:
            form.head.pop(name, None)
    _place_headings(form, record.get("level1_points_printed"))
    unknown = sorted(set(map(str, record)) - _HEAD_FIELDS.keys() - _STRUCTURE - _ANSWERS)
    form.problems += [(f"不认识字段“{name}”，没有读它", name) for name in unknown]
    return form


def _cells(record: Mapping[str, object], fields: Mapping[str, str], path: str) -> dict[str, Cell]:
    return {
        field: Cell(_text(record[name], path + name), path + name) for name, field in fields.items() if name in record
    }


def _lines(record: Mapping[str, object], name: str, fields: Mapping[str, str]) -> list[dict[str, Cell]]:
    lines = record.get(name)
    if lines is None:
        return []
    if not isinstance(lines, Sequence) or isinstance(lines, str):
        raise ValueError(f"{name} 应为列表，读到的是 {_shown(lines)}")
    return [_cells(_mapping(line, f"{name}[{row}]"), fields, f"{name}[{row}].") for row, line in enumerate(lines)]


def _place_headings(form: RawForm, points: object) -> None:
    """Points printed on headings go to the head, or to the level-1 indicators of that name that have none yet."""
    for heading, value in _mapping(points or {}, "level1_points_printed").items():
        path = f"level1_points_printed.{heading}"
        cell = Cell(_text(value, path), path)
        if heading in _HEADINGS:
            form.head[_HEADINGS[heading]] = cell
        for line in form.indicators:
            if line.get("level1", cell).text == heading and line.get("level1_points", Cell(None)).text is None:
                line["level1_points"] = cell


def _text(value: object, path: str) -> str | None:
    """A scalar as it would be printed: numbers as shortest exact decimals, blank text as None."""
    match value:
        case None:
            return None
        case bool():
            return "是" if value else "否"
        case str():
            return value.strip() or None
        case int() | Decimal():
            return _digits(Decimal(value))
        case float():
            return _digits(Decimal(repr(value)))
    raise ValueError(f"{path} 应为文字或数，读到的是 {_shown(value)}")


def _digits(number: Decimal) -> str:
    if not number.is_finite() or abs(number.adjusted()) > 30:
        return str(number)
    shortest = f"{number:f}"
    return shortest.rstrip("0").rstrip(".") if "." in shortest else shortest


def _mapping(value: object, path: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise ValueError(f"{path} 应为对象，读到的是 {_shown(value)}")
    return value


def _typed(record: Mapping[str, object], name: str, kind: type[_Kind], default: _Kind) -> _Kind:
    value = record.get(name)
    if value is None:
        return default
    if not isinstance(value, kind):
        raise ValueError(f"{name} 应为{'是或否(true/false)' if kind is bool else '文字'}，读到的是 {_shown(value)}")
    return value


def _shown(value: object) -> str:
    """A value in a message: short, in words where it is a container."""
    match value:
        case None:
            return "空"
        case Mapping():
            return "对象"
        case list() | tuple():
            return "列表"
    text = str(value)
    return f"“{text[:20]}…”" if len(text) > 20 else f"“{text}”"
