"""QC-205: a target can be measured: a number, a date, or a standard; not 提高, 显著, 是, 完成."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.target_is_measurable import target_is_measurable

ROWS = spec(
    target_is_measurable,
    ({"target_text": "显著提升"}, False, "how much"),
    ({"target_text": "效果明显"}, False, "how much"),
    ({"target_text": "有所改善"}, False, "how much"),
    ({"target_text": "严格执行相关制度规定"}, False, "which, and how"),
    ({"target_text": "符合相关规定"}, False, "which"),
    ({"target_text": "按期完成"}, False, "when"),
    ({"target_text": "持续影响"}, False, "how much"),
    ({"target_text": "正面支撑"}, False, "in what"),
    ({"target_text": "2021年稳步提高"}, False, "a year is no measure"),
    ({"target_text": "较上年提高5个百分点以上"}, True, "a number"),
    ({"target_text": "达到地表水Ⅲ类以上"}, True, "a class"),
    ({"target_text": "符合《农村公路养护规范》"}, True, "a standard by name"),
    ({"target_text": "符合国家标准"}, True, "a standard"),
    ({"target_text": "优"}, True, "a grade"),
    ({"target_text": "合格"}, True, "an acceptance"),
    ({"target_text": "应保尽保"}, True, "everyone"),
    ({"target_text": "不发生重大安全事故"}, True, "none"),
    ({"target_text": "有责投诉为零"}, True, "none, in words"),
    ({"target_text": "举办三期培训班"}, True, "a number in words"),
    ({"target_text": "建立管护制度"}, True, "there or not"),
    ({"target_text": "列入村规民约"}, True, "there or not"),
    ({"target_text": "每月按时发放"}, True, "in time, every month"),
    ({"target_text": "稳定达标"}, True, "a standard is met or not"),
    ({"target_text": "进一步提高"}, False, "进一步 is no number"),
    ({"target_text": "不超过预算"}, True, "the budget is a measure"),
    ({"target_text": "按月发放"}, True, "every month"),
    ({"target_text": "不适用"}, True, "nothing is asked"),
    ({"target_text": "=提高"}, True, "a sign before words is the business of QC-221"),
    ({"target_kind": "YES_NO", "target_text": "是"}, False, "yes is no measure"),
    ({"target_kind": "YES_NO", "target_text": "无"}, True, "none can be counted"),
    ({"target_kind": "DONE", "target_text": "已完成"}, False, "done is a result, no target"),
    ({"target_kind": "NUMBER", "target_text": "≥95%"}, True, "a number"),
    ({"target_kind": "DATE", "target_text": "12月底前"}, True, "a date"),
    ({"target_kind": "BLANK", "target_text": None}, True, "blank: the business of QC-220"),
    ({"target_text": None}, None, "nothing read"),
    target_kind="QUALITATIVE",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_target_is_measurable(row):
    assert run(target_is_measurable, row) == row.expected
