"""QC-003: the points under a level-2 heading add to those that it prints."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.indicator_points_sum_to_level2 import indicator_points_sum_to_level2

ROWS = spec(
    indicator_points_sum_to_level2,
    ({"max_points": [1500, 1000]}, [True, True], "15 + 10 = 25"),
    ({"max_points": [1500, 999]}, [False, True], "0.01 short, reported on the first line"),
    ({"max_points": [1500, 1001]}, [False, True], "0.01 over"),
    ({"max_points": [1500, None]}, [True, True], "a line without points: nothing to compare"),
    ({"max_points": [1500, 1000], "level2_points": [None, None]}, [None, True], "no points on the heading: undecided"),
    (
        {"max_points": [2500, 1000], "level2": ["数量", "质量"], "level2_points": [2500, 1500]},
        [True, False],
        "each heading by itself",
    ),
    ({"max_points": [2500, 2500], "level1": ["产出", "效益"]}, [True, True], "a heading of the same name elsewhere"),
    ({"max_points": [2500, 1000], "form": [0, 1]}, [True, False], "each form by itself"),
    (
        {"max_points": [2400, None], "level2": ["数量", "质量"], "level2_points": [2500, 1500]},
        [False, True],
        "a blank under one heading leaves the other",
    ),
    form=[0, 0],
    level1=["产出", "产出"],
    level2=["数量", "数量"],
    level2_points=[2500, 2500],
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_indicator_points_sum_to_level2(row):
    assert run(indicator_points_sum_to_level2, row) == row.expected
