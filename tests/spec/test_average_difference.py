"""评分平均差: of the pairs that are there."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.average_difference import average_difference

ROWS = spec(
    average_difference,
    ({"score_difference": [100, 200, 201]}, 167, "half up"),
    ({"score_difference": [100, None]}, 100, "one is not scored again yet"),
    ({"score_difference": [None]}, None, "no pair"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_average_difference(row):
    assert run(average_difference, row) == row.expected
