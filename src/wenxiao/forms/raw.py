"""A form as it was found: texts with the cells that they stood in. Nothing is interpreted here.

Readers (workbook, JSON, web) produce raw forms; `typing` makes frames of them; `drawing` lays them out again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class FormType(StrEnum):
    """The official forms that are read, checked and written."""

    SELF_EVALUATION = "self_evaluation"
    TARGET = "target"
    MONITORING = "monitoring"
    DEPARTMENT_OVERALL = "department_overall"
    EVALUATION_SCORING = "evaluation_scoring"

    @property
    def label(self) -> str:
        """The form's official name."""
        return {
            "self_evaluation": "项目支出绩效自评表",
            "target": "项目支出绩效目标表",
            "monitoring": "项目支出绩效目标执行监控表",
            "department_overall": "部门整体支出绩效自评表",
            "evaluation_scoring": "绩效评价评分表",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Cell:
    """A text and the place it stood in: ``B7`` in a workbook, ``indicators[3].target`` in JSON. Blank text is None."""

    text: str | None
    place: str = ""


@dataclass(slots=True)
class RawForm:
    """One form: `head` by field, `funds` and `indicators` line by line, each a mapping of field name to cell.

    Field names are the column names of `frames`, with ``_text`` where the frame also keeps a reading of the text. A
    field that the form does not have is absent; a field that is there but empty holds a blank cell.
    `title`: the table's own title. `problems`: what the reader could not place, one sentence each with its cell.
    """

    form_type: FormType
    source: str = ""
    sheet: str = ""
    title: str = ""
    head: dict[str, Cell] = field(default_factory=dict)
    funds: list[dict[str, Cell]] = field(default_factory=list)
    indicators: list[dict[str, Cell]] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)
    is_table: bool = True
    is_complete: bool = True
