"""Workbooks as written: openable, printable, safe, and blank forms that help without prescribing."""

import io
import zipfile

import openpyxl
import pytest

from wenxiao.forms.drawing import draw
from wenxiao.forms.layout import LAYOUTS
from wenxiao.forms.raw import Cell, FormType, RawForm
from wenxiao_site.adapters.workbook_writing import WorkbookLimitError, write_template, write_workbook


def opened(*forms: RawForm, stacked: bool = False) -> openpyxl.Workbook:
    target = io.BytesIO()
    write_workbook([draw(form.form_type, form) for form in forms], target, stacked=stacked)
    return openpyxl.load_workbook(target)


def with_actual(text: str) -> RawForm:
    return RawForm(FormType.SELF_EVALUATION, indicators=[{"level3": Cell("里程"), "actual_text": Cell(text)}])


def actual(book: openpyxl.Workbook, form: RawForm):
    place = draw(form.form_type, form).places["indicator", 0, "actual_text"]
    return book.worksheets[0].cell(place.row + 1, place.column + 1)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("8", 8),
        ("8.5", 8.5),
        ("-3.25", -3.25),
        ("0", 0),
        ("387664.62", 387664.62),
        ("8.50", "8.50"),
        ("008", "008"),
        ("-0", "-0"),
        ("1e3", "1e3"),
        ("3,000", "3,000"),
        ("86.2%", "86.2%"),
        ("１２", "１２"),
        ("12345678901234", "12345678901234"),
        ("0.30000000000000004", "0.30000000000000004"),
    ],
)
def test_a_number_is_written_as_number_only_if_its_text_comes_back(text, stored):
    form = with_actual(text)
    value = actual(opened(form), form).value
    assert (type(value), value) == (type(stored), stored)


def test_what_is_typed_into_a_text_cell_later_stays_as_typed():
    form = with_actual("")
    assert actual(opened(form), form).number_format == "@"
    place = draw(form.form_type, form).places["form", None, "total_score_text"]
    assert opened(form).worksheets[0].cell(place.row + 1, place.column + 1).number_format == "General"


def test_codes_and_names_stay_text():
    form = RawForm(FormType.TARGET, head={"project_code": Cell("20210001"), "project_name": Cell("2022")})
    values = [cell.value for row in opened(form).worksheets[0].iter_rows() for cell in row if cell.value]
    assert "20210001" in values
    assert "2022" in values


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+2", "@SUM(A1)", "=CMD|x", "<r><t>x</t></r>", "{=1}"])
def test_no_text_becomes_a_formula_or_markup(text):
    form = with_actual(text)
    cell = actual(opened(form), form)
    assert cell.data_type == "s"
    assert cell.value == text
    assert cell.quotePrefix is (text[0] in "=+-@")


def test_a_text_longer_than_a_cell_is_refused_in_words():
    with pytest.raises(WorkbookLimitError, match="32767"):
        opened(with_actual("字" * 32768))
    form = with_actual("字" * 32767)
    assert len(actual(opened(form), form).value) == 32767


def test_sheets_are_named_after_projects_within_the_rules_of_excel():
    names = ["道路/桥梁[一期]", "道路/桥梁[一期]", "x" * 40, "'", "History", "", "_x"]
    forms = [RawForm(FormType.TARGET, head={"project_name": Cell(name)}) for name in names]
    assert opened(*forms).sheetnames == [
        "道路 桥梁 一期", "道路 桥梁 一期 (2)", "x" * 24, "项目支出绩效目标表", "History (2)",
        "项目支出绩效目标表 (2)", "x",
    ]  # fmt: skip


def test_it_prints_on_a4_across_one_page_with_the_heads_repeated():
    portrait, landscape = RawForm(FormType.SELF_EVALUATION), RawForm(FormType.MONITORING)
    one, two = opened(portrait, landscape).worksheets
    assert [sheet.page_setup.orientation for sheet in (one, two)] == ["portrait", "landscape"]
    for sheet, form in ((one, portrait), (two, landscape)):
        first, last = draw(form.form_type, form).head_rows
        assert sheet.page_setup.paperSize == int(sheet.PAPERSIZE_A4)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == f"${first + 1}:${last + 1}"


