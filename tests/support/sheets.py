"""Sheets drawn as text, as cells, and as workbooks in both file formats.

In a drawing a row is a line and `|` parts its cells; `<` continues the cell on the left, `^` the cell above.
"""

import io
import re

import openpyxl
import xlwt

from wenxiao.forms.grid import Sheet
from wenxiao.forms.reading import find_forms
from wenxiao_site.adapters.workbook_reading import read_file

OFFICIAL = """
附件1
项目支出绩效自评表 | < | < | < | < | < | < | < | <
（2022年度） | < | < | < | < | < | < | < | <
项目名称 | < | 农村道路养护 | < | < | < | < | < | <
主管部门 | < | 县交通运输局 | < | < | 实施单位 | < | 县公路养护所 | <
项目资金（元） | | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
^ | 年度资金总额 | < | 400000 | 432000 | 372400 | 20 | 86.2% | 17.24
^ | 其中：当年财政拨款 | < | 400000 | 432000 | 372400 | — | 86.2% | —
^ | 上年结转资金 | < | | | | — | | —
^ | 其他资金 | < | | | | — | | —
年度总体目标 | 预期目标 | < | < | < | 实际完成情况 | < | < | <
^ | 养护道路120公里 | < | < | < | 养护道路110公里 | < | < | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
^ | 产出指标（50分） | 数量指标 | 养护里程 | ≥120公里 | 110公里 | 30 | 27.5 | 暴雨停工
^ | ^ | 质量指标 | 验收合格率 | ＝100％ | 100% | 20 | 20 |
^ | 效益指标 | 社会效益指标 | 群众出行 | 改善 | 达成预期指标 | 20 | 20 |
^ | 满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥90% | 93% | 10 | 10 |
总分 | < | < | < | < | < | 100 | 94.74 |
填报人：张三    联系电话：1234
"""


def drawn(drawing):
    """Cells and merged ranges of a drawing."""
    rows = [[cell.strip() for cell in line.split("|")] for line in drawing.strip().splitlines()]
    cells = {(r, c): text for r, row in enumerate(rows) for c, text in enumerate(row) if text not in {"", "<", "^"}}
    merged = []
    for row, column in cells:
        last_column = column
        while last_column + 1 < len(rows[row]) and rows[row][last_column + 1] == "<":
            last_column += 1
        last_row = row
        while last_row + 1 < len(rows) and len(rows[last_row + 1]) > column and rows[last_row + 1][column] == "^":
            last_row += 1
        if (last_row, last_column) != (row, column):
            merged.append((row, column, last_row, last_column))
    return cells, tuple(merged)


def read(drawing):
    """The forms of a drawing, and the same through a workbook in both file formats."""
    cells, merged = drawn(drawing)
    forms = find_forms(Sheet("表", cells, merged))
    for content, name in ((as_xlsx(cells, merged), "a.xlsx"), (as_xls(cells, merged), "a.xls")):
        assert [said(form) for form in read_file(content, name)] == [said(form) for form in forms]
    return forms


def as_xlsx(cells, merged):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "表"
    for (row, column), text in cells.items():
        cell = sheet.cell(row + 1, column + 1)
        cell.value = number(text)
        cell.data_type = "s" if cell.data_type == "f" else cell.data_type
    for row, column, last_row, last_column in merged:
        sheet.merge_cells(start_row=row + 1, start_column=column + 1, end_row=last_row + 1, end_column=last_column + 1)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def as_xls(cells, merged):
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    inside = {(row, column): (last_row, last_column) for row, column, last_row, last_column in merged}
    for (row, column), text in cells.items():
        if (row, column) in inside:
            last_row, last_column = inside[row, column]
            sheet.write_merge(row, last_row, column, last_column, number(text))
        else:
            sheet.write(row, column, number(text))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def number(text):
    """A number where one would be typed as such and shown the same."""
    return float(text) if re.fullmatch(r"(0|[1-9]\d*)(\.\d*[1-9])?", text) else text


def texts(line):
    return {name: cell.text for name, cell in line.items() if cell.text is not None}


def said(form):
    return (
        form.form_type,
        form.title,
        texts(form.head),
        [texts(x) for x in form.funds],
        [texts(x) for x in form.indicators],
    )
