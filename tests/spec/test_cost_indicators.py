"""How many cost indicators (成本) a form has, under a heading of their own or under 产出."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.cost_indicators import cost_indicators

ROWS = spec(
    cost_indicators,
    (
        {"dimension": ["COST", "OUTPUT"], "sub_dimension": ["ECONOMIC_COST", "QUANTITY"]},
        1,
        "成本指标 as a level-1 heading",
    ),
    ({"dimension": ["OUTPUT", "OUTPUT"], "sub_dimension": ["COST", "QUALITY"]}, 1, "成本指标 under 产出"),
    ({"dimension": ["OUTPUT", "OUTCOME"], "sub_dimension": ["QUANTITY", "SOCIAL"]}, 0, "none"),
    ({"dimension": ["OUTPUT", None], "sub_dimension": [None, "COST"]}, 1, "one heading is enough"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_cost_indicators(row):
    assert run(cost_indicators, row) == row.expected
