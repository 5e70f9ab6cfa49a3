"""How many satisfaction indicators (满意度) a form has, under a heading of their own or under 效益."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.satisfaction_indicators import satisfaction_indicators

ROWS = spec(
    satisfaction_indicators,
    (
        {"dimension": ["SATISFACTION", "OUTPUT"], "sub_dimension": ["SATISFACTION", "QUANTITY"]},
        1,
        "a heading of its own",
    ),
    (
        {"dimension": ["OUTCOME", "OUTCOME"], "sub_dimension": ["SATISFACTION", "SOCIAL"]},
        1,
        "服务对象满意度 under 效益",
    ),
    ({"dimension": ["OUTPUT"], "sub_dimension": ["QUANTITY"]}, 0, "none"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_satisfaction_indicators(row):
    assert run(satisfaction_indicators, row) == row.expected
