"""QC-002: the points under a level-1 heading add to those that it prints."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.indicator_points_sum_to_level1 import indicator_points_sum_to_level1

ROWS = spec(
    indicator_points_sum_to_level1,
    ({"level1_sum": [5000, 5000]}, [True, True], "25 + 25 = 50"),
    ({"level1_sum": [4999, 4999]}, [False, True], "0.01 short, reported on the first line"),
    ({"level1_sum": [5001, 5001]}, [False, True], "0.01 over"),
    ({"level1_sum": [None, None]}, [None, True], "a line without points: undecided"),
    ({"level1_points": [None, None], "level1_sum": [5000, 5000]}, [None, True], "no points on the heading: undecided"),
    (
        {"level1": ["产出", "效益"], "level1_points": [5000, 3000], "level1_sum": [5000, 2000]},
        [True, False],
        "each heading by itself",
    ),
    ({"form": [0, 1], "level1_sum": [4000, 4000]}, [False, False], "each form by itself"),
    ({"level1_sum": [1800, 1800], "is_complete": [False, False]}, [True, True], "a cut page shows less"),
    ({"level1_sum": [6000, 6000], "is_complete": [False, False]}, [False, True], "a cut page already shows more"),
    form=[0, 0],
    level1=["产出", "产出"],
    level1_points=[5000, 5000],
    is_complete=[True, True],
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_indicator_points_sum_to_level1(row):
    assert run(indicator_points_sum_to_level1, row) == row.expected
