"""A department's list of targets: one table with a line for each indicator, projects one below the other.

The captions are those of the official form and of its variants; the first line with a project's code or name begins
it, the lines below without one belong to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wenxiao.forms.captions import HEAD, INDICATOR, plain_caption
from wenxiao.forms.grid import place
from wenxiao.forms.raw import Cell, FormType, RawForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wenxiao.forms.grid import Sheet

_HEADS: Final = ("project_code", "project_name", "goal", "long_term_goal", "department", "unit")
_LINES: Final = ("level1", "level2", "level3", "target_text", "target_operator", "target_unit", "max_points",
                 "explanation", "criteria")  # fmt: skip
_AMOUNT: Final = "full_year_budget_text"
_AMOUNTS: Final = frozenset({"年度资金总额", "年度预算数", "预算数", "资金总额", "预算金额", "年度预算"})
_NEEDED: Final = ({"project_code", "project_name"}, {"level3"}, {"target_text"})
"""Of each set one column has to be there."""
_MOST_ROWS_ABOVE: Final = 12


def read_target_list(sheet: Sheet, source: str = "") -> list[RawForm]:
    """The target form of each project on the sheet; none where no row has the captions of such a list.

    Amounts are in 万元 unless the caption says 元. Cells are placed by their address.
    """
    found = _columns(sheet)
    if found is None:
        return []
    head_row, columns, unit = found
    forms: list[RawForm] = []
    above: dict[str, Cell] = {}
    for row in sorted(number for number in sheet.rows if number > head_row):
        told = {area.column: Cell(area.text.strip() or None, area.place) for area in sheet.rows[row]}
        cells = {name: told.get(column, Cell(None, place(row, column))) for name, column in columns.items()}
        begins = any(cells[name].text and cells[name].text != _text(above, name) for name in _names(cells))
        if begins:
            above = cells
            forms.append(_begun(sheet, source, cells, unit))
        if forms and any(cells[name].text for name in ("level3", "target_text") if name in cells):
            forms[-1].indicators.append({name: cells[name] for name in _LINES if name in cells})
    return forms


def _names(cells: Mapping[str, Cell]) -> Iterable[str]:
    return (name for name in ("project_code", "project_name") if name in cells)


def _text(cells: Mapping[str, Cell], name: str) -> str | None:
    return cells[name].text if name in cells else None


def _begun(sheet: Sheet, source: str, cells: Mapping[str, Cell], unit: str) -> RawForm:
    form = RawForm(FormType.TARGET, source=source, sheet=sheet.name)
    form.head = {name: cells[name] for name in _HEADS if name in cells} | {"amount_unit": Cell(unit)}
    if _AMOUNT in cells:
        form.funds = [{"label": Cell("年度资金总额", cells[_AMOUNT].place), _AMOUNT: cells[_AMOUNT]}]
    return form


def _columns(sheet: Sheet) -> tuple[int, dict[str, int], str] | None:
    """The row of captions, the column of each field, and the unit of amounts."""
    for row in sorted(sheet.rows)[:_MOST_ROWS_ABOVE]:
        columns: dict[str, int] = {}
        unit = "万元"
        for area in sheet.rows[row]:
            caption = plain_caption(area.text)
            field = _AMOUNT if caption in _AMOUNTS else INDICATOR.get(caption) or HEAD.get(caption)
            if caption in HEAD and HEAD[caption] in _HEADS:
                field = HEAD[caption]
            if field == _AMOUNT and "万" not in area.text and "元" in area.text:
                unit = "元"
            if field in (*_HEADS, *_LINES, _AMOUNT):
                columns.setdefault(field, area.column)
        if all(needed & columns.keys() for needed in _NEEDED):
            return row, columns, unit
    return None
