"""Every bad file gets one Chinese sentence that names it; what can be read of a strange one is read."""

import io
import struct
import subprocess
import sys
import zipfile

import openpyxl
import pytest
import xlsxwriter

from support.sheets import OFFICIAL, as_xls, as_xlsx, drawn
from wenxiao.forms.typing import tables
from wenxiao_site.adapters.workbook_reading import UnreadableFileError, limits, read_file, read_sheets

XLSX, XLS = as_xlsx(*drawn(OFFICIAL)), as_xls(*drawn(OFFICIAL))
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
FIRST_SHEET = "xl/worksheets/sheet1.xml"


def workbook(fill):
    """The bytes of a workbook that `fill` writes."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        fill(book)
    return target.getvalue()


def write_form(sheet, name="道路养护", row=0):
    rows = [
        ["项目支出绩效自评表"],
        ["项目名称", name],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["产出指标", "数量指标", "里程", "≥10公里", "9公里", 10, 9],
    ]
    for place, texts in enumerate(rows):
        sheet.write_row(row + place, 0, texts)


def repacked(content, change, compression=zipfile.ZIP_DEFLATED):
    """The package with its parts changed by `change(name, data)`; None leaves a part out."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", compression) as new:
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return target.getvalue()


def first_sheet(change):
    return repacked(XLSX, lambda name, data: change(data) if name == FIRST_SHEET else data)


def blown_up(size):
    return first_sheet(lambda _: b"<worksheet><sheetData>" + b" " * size + b"</sheetData></worksheet>")


