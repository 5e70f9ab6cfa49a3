"""同一一级指标下分值合计, on every line of the group."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.level1_sum import level1_sum

ROWS = spec(
    level1_sum,
    ({"max_points": [2500, 2500, 3000]}, [5000, 5000, 3000], "by heading"),
    ({"max_points": [2500, None, 3000]}, [None, None, 3000], "blank is not zero"),
    ({"max_points": [2500, 0, 3000]}, [2500, 2500, 3000], "0 is stated"),
    ({"max_points": [2500, 2500, 3000], "form": [0, 1, 1]}, [2500, 2500, 3000], "by form"),
    form=[0, 0, 0],
    level1=["产出", "产出", "效益"],
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_level1_sum(row):
    assert run(level1_sum, row) == row.expected
