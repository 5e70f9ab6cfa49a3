"""Findings marked in workbooks: the right cells, coloured and commented, with everything else as it was."""

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from wenxiao.forms.assessment import assess
from wenxiao.kernel.findings import Finding
from wenxiao.kernel.rule import Severity
from wenxiao.rules.catalogue import rulebook
from wenxiao_site.adapters.workbook_reading import UnreadableFileError, read_file
from wenxiao_site.adapters.workbook_writing import annotate, annotated_name

RED, YELLOW, BLUE = "00FFC7CE", "00FFEB9C", "00DDEBF7"


def finding(cell: str, severity: Severity = Severity.ERROR, code: str = "QC-008", **other: object) -> Finding:
    values = {
        "code": code, "name": "total_is_sum_of_scores", "title": "总分等于各项之和", "severity": severity,
        "block": "form", "row": None, "field": "total_score_text", "message": "各项得分相加为 93，请改总分",
        "printed": "94", "expected": "93", "instrument": "财预〔2020〕10号", "article": "附件1",
        "evidence": "corroborated", "sheet": "自评表", "cell": cell,
    }  # fmt: skip
    return Finding(**(values | other))


def original() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "自评表"
    sheet["A1"] = "项目支出绩效自评表"
    sheet.merge_cells("A1:D1")
    sheet["B2"] = "=1+1"
    sheet["B2"].data_type = "s"
    sheet["C3"] = 94
    sheet["D4"] = "原因"
    sheet["D4"].comment = Comment("请核对", "张三")
    sheet["D4"].fill = PatternFill("solid", fgColor="00FF00")
    sheet.merge_cells("A5:A8")
    sheet["A5"] = "产出指标"
    sheet.column_dimensions["D"].width = 33
    book.create_sheet("说明")["A1"] = "填表说明"
    return book


def content(book: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def marked(*findings: Finding, book: openpyxl.Workbook | None = None, name: str = "自评.xlsx") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(annotate(content(book or original()), name, findings)))


def colour(cell) -> str | None:
    return cell.fill.fgColor.rgb if cell.fill.fill_type == "solid" else None


def test_a_defective_cell_is_coloured_and_says_what_is_wrong_what_to_write_and_why():
    cell = marked(finding("C3"))["自评表"]["C3"]
    assert colour(cell) == RED
    for part in ("QC-008", "错误", "各项得分相加为 93，请改总分", "应为：93", "财预〔2020〕10号 附件1"):
        assert part in cell.comment.text
    assert cell.value == 94


def test_one_comment_holds_all_findings_of_a_cell_the_gravest_first():
    cell = marked(finding("C3", Severity.INFO, "QC-205"), finding("C3", Severity.WARNING, "QC-111"))["自评表"]["C3"]
    assert colour(cell) == YELLOW
    assert cell.comment.text.index("QC-111") < cell.comment.text.index("QC-205")
    assert "警告" in cell.comment.text
    assert "提示" in cell.comment.text


@pytest.mark.parametrize(("cell", "first"), [("C1", "A1"), ("A7", "A5"), ("A5", "A5")])
def test_a_finding_inside_a_merged_cell_is_marked_on_its_first_cell(cell, first):
    sheet = marked(finding(cell, Severity.INFO))["自评表"]
    assert colour(sheet[first]) == BLUE
    assert "QC-008" in sheet[first].comment.text


def test_what_was_there_stays():
    book = marked(finding("D4"))
    sheet = book["自评表"]
    assert sheet["D4"].comment.text.startswith("请核对\n")
    assert "QC-008" in sheet["D4"].comment.text
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=1+1", "s")
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A1:D1", "A5:A8"}
    assert sheet.column_dimensions["D"].width == 33
    assert book["说明"]["A1"].value == "填表说明"
    assert book.sheetnames == ["自评表", "说明", "核验结果"]