def lying(content):
    """The same package, stating a small size for its largest part."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        size = package.getinfo(FIRST_SHEET).file_size
    return content.replace(struct.pack("<I", size), struct.pack("<I", 1_000))


def package_of(part):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr(part, "x")
    return target.getvalue()


def laughing(data):
    """A part whose few entities unfold to a billion letters."""
    entities = b"".join(b'<!ENTITY a%d "%s">' % (depth, b"&a%d;" % (depth - 1) * 10) for depth in range(1, 10))
    return b'<!DOCTYPE x [<!ENTITY a0 "ha">' + entities + b"]>" + data.replace(b"<sheetData>", b"<sheetData>&a9;")


UNREADABLE = {
    "empty": (b"", "是空文件"),
    "text": ("项目名称,分值\n道路,10\n".encode(), "不是 Excel 工作簿"),
    "web page": (b"<html><table><tr><td>1</td></tr></table>", "其实是网页或 XML 文件"),
    "truncated": (XLSX[: len(XLSX) // 2], "不完整或已损坏"),
    "truncated at the end": (XLSX[:-10], "不完整或已损坏"),
    "truncated .xls": (XLS[: len(XLS) // 3], "不完整或已损坏"),
    "encrypted": (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "设置了打开密码"),
    "compound junk": (COMPOUND + b"\0" * 4_000, "不完整或已损坏"),
    "Word": (package_of("word/document.xml"), "是 Word 文档"),
    "old Word": (COMPOUND + "WordDocument".encode("utf-16-le"), "是 Word 文档"),
    "slides": (package_of("ppt/presentation.xml"), "是演示文稿"),
    "binary workbook": (package_of("xl/workbook.bin"), ".xlsb"),
    "OpenDocument": (package_of("content.xml"), "是 OpenDocument 文件"),
    "other archive": (package_of("readme.txt"), "不是 Excel 工作簿"),
    "bomb": (blown_up(60 * 2**20), "解压后过大"),
    "bomb that lies about its size": (lying(blown_up(60 * 2**20)), "不完整或已损坏"),
    "entities": (first_sheet(laughing), "不完整或已损坏"),
    "bzip2": (repacked(XLSX, lambda _, data: data, zipfile.ZIP_BZIP2), "不完整或已损坏"),
    "no sheets": (repacked(XLSX, lambda name, data: None if name == FIRST_SHEET else data), "不完整或已损坏"),
    "broken part": (first_sheet(lambda data: data[: len(data) // 2]), "不完整或已损坏"),
    "no such string": (
        first_sheet(lambda data: data.replace(b"</sheetData>", b'<row><c t="s"><v>7</v></c></row></sheetData>')),
        "不完整或已损坏",
    ),
    "a number that is none": (
        first_sheet(lambda data: data.replace(b"<v>400000</v>", b"<v>4O</v>")),
        "工作表“表”D7 存的不是数",
    ),
    "unknown layout": (
        workbook(lambda book: book.add_worksheet("名单").write_row(0, 0, ["姓名", "电话"])),
        "“名单”没有",
    ),
    "blank": (workbook(lambda book: book.add_worksheet()), "工作表都是空的"),
    "JSON cut off": (b'{"form_type": ', "不是完整的 JSON"),
    "JSON of something else": (b'{"name": "x"}', "form_type 应为"),
    "JSON too deep": (b"[" * 100_000, "嵌套过深"),
    "JSON with an endless number": (b'{"form_type": "target", "year": ' + b"9" * 5_000 + b"}", "数过长"),
    "empty JSON list": (b"[]", "没有绩效表"),
}


@pytest.mark.parametrize(("content", "words"), UNREADABLE.values(), ids=UNREADABLE)
def test_one_sentence_names_the_file_and_the_trouble(content, words):
    with pytest.raises(UnreadableFileError) as caught:
        read_file(content, "某县.xlsx")
    sentence = str(caught.value)
    assert sentence.startswith("“某县.xlsx”")
    assert words in sentence
    assert "\n" not in sentence


def test_json_in_another_encoding():
    with pytest.raises(UnreadableFileError, match="不是 UTF-8"):
        read_file('{"form_type": "目标"}'.encode("gb18030"), "a.json")


def test_limits_are_stated(monkeypatch):
    monkeypatch.setattr("wenxiao_site.adapters.workbook_reading.MOST_BYTES", 1_000)
    with pytest.raises(UnreadableFileError, match="超过上限"):
        read_file(XLSX, "a.xlsx")
    with pytest.raises(UnreadableFileError, match="超过上限"):
        read_file(b"[" + b" " * 2_000, "a.json")


def test_cells_are_counted_over_all_sheets(monkeypatch):
    monkeypatch.setattr("wenxiao_site.adapters.workbook_reading.packages.MOST_CELLS", 20)
    with pytest.raises(UnreadableFileError, match=r"工作表“表1”为止已有超过 20 个"):
        read_file(workbook(lambda book: [write_form(book.add_worksheet(f"表{n}")) for n in range(3)]), "a.xlsx")
    monkeypatch.setattr("wenxiao_site.adapters.workbook_reading.binary.MOST_CELLS", 20)
    with pytest.raises(UnreadableFileError, match="超过 20 个有内容的单元格"):
        read_file(XLS, "a.xls")


def test_unpacking_is_counted_too(monkeypatch):
    monkeypatch.setattr("wenxiao_site.adapters.workbook_reading.packages.MOST_UNPACKED", 2_000)
    monkeypatch.setattr("wenxiao_site.adapters.workbook_reading.packages._check_size", lambda *_: None)
    with pytest.raises(UnreadableFileError, match="解压后过大"):
        read_file(XLSX, "a.xlsx")


def test_two_hundred_sheets_are_read_and_too_many_are_refused():
    def fill(count):
        return workbook(lambda book: [write_form(book.add_worksheet(f"表{n}"), f"项目{n}") for n in range(count)])

    forms = read_file(fill(200), "a.xlsx")
    assert [form.head["project_name"].text for form in forms] == [f"项目{n}" for n in range(200)]
    with pytest.raises(UnreadableFileError, match=f"有 {limits.MOST_SHEETS + 1} 张工作表"):
        read_file(fill(limits.MOST_SHEETS + 1), "a.xlsx")


def test_a_million_empty_rows_cost_nothing_to_hold():
    rows = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (row, row) for row in range(30, 1_000_000))
    content = first_sheet(lambda data: data.replace(b"</sheetData>", rows + b"</sheetData>"))
    (form,) = read_file(content, "a.xlsx")
    assert form.head["project_name"].text == "农村道路养护"
    (sheet,) = read_sheets(content, "a.xlsx")
    assert len(sheet.cells) < 200


def test_two_far_corners_do_not_make_a_rectangle():
    content = workbook(lambda book: write_form(sheet := book.add_worksheet()) or sheet.write(2**20 - 1, 2**14 - 1, "x"))
    program = (
        "import resource, sys; from wenxiao_site.adapters.workbook_reading import read_file;"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "read_file(sys.stdin.buffer.read(), 'a.xlsx');"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    done = subprocess.run([sys.executable, "-c", program], input=content, capture_output=True, check=True, timeout=60)
    assert int(done.stdout) < 20_000, "kilobytes"


def test_merged_ranges_that_cover_everything_are_bounded():
    ranges = b'<mergeCells count="9">' + b'<mergeCell ref="A1:XFD1048576"/>' * 50_000 + b"</mergeCells>"
    (form,) = read_file(first_sheet(lambda data: data.replace(b"</sheetData>", b"</sheetData>" + ranges)), "a.xlsx")
    assert form.source == "a.xlsx"


def test_macros_are_not_run_and_said():
    target = io.BytesIO(XLSX)
    with zipfile.ZipFile(target, "a") as package:
        package.writestr("xl/vbaProject.bin", b"x")
    (form,) = read_file(target.getvalue(), "a.xlsm")
    assert [sentence for sentence, _ in form.problems] == ["工作簿带有宏，宏没有运行，只读取了单元格的内容"]


def test_hidden_sheets_and_sheets_without_a_form_are_said():
    def fill(book):
        write_form(book.add_worksheet("表"))
        hidden = book.add_worksheet("旧")
        write_form(hidden)
        hidden.hide()
        book.add_worksheet("说明").write(0, 0, "请如实填写")
        book.add_worksheet("_名单").write(0, 0, "助手")
        book.add_worksheet("空白")

    (form,) = read_file(workbook(fill), "a.xlsx")
    assert [sentence for sentence, _ in form.problems] == [
        "工作表“说明”里没有认出绩效表，没有读入",
        "隐藏的工作表“旧”没有读入",
    ]


def test_a_workbook_of_hidden_sheets_only():
    def fill(book):
        book.add_worksheet("封面")
        hidden = book.add_worksheet("表")
        write_form(hidden)
        hidden.hide()

    with pytest.raises(UnreadableFileError, match="有内容的工作表都隐藏着"):
        read_file(workbook(fill), "a.xlsx")


def test_formulas_without_results_are_said_with_their_cell():
    book = openpyxl.load_workbook(io.BytesIO(XLSX))
    book.active["G7"], book.active["H14"] = "=F7/E7", "=G14*0.9"
    target = io.BytesIO()
    book.save(target)
    _, findings = tables(read_file(target.getvalue(), "a.xlsx"))
    assert [(each.code, each.cell) for each in findings if each.code == "RD-012"] == [
        ("RD-012", "G7"),
        ("RD-012", "H14"),
    ]


def test_strange_numbers_in_cells_are_said_with_their_cell():
    strange = {"D7": "NaN", "E7": "-5", "F7": 10**18, "G14": "'10", "H14": "#DIV/0!", "H15": "优"}
    book = openpyxl.load_workbook(io.BytesIO(XLSX))
    for cell, value in strange.items():
        book.active[cell] = value
    target = io.BytesIO()
    book.save(target)
    _, findings = tables(read_file(target.getvalue(), "a.xlsx"))
    assert {(each.cell, each.code) for each in findings} == {
        ("D7", "RD-010"), ("E7", "RD-005"), ("F7", "RD-006"), ("G14", "RD-004"), ("H14", "RD-010"), ("H15", "RD-004"),
    }  # fmt: skip
