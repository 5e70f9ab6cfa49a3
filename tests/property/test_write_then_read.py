"""Writing a form as a workbook and reading it again gives the same form: type, title, and every text of every field."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenxiao.forms.drawing import draw
from wenxiao.forms.layout import LAYOUTS
from wenxiao.forms.raw import Cell, FormType, RawForm
from wenxiao.forms.records import form_from_record
from wenxiao_site.adapters.workbook_reading import read_workbook
from wenxiao_site.adapters.workbook_writing import write_template, write_workbook

CASES = sorted((Path(__file__).parents[1] / "golden" / "cases" / "forms").glob("*.json"))


def said(form: RawForm) -> dict[str, object]:
    """What a form says: its texts without places, blanks and empty lines left out."""

    def texts(cells):
        return {name: cell.text for name, cell in cells.items() if cell.text}

    return {
        "form_type": form.form_type,
        "head": texts(form.head),
        "funds": [line for each in form.funds if (line := texts(each))],
        "indicators": [line for each in form.indicators if (line := texts(each))],
    }


def read_again(*forms: RawForm, stacked: bool = False) -> list[RawForm]:
    target = io.BytesIO()
    write_workbook([draw(form.form_type, form) for form in forms], target, stacked=stacked)
    return read_workbook(target.getvalue(), "forms.xlsx")


CHARACTERS = "道路养护里程培训率资金按期完成①②Ａ％≥≤＞<>=＝%‰.0123456789,，。；：（）()+-—@/'\"&_ \nABxy"
words = st.text(st.sampled_from(CHARACTERS), min_size=1, max_size=24).map(str.strip).filter(bool)
numbers = st.one_of(
    st.integers(-(10**6), 10**13).map(str),
    st.decimals(-(10**4), 10**6, places=2, allow_nan=False).map(str),
    st.decimals(0, 100, places=4, allow_nan=False).map("{:f}".format),
    st.sampled_from(["0", "100.00", "007", "-0", "1e5", "1,234.50", "0.1", "99999999999", "0.30000000000000004"]),
)
rates = st.one_of(numbers, st.decimals(0, 200, places=2).map("{}%".format), st.sampled_from(["100%", "—"]))
values = st.one_of(
    words,
    numbers,
    rates,
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["≥", "≤", ">=", "＝", "﹦", "≧", ""]),
        numbers,
        st.sampled_from(["个", "%", ""]),
    ),
    st.sampled_from(["2025年12月底前", "2021.1.1-12.31", "1次/月", "优", "=1+1", "@SUM(A1)", "<r>x</r>", "_x0041_"]),
)
levels = st.sampled_from(
    [pair for layout in LAYOUTS.values() for pair in layout.outline] + [("成本指标", "经济成本指标"), ("完成", "数量")]
)
labels = st.sampled_from(
    [
        "年度资金总额",
        "其中：当年财政拨款",
        "其中:财政资金",
        "上年结转资金",
        "其他资金",
        "合计",
        "中央资金",
        "基本支出",
        "项目支出",
        "档案装具",
    ]
)
AMOUNTS = ("initial_budget_text", "full_year_budget_text", "executed_text")
FUND = {
    **dict.fromkeys((*AMOUNTS, "forecast_text", "fund_points", "fund_score"), numbers),
    "execution_rate_text": rates,
    "fund_reason": words,
}
INDICATOR = {
    **dict.fromkeys(("target_text", "actual_text", "forecast_text"), values),
    **dict.fromkeys(("max_points", "score_text", "level1_points", "level2_points"), numbers),
    **dict.fromkeys(("reason", "explanation", "criteria", "remark"), words),
    "target_unit": st.sampled_from(["个", "%", "万元"]),
    "likelihood": st.sampled_from(["确定能", "有可能", "完全不可能"]),
    "is_core": st.sampled_from(["是", "否"]),
    "cause_funding": st.just("√"),
}
HEAD = {
    **dict.fromkeys(
        ("project_name", "department", "unit", "region", "project_code", "project_head", "finance_head"), words
    ),
    **dict.fromkeys(("goal", "goal_actual", "conclusion", "problems", "measures", "adjustment_reason"), words),
    "fiscal_year": st.integers(1990, 2060).map(str),
    "amount_unit": st.sampled_from(["元", "万元", "亿元"]),
    "total_points": numbers,
    "total_score_text": numbers,
    "grade_text": st.sampled_from(["优", "良", "中", "差"]),
}


def cells(required, optional):
    """Fields to cells; blank cells and absent ones both occur."""
    blank = st.none()
    return st.fixed_dictionaries(
        required, optional={name: st.one_of(each, blank) for name, each in optional.items()}
    ).map(lambda texts: {name: Cell(text) for name, text in texts.items()})


RESULTS = {"actual_text", "score_text", "forecast_text", "likelihood", "explanation", "criteria"}
FUND_RESULTS = {"executed_text", "fund_score", "forecast_text"}


@st.composite
def forms(draw_from):
    """Forms of every type with any of the fields, lines and writings that forms have."""
    form_type = draw_from(st.sampled_from(FormType))
    # A target form with results is a self-evaluation form, whatever its title says.
    results, fund_results = (RESULTS, FUND_RESULTS) if form_type is FormType.TARGET else ((), ())
    indicator = {name: each for name, each in INDICATOR.items() if name not in results}
    fund = {name: each for name, each in FUND.items() if name not in fund_results}
    lines = draw_from(st.lists(st.tuples(levels, cells({"level3": words}, indicator)), max_size=6))
    return RawForm(
        form_type,
        title=draw_from(st.sampled_from(["", f"2025年度{form_type.label}", f"某县{form_type.label}"])),
        head=draw_from(cells({}, HEAD)),
        funds=draw_from(st.lists(cells({"label": labels}, fund), max_size=4)),
        indicators=[{"level1": Cell(level1), "level2": Cell(level2), **line} for (level1, level2), line in lines],
    )


@given(forms())
def test_a_form_comes_back_as_it_was(form):
    (again,) = read_again(form)
    assert said(again) == said(form)
    assert again.title == (form.title or form.form_type.label)


@given(st.lists(forms(), min_size=2, max_size=4), st.booleans())
def test_several_forms_come_back_in_order(several, stacked):
    assert [said(each) for each in read_again(*several, stacked=stacked)] == [said(form) for form in several]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_published_forms_come_back_as_they_were(path: Path):
    form = form_from_record(json.loads(path.read_text(encoding="utf-8")), path.name)
    again = read_again(form)
    assert [said(each) for each in again] == [said(form)]
    assert again[0].problems == []


@pytest.mark.parametrize("stacked", [False, True])
def test_all_published_forms_come_back_from_one_workbook(stacked):
    forms = [form_from_record(json.loads(path.read_text(encoding="utf-8")), path.name) for path in CASES]
    assert [said(each) for each in read_again(*forms, stacked=stacked)] == [said(form) for form in forms]


@pytest.mark.parametrize("form_type", FormType)
def test_a_template_reads_as_an_empty_form(form_type):
    target = io.BytesIO()
    write_template(form_type, target)
    (form,) = read_workbook(target.getvalue(), "template.xlsx")
    assert form.form_type is form_type
    assert form.indicators == []
    assert [line["label"].text for line in form.funds] == list(LAYOUTS[form_type].fund_rows)
    texts = {cell.text for line in form.funds for name, cell in line.items() if name != "label"}
    assert texts <= {None, "—"}
    assert {name: cell.text for name, cell in form.head.items() if cell.text} in ({}, {"amount_unit": "万元"})
    assert form.problems == []
