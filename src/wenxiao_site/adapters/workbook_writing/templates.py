"""The blank official forms as workbooks: what may be written where, and previews of the results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from wenxiao.forms.drawing import Drawing, draw
from wenxiao.forms.layout import COST_FIRST, LAYOUTS
from wenxiao_site.adapters.workbook_writing.sheets import Sheet, Styles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import BinaryIO

    from xlsxwriter.worksheet import Worksheet

    from wenxiao.forms.raw import FormType

_AMOUNT_HINT = "只填数字，单位见左侧“项目资金”栏；没有的填 0，未定的留空。"
_POINTS_HINT = "只填数字。预算执行与各项指标的分值合计为 100 分（申报目标时按本地规定）。"
_TARGET_HINT = (
    "运算符+数值+计量单位，如 ≥95%、≤30万元、=12个；时效写到月或日，如 2025年12月底前。"
    "运算符可用 ≥ ≤ = > <。确需定性的，写明可以核对的状态。"
)
_HINTS = {
    "initial_budget_text": ("年初预算数", _AMOUNT_HINT),
    "full_year_budget_text": ("全年预算数", "调整后的预算数（含上年结转）。" + _AMOUNT_HINT),
    "executed_text": ("执行数", _AMOUNT_HINT),
    "forecast_text": ("全年预计", "预计到年底的数。只填数字和计量单位。"),
    "fund_points": ("分值", _POINTS_HINT),
    "execution_rate_text": ("执行率", "执行数÷全年预算数，写成百分数，如 86.20%。右侧有预览。"),
    "fund_score": ("得分", "执行率×分值，最高为分值，保留两位小数。右侧有预览。"),
    "max_points": ("分值", _POINTS_HINT),
    "score_text": ("得分", "不小于 0，不大于分值，保留两位小数。右侧有预览。"),
    "target_text": ("年度指标值", _TARGET_HINT),
    "actual_text": ("实际完成值", "写实际完成的数值和计量单位，与指标值同一单位，不照抄 ≥、≤。"),
    "reason": ("原因说明", "得分低于分值、未完成或超额较多时，写明原因和改进措施。"),
    "level1": ("一级指标", "从列表中选取。"),
    "level2": ("二级指标", "从列表中选取。"),
    "level3": ("三级指标", "写具体内容，如“培训人数”；不写目标值。"),
    "likelihood": ("完成目标可能性", "从列表中选取。"),
    "is_core": ("是否核心指标", "从列表中选取。"),
    "fiscal_year": ("年度", "把年份写进括号，如（2025年度）。"),
    "total_points": ("分值合计", "分值之和。右侧有预览。"),
    "total_score_text": ("总分", "预算执行得分与各项指标得分之和。右侧有预览。"),
}
_CAUSES = ("cause_funding", "cause_rules", "cause_staffing", "cause_equipment", "cause_other")
_AT_LEAST_ZERO = frozenset({
    "initial_budget_text", "full_year_budget_text", "executed_text", "fund_points", "execution_rate_text", "fund_score",
    "max_points", "score_text", "total_points", "total_score_text",
})  # fmt: skip


def write_template(form_type: FormType, target: Path | str | BinaryIO) -> None:
    """Write the blank official form with lists, number checks and hints on its cells and previews of the results.

    The previews stand to the right of the form under heads that begin with 预览, outside the printed page; readers
    leave them out, and the rules compute anew.
    """
    drawing = draw(form_type)
    with xlsxwriter.Workbook(target, {"in_memory": True}) as workbook:
        styles = Styles(workbook)
        worksheet = workbook.add_worksheet(form_type.label)
        Sheet(worksheet, styles, [drawing]).write()
        _validate(worksheet, drawing)
        _Preview(worksheet, styles, drawing).write()


def _validate(worksheet: Worksheet, drawing: Drawing) -> None:
    """Lists, number checks and hints on the cells of a blank form."""
    layout = LAYOUTS[drawing.form_type]
    outline = (*layout.outline, *(COST_FIRST if ("产出指标", "数量指标") in layout.outline else ()))
    lists = {
        "level1": list(dict.fromkeys(level1 for level1, _ in outline)),
        "level2": list(dict.fromkeys(level2 for _, level2 in outline)),
        "likelihood": ["确定能", "有可能", "完全不可能"],
        "is_core": ["是", "否"],
        **{name: ["√"] for name in _CAUSES},
    }
    usual = {level2: list(names) for level2, names in layout.level3}
    for cell in drawing.cells:
        if cell.key is None:
            continue
        block, row, name = cell.key
        rule: dict[str, Any] = {"validate": "any"}
        if name in lists:
            # Places differ in their headings: a value outside the list is asked about, not refused.
            rule = {"validate": "list", "source": lists[name], "error_type": "warning"}
            rule |= {"error_title": "不在列表中", "error_message": "这不是常用的取值，仍要使用吗？"}
        elif name == "level3" and usual:
            level2 = next(each for key, each in drawing.places.items() if key == (block, row, "level2"))
            rule = {"validate": "list", "source": usual[level2.text], "show_error": False}
        elif name in _AT_LEAST_ZERO or (block, name) == ("fund", "forecast_text"):
            rule = {"validate": "decimal", "criteria": ">=", "value": 0}
            rule |= {"error_title": "请填数字", "error_message": "请填不小于 0 的数，不带单位和其他文字。"}
        if name in _HINTS:
            title, message = _HINTS[name]
            rule |= {"input_title": title, "input_message": message}
        if len(rule) > 1:
            last_row, last_column = cell.row + cell.row_span - 1, cell.column + cell.column_span - 1
            worksheet.data_validation(cell.row, cell.column, last_row, last_column, rule)


@dataclass
class _Preview:
    """Two columns right of the form: a rate and the points it gives."""

    worksheet: Worksheet
    styles: Styles
    drawing: Drawing

    def write(self) -> None:
        """The previews that the form's columns allow."""
        self.left = len(self.drawing.widths) + 1
        self.worksheet.set_column(self.left, self.left + 1, 18)
        funds = self._lines("fund", "label")
        lines = self._lines("indicator", "level3")
        budget = "full_year_budget_text" if self._ref("fund", 0, "full_year_budget_text") else "initial_budget_text"
        if self._ref("fund", 0, "executed_text"):
            scored = self._ref("fund", 0, "fund_points")
            self._head("fund", "预览：执行率", *(["预览：执行得分"] if scored else []))
            for row in funds:
                self._fund(row, budget)
        measured = self._ref("indicator", 0, "actual_text") and self._ref("indicator", 0, "score_text")
        scored = self._ref("indicator", 0, "score_text")
        if measured:
            self._head("indicator", "预览：完成率", "预览：得分")
            for row in lines:
                self._indicator(row)
        if total := self.drawing.places.get(("form", None, "total_points")):
            if not measured:
                self._head("indicator", "预览：分值", *(["预览：得分"] if scored else []))
            self._total(total.row, lines)

    def _lines(self, block: str, name: str) -> list[int]:
        """The lines of a block, by a field that each of them has."""
        return [row for owner, row, each in self.drawing.places if (owner, each) == (block, name) and row is not None]

    def _ref(self, block: str, row: int | None, name: str) -> str:
        """The address of a field's cell, empty where the form has none."""
        cell = self.drawing.places.get((block, row, name))
        return xl_rowcol_to_cell(cell.row, cell.column) if cell else ""

    def _head(self, block: str, *texts: str) -> None:
        """Heads on the line of the block's column heads."""
        first = next(cell.row for cell in self.drawing.cells if cell.key and cell.key[0] == block)
        row = first - 1 if block == "fund" else self.drawing.head_rows[0]
        look = self.styles.get(font_color="#7F7F7F", align="center", italic=True)
        for place, text in enumerate(texts):
            self.worksheet.write_string(row, self.left + place, text, look)

    def _formula(self, row: int, place: int, formula: str, number_format: str) -> None:
        look = self.styles.get(font_color="#7F7F7F", align="center", num_format=number_format)
        # The stored result is empty: nothing is there to be taken for a number before Excel has computed.
        self.worksheet.write_formula(row, self.left + place, formula, look, "")

    def _fund(self, row: int, budget: str) -> None:
        whole, done = self._ref("fund", row, budget), self._ref("fund", row, "executed_text")
        points = self._ref("fund", row, "fund_points")
        given = f"AND(ISNUMBER({whole}),ISNUMBER({done}),N({whole})>0)"
        line = self.drawing.places["fund", row, "label"].row
        self._formula(line, 0, f'=IF({given},{done}/{whole},"")', "0.00%")
        if points:
            self._formula(
                line, 1, f'=IF(AND({given},ISNUMBER({points})),ROUND(MIN({done}/{whole},1)*{points},2),"")', "0.00"
            )

    def _indicator(self, row: int) -> None:
        target, actual = self._ref("indicator", row, "target_text"), self._ref("indicator", row, "actual_text")
        points = self._ref("indicator", row, "max_points")
        line = self.drawing.places["indicator", row, "level3"].row
        wanted, done = _number_in(target), _number_in(actual)
        # Lower is better (≤): the method differs from place to place, so only a met target has a preview.
        lower = f'OR(LEFT({target})="≤",LEFT({target})="<",LEFT({target})="≦")'
        rate = f'IF({lower},IF({done}<={wanted},1,""),IF({wanted}>0,{done}/{wanted},""))'
        blank = f'OR({target}="",{actual}="")'
        self._formula(line, 0, f'=IF({blank},"",IFERROR({rate},""))', "0.00%")
        shown = xl_rowcol_to_cell(line, self.left)
        given = f"AND(ISNUMBER({shown}),ISNUMBER({points}))"
        self._formula(line, 1, f'=IF({given},ROUND(MIN({shown},1)*{points},2),"")', "0.00")

    def _total(self, row: int, lines: Sequence[int]) -> None:
        for place, name, fund, words in (
            (0, "max_points", "fund_points", "分值合计"),
            (1, "score_text", "fund_score", "得分合计"),
        ):
            first, last = (self._ref("indicator", lines[index], name) for index in (0, -1))
            if not first:
                continue
            execution = self._ref("fund", 0, fund)
            self._formula(row, place, f"=SUM({first}:{last}{',' + execution if execution else ''})", f'"{words} "0.00')


def _number_in(address: str) -> str:
    """A formula for the number in a cell, without operator and percent sign."""
    text = f'{address}&""'
    for sign in ("≥", "≤", "≧", "≦", ">", "<", "=", "＝", "%", "％"):
        text = f'SUBSTITUTE({text},"{sign}","")'
    return f"VALUE({text})"
