"""Values of cells as texts: numbers exact, percentages and dates as the sheet shows them."""

import datetime as dt
import io

import pytest
import xlsxwriter
import xlwt

from wenxiao.forms.grid import UNCOMPUTED
from wenxiao_site.adapters.workbook_reading import read_sheets
from wenxiao_site.adapters.workbook_reading.formats import number_format, shown_number

DAY = dt.datetime(2021, 12, 31)  # noqa: DTZ001  a sheet knows no time zones

VALUES = [
    (43.2, "General", "43.2"),
    (100, "General", "100"),
    (2025.0, "0", "2025"),
    (0.1 + 0.2, "General", "0.3"),
    (37.236667, "0.00", "37.236667"),
    (37.24 / 43.2, "0.0000", "0.862"),
    (8.620370370370370, "0.00", "8.62"),
    (8.620370370370370, "General", "8.62037037037037"),
    (10606.7522, "#,##0.00", "10606.7522"),
    (0.862, "0.0%", "86.2%"),
    (0.862, "0%", "86%"),
    (1.0259, "0.00%", "102.59%"),
    (1, "0%", "100%"),
    (37.24 / 43.2, "0.00%", "86.2%"),
    (0.125, "0%", "13%"),
    (95, '0"%"', "95%"),
    (120, '"≥"0"公里"', "≥120公里"),
    (1234.5, '"¥"#,##0.00', "1234.5"),
    (5, "0;[Red]-0", "5"),
    (-5, "0;[Red]-0", "-5"),
    (1e18, "General", "1000000000000000000"),
    (DAY, "yyyy-mm-dd", "2021-12-31"),
    (DAY, 'yyyy"年"m"月"d"日"', "2021-12-31"),
    (DAY, 'yyyy"年"m"月"', "2021年12月"),
    (DAY, 'm"月"d"日"', "12月31日"),
    (DAY, "yyyy", "2021年"),
    (DAY, "m/d/yy", "2021-12-31"),
    (0.5, "h:mm", "12:00"),
    (-1, "yyyy-mm-dd", "-1"),
    (True, "General", "是"),
    (False, "General", "否"),
    ("≥95%", "@", "≥95%"),
    (" 两端有空格 ", "@", " 两端有空格 "),
    ("第一行\n第二行", "@", "第一行\n第二行"),
    ("_x0041_", "@", "_x0041_"),
]


def read_cell(content, name):
    (sheet,) = read_sheets(content, name)
    return sheet.cells.get((0, 0))


@pytest.mark.parametrize(("value", "code", "text"), VALUES, ids=str)
def test_a_cell_of_an_xlsx(value, code, text):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.add_worksheet().write(0, 0, value, book.add_format({"num_format": code}))
    assert read_cell(target.getvalue(), "a.xlsx") == text


@pytest.mark.parametrize(("value", "code", "text"), VALUES, ids=str)
def test_a_cell_of_an_xls(value, code, text):
    book = xlwt.Workbook()
    book.add_sheet("表").write(0, 0, value, xlwt.easyxf(num_format_str=code))
    target = io.BytesIO()
    book.save(target)
    assert read_cell(target.getvalue(), "a.xls") == text


def test_days_count_from_1904_where_the_workbook_says_so():
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "date_1904": True}) as book:
        book.add_worksheet().write(0, 0, DAY, book.add_format({"num_format": "yyyy-mm-dd"}))
    assert read_cell(target.getvalue(), "a.xlsx") == "2021-12-31"


def test_rich_text_is_one_text_and_pronunciation_is_none():
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_rich_string(0, 0, "年度", book.add_format({"bold": True}), "指标值")
    assert read_cell(target.getvalue(), "a.xlsx") == "年度指标值"


def test_results_of_formulas_are_read_and_missing_ones_are_marked():
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_formula(0, 0, "=1+1", None, 2)
        sheet.write_formula(0, 1, "=1+1", None, "")
        sheet.write_formula(0, 2, '="a"', None, "a")
    (sheet,) = read_sheets(target.getvalue(), "a.xlsx")
    assert sheet.cells == {(0, 0): "2", (0, 1): UNCOMPUTED, (0, 2): "a"}


@pytest.mark.parametrize("value", [float("inf"), float("nan"), 1e300, 1e-300])
def test_no_number_is_too_strange_to_show(value):
    for code in ("General", "0.00", "0%", "yyyy-mm-dd", ""):
        assert isinstance(shown_number(value, number_format(code)), str)
