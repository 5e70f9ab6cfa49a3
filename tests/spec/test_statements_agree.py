"""QC-026: an indicator of the whole project's cost states what the fund table says was spent."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.statements_agree import statements_agree

ROWS = spec(
    statements_agree,
    ({"actual_value": 899740}, True, "89.974 万元 in both places"),
    ({"actual_value": 899741}, False, "1 元 more"),
    ({"actual_value": 899739}, False, "1 元 less"),
    ({"actual_value": 8997400000, "actual_unit": "元"}, True, "in 元"),
    ({"actual_value": 8997401, "actual_unit": "千元"}, False, "in 千元, 0.1 元 more"),
    ({"actual_value": 899740, "actual_unit": None}, True, "the target's unit stands for a missing one"),
    ({"actual_value": 10000, "actual_unit": "百万元", "total_executed_amount": 100000000}, True, "in 百万元"),
    ({"actual_value": 40000, "actual_unit": "亿元", "total_executed_amount": 40000000000}, True, "in 亿元"),
    (
        {"actual_value": 40000, "actual_unit": "亿元", "total_executed_amount": 40000000001},
        False,
        "one fen more than 4 亿元",
    ),
    ({"actual_value": 400000000000000, "actual_unit": "亿元"}, False, "the largest number does not wrap"),
    ({"actual_value": 500, "level3": "单位成本"}, True, "the cost of a part is another thing"),
    ({"actual_value": 500, "actual_kind": "QUALITATIVE"}, True, "words are not compared"),
    ({"actual_value": 950000, "actual_unit": "%"}, None, "a share of the cost: undecided"),
    ({"actual_value": 899740, "actual_unit": None, "target_unit": None}, None, "no unit: undecided"),
    ({"actual_value": None}, None, "no number: undecided"),
    ({"actual_value": 899740, "total_executed_amount": None}, None, "no spending stated: undecided"),
    level3="项目总成本",
    target_unit="万元",
    actual_unit="万元",
    actual_kind="NUMBER",
    total_executed_amount=89974000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_statements_agree(row):
    assert run(statements_agree, row) == row.expected
