"""不适用指标分值: the points of the indicators that do not apply."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.not_applicable_points import not_applicable_points

ROWS = spec(
    not_applicable_points,
    ({"max_points": [1000, 2000], "is_applicable": [False, True]}, 1000, "T19: 10 points do not apply"),
    ({"max_points": [1000, 2000], "is_applicable": [True, True]}, 0, "everything applies"),
    (
        {"max_points": [None, 2000], "is_applicable": [False, True]},
        0,
        "a line that was given no points takes none away",
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_not_applicable_points(row):
    assert run(not_applicable_points, row) == row.expected
