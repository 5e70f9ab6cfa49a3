"""指标分值合计: the points of all indicators."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.indicator_points_sum import indicator_points_sum

ROWS = spec(
    indicator_points_sum,
    ({"max_points": [5000, 3000, 1000]}, 9000, "T21: 50 + 30 + 10, indicators only"),
    ({"max_points": [2000, 4000, 2000, 1000]}, 9000, "T21: 20 + 40 + 20 + 10"),
    ({"max_points": [1000, 0]}, 1000, "0 is stated"),
    ({"max_points": [1000, None]}, None, "blank is not zero"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_indicator_points_sum(row):
    assert run(indicator_points_sum, row) == row.expected
