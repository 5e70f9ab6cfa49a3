"""Whatever stands in a cell or on a sheet, reading gives an answer, soon, and never a traceback."""

import io
import string
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from support.sheets import OFFICIAL, as_xls, as_xlsx, drawn
from wenxiao.forms.captions import FUND, HEAD, INDICATOR, plain_caption
from wenxiao.forms.frames import OPERATORS, TARGET_KINDS
from wenxiao.forms.grid import Sheet
from wenxiao.forms.notation import read_notation
from wenxiao.forms.reading import find_forms
from wenxiao.forms.typing import tables, unit_in_name
from wenxiao.kernel.scales import LARGEST
from wenxiao_site.adapters.workbook_reading import UnreadableFileError, read_file

PIECES = st.sampled_from(
    [
        *"≥≤=><≧≦《》%‰％()（）-—~至到/*×,，。、;:：.+±零百万亿元人个次年月日底前以上内不低于超过每约第其中数值空OCR",
        "不低于", "以内", "万元", "2021年", "12月", "底前", "1,000", "99.99", "1e9", "20xx", "完成", "NaN",
        *string.digits, " ", "\n", "\u3000",
    ]
)  # fmt: skip
WRITINGS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join))


@given(WRITINGS)
@settings(max_examples=2_000)
def test_every_text_has_a_notation(text):
    notation = read_notation(text)
    assert notation.kind in TARGET_KINDS
    assert notation.operator in {*OPERATORS, None}
    assert all(abs(value) <= LARGEST for value in (notation.value, notation.value_to) if value is not None)
    if notation.kind in {"NUMBER", "FREQUENCY"}:
        assert notation.value is not None
        assert notation.value_to is None
    if notation.kind == "UNREAD":
        assert notation.problem
        assert notation.value is None
    unit_in_name(text)
    plain_caption(text)


@given(st.text("0123456789,.-%年月日", max_size=120))
@settings(max_examples=300)
def test_no_text_makes_the_patterns_go_astray(text):
    assert read_notation(text).kind in TARGET_KINDS


CAPTIONS = st.sampled_from(
    [
        *HEAD,
        *FUND,
        *INDICATOR,
        "项目资金（万元）",
        "绩效指标",
        "年度资金总额",
        "总分",
        "项目支出绩效自评表",
        "单位：元",
        "预览：得分",
    ]
)
TEXTS = st.one_of(CAPTIONS, CAPTIONS, WRITINGS.filter(str.strip), st.sampled_from(["100", "95%", "其中：财政拨款"]))
PLACES = st.tuples(st.integers(0, 12), st.integers(0, 9))
RANGES = st.tuples(PLACES, st.integers(0, 6), st.integers(0, 6)).map(
    lambda each: (*each[0], each[0][0] + each[1], each[0][1] + each[2])
)
SHEETS = st.builds(
    Sheet, st.just("表"), st.dictionaries(PLACES, TEXTS, max_size=60), st.lists(RANGES, max_size=8).map(tuple)
)


@given(SHEETS)
@settings(max_examples=600)
def test_every_sheet_is_read_to_forms_that_can_be_typed(sheet):
    forms = find_forms(sheet, "a.xlsx")
    typed, findings = tables(forms)
    assert typed.form.height == len(forms)
    assert all(finding.message and finding.sheet == "表" for finding in findings)
    for form in forms:
        cells = [cell for line in (form.head, *form.funds, *form.indicators) for cell in line.values()]
        assert all(cell.place and (cell.text is None or cell.text) for cell in cells)


@given(SHEETS.map(lambda sheet: Sheet(sheet.name, sheet.cells)))
@settings(max_examples=200)
def test_no_cell_is_read_into_two_lines(sheet):
    for form in find_forms(sheet):
        places = [line[name].place for line in form.indicators for name in ("level3", "target_text") if name in line]
        assert len(places) == len(set(places))


STORED = io.BytesIO()
with (
    zipfile.ZipFile(io.BytesIO(as_xlsx(*drawn(OFFICIAL)))) as _packed,
    zipfile.ZipFile(STORED, "w") as _stored,
):
    for _name in _packed.namelist():
        _stored.writestr(_name, _packed.read(_name))
FILES = {"a.xlsx": STORED.getvalue(), "a.xls": as_xls(*drawn(OFFICIAL))}


@given(
    st.sampled_from(sorted(FILES)),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=8),
    st.floats(0.01, 1),
)
@settings(max_examples=400)
def test_a_damaged_file_is_read_or_refused(name, changes, kept):
    content = bytearray(FILES[name])
    for share, byte in changes:
        content[int(share * len(content))] = byte
    try:
        sentence, forms = "", read_file(bytes(content[: int(kept * len(content))]), name)
    except UnreadableFileError as error:
        sentence, forms = str(error), []
    assert forms or sentence.startswith(f"“{name}”")
