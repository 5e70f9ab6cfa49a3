"""成本明细合计: 单价 × the quantity in the indicator's name, or the amount itself, over all cost lines."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.itemised_cost import itemised_cost

ROWS = spec(
    itemised_cost,
    ({}, 5000000, "100元/米 × 200米, 200元/台 × 100台, 10 000元"),
    ({"target_value": [1000000, 2000000, 50000000000]}, 504000000, "an amount of 5 000 000元 counts in full"),
    ({"level3": ["管道1.5公里", "设备100台", "设计费"]}, 3010000, "a decimal is no quantity"),
    ({"level3": ["管道", "设备", "设计费"]}, None, "no quantity anywhere: nothing is multiplied out"),
    ({"target_unit": ["元/米", "万元/台", "元"]}, None, "a cost that is not in 元"),
    ({"target_unit": ["元/米", None, "元"]}, None, "a cost without a unit"),
    ({"target_value": [1000000, None, 100000000]}, None, "a cost without a number"),
    ({"dimension": ["COST", "COST", "OUTPUT"]}, None, "two cost lines are too few"),
    (
        {"dimension": ["COST", "COST", "OUTPUT"], "sub_dimension": [None, None, "COST"]},
        5000000,
        "成本指标 under 产出 count",
    ),
    ({"dimension": ["COST", "COST", None]}, None, "an unknown dimension is no cost: too few"),
    (
        {"target_value": [4000000000000, 2000000, 100000000], "level3": ["管道100米", "设备100台", "设计费"]},
        4000003000000,
        "the largest product",
    ),
    (
        {"target_value": [4000000000001, 2000000, 100000000], "level3": ["管道100米", "设备100台", "设计费"]},
        None,
        "beyond it: undecided, never wrapped",
    ),
    (
        {
            "dimension": ["COST", "COST", "COST", "OUTPUT"],
            "sub_dimension": [None] * 4,
            "level3": ["管道200米", "设备100台", "设计费", "受益50个"],
            "target_value": [1000000, 2000000, 100000000, 500000],
            "target_unit": ["元/米", "元/台", "元", "人"],
        },
        5000000,
        "other lines are left out",
    ),
    (
        {
            "dimension": ["COST"] * 4,
            "sub_dimension": [None] * 4,
            "level3": ["管道200米", "设备100台", "设计费", "监理费"],
            "target_value": [1000000, 2000000, 100000000, 500000],
            "target_unit": ["元/米", "元/台", "元", None],
        },
        None,
        "three that can be read beside one without a unit",
    ),
    (
        {
            "dimension": ["COST"] * 4,
            "sub_dimension": [None] * 4,
            "level3": ["管道200米", "设备100台", "设计费", "监理费"],
            "target_value": [1000000, 2000000, 100000000, 500000],
            "target_unit": ["元/米", "元/台", "元", "万元"],
        },
        None,
        "beside one in 万元",
    ),
    (
        {
            "dimension": ["COST", "COST", "COST", "OUTPUT"],
            "sub_dimension": [None] * 4,
            "level3": ["管道", "设备", "设计费", "受益50个"],
            "target_value": [1000000, 2000000, 100000000, 500000],
            "target_unit": ["元/米", "元/台", "元", "人"],
        },
        None,
        "a quantity on another line only",
    ),
    sub_dimension=[None, None, None],
    dimension=["COST", "COST", "COST"],
    level3=["管道200米", "设备100台", "设计费"],
    target_value=[1000000, 2000000, 100000000],
    target_unit=["元/米", "元/台", "元"],
    pattern_indicators_least=3,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_itemised_cost(row):
    assert run(itemised_cost, row) == row.expected
