"""QC-211: a timeliness indicator states a time."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.timeliness_has_date import timeliness_has_date

ROWS = spec(
    timeliness_has_date,
    ({"target_kind": "QUALITATIVE", "target_text": "在项目计划完成时间内完成"}, False, "no time in it"),
    ({"target_kind": "DONE", "target_text": "已完成"}, False, "done, but when"),
    ({"target_kind": "YES_NO", "target_text": "是"}, False, "yes"),
    ({"target_kind": "DATE", "target_text": "2021年9月"}, True, "a month"),
    ({"target_kind": "NUMBER", "target_text": "≥95%"}, True, "a rate of timely work"),
    ({"target_kind": "FREQUENCY", "target_text": "1次/月"}, True, "a frequency"),
    ({"target_kind": "QUALITATIVE", "target_text": "按月发放"}, True, "every month"),
    ({"target_kind": "QUALITATIVE", "target_text": "收到文件后30日内办结并反馈"}, True, "days in a sentence"),
    ({"target_kind": "BLANK", "target_text": None}, True, "blank: the business of QC-220"),
    ({"target_kind": "QUALITATIVE", "target_text": "及时", "sub_dimension": "QUALITY"}, True, "another category"),
    ({"target_kind": "DATE", "target_text": "2021年9月", "sub_dimension": None}, True, "a time, whatever the category"),
    ({"target_kind": "QUALITATIVE", "target_text": "及时", "sub_dimension": None}, None, "no category"),
    sub_dimension="TIMELINESS",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_timeliness_has_date(row):
    assert run(timeliness_has_date, row) == row.expected
