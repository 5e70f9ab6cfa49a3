"""A form given as data: what is taken from where, and what is said of data of another shape."""

from decimal import Decimal

import pytest

from wenxiao.forms.raw import Cell
from wenxiao.forms.records import form_from_record, forms_from_records

RECORD = {
    "form_type": "self_evaluation",
    "source_kind": "table",
    "complete": False,
    "region": "云南省",
    "year": 2022,
    "project_name": " 营养餐 ",
    "amount_unit": "元",
    "level1_points_printed": {"产出指标": 50, "预算执行": 20, "年度绩效目标": "80", "成本指标": "0-20"},
    "budget": [
        {"label": "年度资金总额", "executed": 387664.62, "weight": 10.0, "execution_rate": "100%", "score": None}
    ],
    "indicators": [
        {"level1": "产出指标", "target": "≥735人", "actual": "735", "weight": 10, "level1_points_if_printed": 40},
        {"level1": "产出指标", "target": None},
        {"level1": "成本指标", "deviation_reason_short": "  "},
    ],
    "total_score": Decimal("96.50"),
    "weight_total_printed": 100,
    "grade": "优",
    "checks": {"score_sum": 1},
    "inconsistency_kinds": ["A1"],
    "notes": ["…"],
}


def test_every_field_goes_to_its_place():
    form = form_from_record(RECORD, "012.json")
    assert (form.form_type, form.source, form.is_table, form.is_complete) == (
        "self_evaluation",
        "012.json",
        True,
        False,
    )
    assert form.head == {
        "region": Cell("云南省", "region"),
        "fiscal_year": Cell("2022", "year"),
        "project_name": Cell("营养餐", "project_name"),
        "amount_unit": Cell("元", "amount_unit"),
        "total_score_text": Cell("96.5", "total_score"),
        "total_points": Cell("100", "weight_total_printed"),
        "grade_text": Cell("优", "grade"),
        "execution_heading_points": Cell("20", "level1_points_printed.预算执行"),
        "indicator_points": Cell("80", "level1_points_printed.年度绩效目标"),
    }
    assert form.funds == [
        {
            "label": Cell("年度资金总额", "budget[0].label"),
            "executed_text": Cell("387664.62", "budget[0].executed"),
            "fund_points": Cell("10", "budget[0].weight"),
            "execution_rate_text": Cell("100%", "budget[0].execution_rate"),
            "fund_score": Cell(None, "budget[0].score"),
        }
    ]
    assert form.indicators[0] == {
        "level1": Cell("产出指标", "indicators[0].level1"),
        "target_text": Cell("≥735人", "indicators[0].target"),
        "actual_text": Cell("735", "indicators[0].actual"),
        "max_points": Cell("10", "indicators[0].weight"),
        "level1_points": Cell("40", "indicators[0].level1_points_if_printed"),
    }
    assert form.indicators[1]["level1_points"] == Cell("50", "level1_points_printed.产出指标")
    assert form.indicators[1]["target_text"] == Cell(None, "indicators[1].target")
    assert form.indicators[2]["level1_points"].text == "0-20"
    assert form.indicators[2]["reason"].text is None
    assert form.problems == []


def test_running_text_is_no_table_and_silence_means_a_whole_table():
    assert not form_from_record({"form_type": "target", "source_kind": "narrative_or_notice"}).is_table
    form = form_from_record({"form_type": "target"})
    assert (form.is_table, form.is_complete) == (True, True)


def test_answers_are_not_input_and_other_unknown_fields_are_named():
    form = form_from_record({"form_type": "target", "checks": 1, "notes": 2, "inconsistency_kinds": 3, "budgets": []})
    assert form.problems == [("不认识字段“budgets”，没有读它", "budgets")]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"), (0.0, "0"), (10606.7522, "10606.7522"), (100.0, "100"), (1e-7, "0.0000001"), (10**18, "1" + "0" * 18),
        (Decimal("1e400000000"), "1E+400000000"), (float("nan"), "NaN"), ("", None), ("8.50", "8.50"), (True, "是"),
    ],
)  # fmt: skip
def test_numbers_become_their_shortest_exact_text(value, text):
    assert form_from_record({"form_type": "target", "grade": value}).head["grade_text"].text == text


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (
            {},
            "form_type 应为 self_evaluation、target、monitoring、department_overall、evaluation_scoring 之一",
        ),
        ({"form_type": []}, "之一，读到的是 列表"),
        ({"form_type": "target", "year": [2022]}, "year 应为文字或数，读到的是 列表"),
        ({"form_type": "target", "indicators": {"a": 1}}, "indicators 应为列表，读到的是 对象"),
        ({"form_type": "target", "indicators": [{"target": {}}]}, "indicators[0].target 应为文字或数，读到的是 对象"),
        ({"form_type": "target", "budget": [{}, "总额"]}, "budget[1] 应为对象，读到的是 “总额”"),
        ({"form_type": "target", "complete": "是"}, "complete 应为是或否(true/false)，读到的是 “是”"),
        ({"form_type": "target", "level1_points_printed": [1]}, "level1_points_printed 应为对象，读到的是 列表"),
    ],
)
def test_another_shape_is_said_with_its_path(record, sentence):
    with pytest.raises(ValueError, match=r".+") as caught:
        form_from_record(record)
    assert sentence in str(caught.value)


def test_a_document_is_one_record_or_a_list_of_them():
    assert len(forms_from_records({"form_type": "target"})) == 1
    assert len(forms_from_records([{"form_type": "target"}, {"form_type": "monitoring"}])) == 2
    with pytest.raises(ValueError, match=r"\[1\] 应为对象"):
        forms_from_records([{"form_type": "target"}, 3])
    with pytest.raises(ValueError, match="整个文件 应为对象"):
        forms_from_records("x")
