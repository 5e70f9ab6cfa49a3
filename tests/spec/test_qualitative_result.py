"""达成情况, read from the official phrases."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.qualitative_result import qualitative_result

ROWS = spec(
    qualitative_result,
    ({"actual_text": "达成年度指标"}, "FULLY", "the official phrase"),
    ({"actual_text": "达成预期目标"}, "FULLY", "达成预期目标"),
    ({"actual_text": "全部达成"}, "FULLY", "全部达成"),
    ({"actual_text": "基本达成目标"}, "FULLY", "财预〔2021〕101号: 基本达成目标 is the first band"),
    ({"actual_text": "部分达成年度指标并具有一定效果"}, "PARTLY", "the official phrase"),
    ({"actual_text": "部分实现目标"}, "PARTLY", "财预〔2021〕101号"),
    ({"actual_text": "部分完成"}, "PARTLY", "部分完成"),
    ({"actual_text": "未达成年度指标且效果较差"}, "NOT", "the official phrase"),
    ({"actual_text": "实现目标程度较低"}, "NOT", "财预〔2021〕101号"),
    ({"actual_text": "没有达成目标"}, "NOT", "没有达成"),
    ({"actual_text": "基本未达成"}, "NOT", "基本未 is hardly anything"),
    ({"actual_text": "未完成"}, "NOT", "未完成"),
    ({"actual_text": "未完成验收,主体已完工"}, None, "a sentence is not a band"),
    ({"actual_text": "效果明显"}, None, "other words"),
    ({"actual_text": "达成率95%"}, None, "begins alike, says something else"),
    ({"actual_text": "达成年度指标", "target_kind": "YES_NO"}, "FULLY", "是/否 is qualitative"),
    ({"actual_text": "未完成", "target_kind": "DONE"}, "NOT", "已完成/未完成 is qualitative"),
    ({"actual_text": "达成年度指标", "target_kind": "NUMBER"}, None, "a number is scored by number"),
    ({"actual_text": None}, None, "blank: undecided"),
    target_kind="QUALITATIVE",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_qualitative_result(row):
    assert run(qualitative_result, row) == row.expected