def test_the_list_names_every_finding_and_links_to_its_cell():
    findings = [
        finding("D4", Severity.INFO, "QC-205"),
        finding("", code="QC-023", sheet=""),
        finding("C3"),
        finding("A1", code="RD-001", sheet="没有这张表"),
        finding("ZZZZ9", code="RD-002"),
    ]
    sheet = marked(*findings)["核验结果"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    assert [row[1] for row in rows] == ["QC-023", "QC-008", "RD-001", "RD-002", "QC-205"]
    assert [row[0] for row in rows] == ["整个文件", "自评表 C3", "没有这张表 A1", "自评表 ZZZZ9", "自评表 D4"]
    assert [cell.hyperlink and cell.hyperlink.location for cell in sheet["A"][4:]] == [
        None, "'自评表'!C3", None, None, "'自评表'!D4",
    ]  # fmt: skip
    assert rows[1][2:] == ["错误", "各项得分相加为 93，请改总分", "94", "93", "财预〔2020〕10号 附件1 〔有旁证〕"]
    assert "错误 4 条，警告 0 条，提示 1 条" in sheet["A2"].value
    assert sheet.freeze_panes == "A5"


def test_findings_that_a_jurisdiction_switched_off_are_not_shown():
    book = marked(finding("C3", Severity.OFF))
    assert colour(book["自评表"]["C3"]) is None
    assert book["核验结果"].max_row == 4


def test_texts_of_findings_are_never_formulas():
    sheet = marked(finding("C3", message="=1+1", printed="=A1", expected="@x", sheet="自评表"))["核验结果"]
    assert [cell.data_type for cell in sheet[5]] == ["s"] * 7
    assert sheet["D5"].quotePrefix


def test_marks_of_an_earlier_run_are_taken_off():
    once = annotate(content(original()), "a.xlsx", [finding("C3"), finding("D4")])
    again = openpyxl.load_workbook(io.BytesIO(annotate(once, "a.xlsx", [finding("A1")])))
    sheet = again["自评表"]
    assert (colour(sheet["C3"]), sheet["C3"].comment) == (None, None)
    assert (sheet["D4"].comment.text, sheet["D4"].comment.author) == ("请核对", "张三")
    assert colour(sheet["A1"]) == RED
    assert again.sheetnames == ["自评表", "说明", "核验结果"]
    assert [row[1].value for row in again["核验结果"].iter_rows(min_row=5)] == ["QC-008"]


def test_formulas_keep_their_last_results():
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet("自评表")
        for row, (formula, result) in enumerate(
            [("=1+1", 2), ("=10/3", 3.25), ('="优"', "优"), ("=1>0", True), ("=1/0", "#DIV/0!"), ('=""', "")]
        ):
            sheet.write_formula(row, 0, formula, None, result)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_formula(6, 0, "=DATE(2025,12,31)", day, 46022)
    copy = annotate(target.getvalue(), "a.xlsx", [finding("A1"), finding("C3")])
    formulas = openpyxl.load_workbook(io.BytesIO(copy))["自评表"]
    results = openpyxl.load_workbook(io.BytesIO(copy), data_only=True)["自评表"]
    assert [cell.value for cell in formulas["A"]][:2] == ["=1+1", "=10/3"]
    shown = [cell.value for cell in results["A"]]
    assert shown[:5] == [2, 3.25, "优", True, "#DIV/0!"]
    assert shown[5] is None
    assert shown[6].isoformat() == "2025-12-31T00:00:00"
    assert colour(formulas["A1"]) == RED


def test_macros_stay_in_a_macro_workbook(tmp_path):
    vba = tmp_path / "vbaProject.bin"
    vba.write_bytes(b"not looked into")
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        book.add_vba_project(str(vba))
        book.add_worksheet("自评表").write("A1", "项目")
    copy = annotate(target.getvalue(), "a.xlsm", [finding("A1")])
    opened = openpyxl.load_workbook(io.BytesIO(copy), keep_vba=True)
    assert opened.vba_archive.read("xl/vbaProject.bin") == b"not looked into"
    assert "QC-008" in opened["自评表"]["A1"].comment.text


def test_a_macro_workbook_without_macros_stays_one_that_excel_opens():
    copy = annotate(content(original()), "a.xlsm", [finding("C3")])
    with zipfile.ZipFile(io.BytesIO(copy)) as package:
        assert b"sheet.macroEnabled.main+xml" in package.read("[Content_Types].xml")
        assert b"vbaProject" not in package.read("xl/_rels/workbook.xml.rels")
    assert colour(openpyxl.load_workbook(io.BytesIO(copy))["自评表"]["C3"]) == RED


def old_workbook() -> bytes:
    book, target = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("自评表")
    sheet.write_merge(0, 0, 0, 3, "项目支出绩效自评表")
    sheet.write(2, 2, "=94")
    book.add_sheet("说明").write(0, 0, "填表说明")
    book.save(target)
    return target.getvalue()


def test_an_old_workbook_is_copied_and_the_copy_says_so():
    book = openpyxl.load_workbook(io.BytesIO(annotate(old_workbook(), "甲.xls", [finding("C3"), finding("B1")])))
    sheet = book["自评表"]
    assert (sheet["C3"].value, sheet["C3"].data_type, colour(sheet["C3"])) == ("=94", "s", RED)
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A1:D1"]
    assert sheet["A1"].value == "项目支出绩效自评表"
    assert "QC-008" in sheet["A1"].comment.text
    assert book["说明"]["A1"].value == "填表说明"
    assert "“甲.xls”无法直接标注" in book["核验结果"]["A2"].value


def repacked(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            assert name != part or old in text
            after.writestr(name, text.replace(old, new) if name == part else text)
    return target.getvalue()


def test_a_workbook_that_cannot_be_kept_is_copied_and_the_copy_says_so():
    rule = b'<dataValidations count="1"><dataValidation type="odd" sqref="A1"/></dataValidations>'
    odd = repacked(content(original()), "xl/worksheets/sheet1.xml", b"<pageMargins", rule + b"<pageMargins")
    with pytest.raises(ValueError, match="could not read worksheets"):
        openpyxl.load_workbook(io.BytesIO(odd))
    book = openpyxl.load_workbook(io.BytesIO(annotate(odd, "甲.xlsx", [finding("C3"), finding("A7")])))
    assert (book["自评表"]["C3"].value, colour(book["自评表"]["C3"])) == ("94", RED)
    assert "QC-008" in book["自评表"]["A5"].comment.text
    assert "无法直接标注" in book["核验结果"]["A2"].value


def record(**more: object) -> dict[str, object]:
    indicator = {
        "level1": "产出指标",
        "level2": "数量指标",
        "level3": "里程",
        "target": "≥5公里",
        "weight": 10,
        "score": 9,
    }
    return {"form_type": "self_evaluation", "project_name": "道路", "indicators": [indicator, indicator]} | more


def test_records_are_drawn_in_the_official_layout_and_marked_there():
    line = {"sheet": "", "cell": "indicators[1].score", "block": "indicator", "row": 1, "field": "score"}
    level = {"sheet": "", "cell": "indicators[1].level1", "block": "indicator", "row": 1, "field": "level1"}
    nowhere = {"sheet": "", "cell": "conclusion", "field": "conclusion", "code": "QC-300"}
    findings = [finding(**line), finding(**level, severity=Severity.INFO), finding(**nowhere)]
    content = json.dumps(record()).encode()
    book = openpyxl.load_workbook(io.BytesIO(annotate(content, "001.json", findings)))
    sheet = book["道路"]
    marked = {cell.value: colour(cell) for row in sheet.iter_rows() for cell in row if cell.comment}
    assert marked == {9: RED, "产出指标": BLUE}
    assert sheet["A1"].value == "项目支出绩效自评表"
    assert "按官方版式" in book["核验结果"]["A2"].value
    places = [cell.value for cell in book["核验结果"]["A"][4:]]
    assert places[1] == "道路"


def test_a_record_with_an_endless_text_is_cut_to_what_a_cell_holds():
    content = json.dumps(record(goal="字" * 40_000)).encode()
    sheet = openpyxl.load_workbook(io.BytesIO(annotate(content, "a.json", [])))["道路"]
    (goal,) = [cell.value for row in sheet.iter_rows() for cell in row if "字字" in str(cell.value)]
    assert (len(goal), goal[-1]) == (32_767, "…")


def test_each_of_several_records_has_its_own_findings():
    content = json.dumps([record(project_name="甲"), record(project_name="乙")]).encode()
    forms = read_file(content, "a.json")
    total = {"cell": "total_score", "field": "total_score"}
    book = openpyxl.load_workbook(io.BytesIO(annotate(content, "a.json", [finding(sheet=forms[1].sheet, **total)])))
    marked = {sheet.title for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment}
    assert marked == {"乙"}


@pytest.mark.parametrize("number", ["010", "012", "020", "026", "033"])
def test_a_published_form_is_marked_and_its_copy_has_the_same_findings(number):
    path = Path(__file__).parents[1] / "golden" / "cases" / "forms" / f"{number}.json"

    def check(content: bytes, name: str) -> list[Finding]:
        return [each for one in assess(read_file(content, name), rulebook()) for each in one.findings]

    def said(findings: list[Finding]) -> list[tuple[object, ...]]:
        return sorted((each.code, each.block, each.row or 0, each.field, each.message) for each in findings)

    first = check(path.read_bytes(), path.name)
    copy = annotate(path.read_bytes(), path.name, first)
    second = check(copy, "copy.xlsx")
    assert said(second) == said(first)
    assert said(check(annotate(copy, "copy.xlsx", second), "again.xlsx")) == said(first)
    book = openpyxl.load_workbook(io.BytesIO(annotate(copy, "copy.xlsx", second)))
    for each in second:
        if each.cell:
            area = next((area for area in book[each.sheet].merged_cells.ranges if each.cell in area), None)
            cell = book[each.sheet][area.start_cell.coordinate if area else each.cell]
            assert each.code in cell.comment.text
            assert colour(cell) in (RED, YELLOW, BLUE)


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04broken", b"{}", b"[]"])
def test_what_cannot_be_read_cannot_be_marked(content):
    with pytest.raises(UnreadableFileError, match="甲"):
        annotate(content, "甲.xlsx", [])


def test_a_forged_sheet_costs_no_more_than_its_content():
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet("自评表")
        sheet.write("A1", "项目")
        sheet.write("XFD1048576", "完")
    stray = openpyxl.load_workbook(io.BytesIO(annotate(target.getvalue(), "a.xlsx", [finding("A1")])))
    assert colour(stray["自评表"]["A1"]) == RED

    with xlsxwriter.Workbook(target := io.BytesIO()) as book:
        sheet = book.add_worksheet("自评表")
        sheet.merge_range("A1:B2", "项目")
        sheet.merge[0] = [0, 0, 1_048_575, 16_383]
    merged = openpyxl.load_workbook(io.BytesIO(annotate(target.getvalue(), "a.xlsx", [finding("A1")])))
    assert colour(merged["自评表"]["A1"]) == RED
    assert merged["核验结果"]["A2"].value.count("无法直接标注") == 1


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("甲.xlsx", "甲.xlsx"),
        ("甲.XLSM", "甲.XLSM"),
        ("甲.xls", "甲.xlsx"),
        ("001.json", "001.xlsx"),
        ("甲", "甲.xlsx"),
    ],
)
def test_the_copy_has_a_name_that_fits_its_format(name, wanted):
    assert annotated_name(name) == wanted