def test_stacked_forms_share_a_sheet_with_a_page_each():
    forms = [with_actual("1"), with_actual("2"), RawForm(FormType.MONITORING)]
    target = io.BytesIO()
    written = write_workbook([draw(form.form_type, form) for form in forms], target, stacked=True)
    (sheet,) = openpyxl.load_workbook(target).worksheets
    assert {each.sheet for each in written} == {sheet.title}
    for form, place in zip(forms, written, strict=True):
        assert sheet.cell(place.first_row + 1, 1).value == form.form_type.label
    assert [each.id for each in sheet.row_breaks.brk] == [place.first_row for place in written[1:]]


def test_long_texts_get_the_height_they_need():
    long = RawForm(FormType.SELF_EVALUATION, head={"goal": Cell("保障学生营养，" * 60)})
    short = RawForm(FormType.SELF_EVALUATION, head={"goal": Cell("保障学生营养")})
    row = draw(long.form_type, long).places["form", None, "goal"].row + 1
    heights = [opened(form).worksheets[0].row_dimensions[row].height for form in (short, long)]
    assert heights[0] == 60
    assert heights[1] > 200


def template(form_type: FormType) -> openpyxl.worksheet.worksheet.Worksheet:
    target = io.BytesIO()
    write_template(form_type, target)
    return openpyxl.load_workbook(target).worksheets[0]


@pytest.mark.parametrize("form_type", FormType)
def test_a_template_has_lists_and_number_checks_on_the_right_cells(form_type):
    sheet, places = template(form_type), draw(form_type).places
    rules = {
        (row, column): rule
        for rule in sheet.data_validations.dataValidation
        for area in rule.sqref.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }
    seen = set()
    for (block, row, name), cell in places.items():
        rule = rules.get((cell.row + 1, cell.column + 1))
        if (block, name) in {("indicator", "level1"), ("indicator", "level2"), ("indicator", "likelihood")}:
            assert rule.type == "list"
            assert not cell.text or cell.text in rule.formula1, (name, row)
            seen.add(name)
        if name in {"max_points", "executed_text", "initial_budget_text", "score_text"}:
            assert (rule.type, rule.operator, rule.formula1) == ("decimal", "greaterThanOrEqual", "0")
            assert "数字" in rule.prompt or "分值" in rule.prompt
            seen.add(name)
        if name == "target_text":
            assert "≥" in rule.prompt
    assert {"level1", "level2"} <= seen
    assert all(len(rule.promptTitle or "") <= 32 for rule in sheet.data_validations.dataValidation)


@pytest.mark.parametrize("form_type", FormType)
def test_previews_stand_right_of_the_form_under_heads_that_say_so(form_type):
    sheet, across = template(form_type), len(draw(form_type).widths)
    beside = [cell for row in sheet.iter_rows(min_col=across + 1) for cell in row if cell.value is not None]
    formulas = [cell for cell in beside if cell.data_type == "f"]
    assert formulas
    assert all(cell.value.startswith("预览") for cell in beside if cell not in formulas)
    heads = {cell.column for cell in beside if cell not in formulas}
    assert {cell.column for cell in formulas} == heads
    assert not [cell for row in sheet.iter_rows(max_col=across) for cell in row if cell.data_type == "f"]
    assert sheet.print_area.endswith(f"${openpyxl.utils.get_column_letter(across)}${draw(form_type).height}")


def test_previews_hold_no_result_before_excel_has_computed():
    target = io.BytesIO()
    write_template(FormType.SELF_EVALUATION, target)
    values = openpyxl.load_workbook(target, data_only=True).worksheets[0]
    across = len(draw(FormType.SELF_EVALUATION).widths)
    for row in values.iter_rows(min_col=across + 1):
        assert all(cell.value is None or str(cell.value).startswith("预览") for cell in row)


@pytest.mark.parametrize("form_type", FormType)
def test_a_template_has_no_active_content(form_type):
    target = io.BytesIO()
    write_template(form_type, target)
    names = zipfile.ZipFile(target).namelist()
    assert not [name for name in names if "vba" in name.lower() or "external" in name.lower()]
    assert LAYOUTS[form_type].title == template(form_type)["A1"].value
