"""How many scored output indicators are met."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.output_lines_met import output_lines_met

ROWS = spec(
    output_lines_met,
    ({"target_is_met": [True, False]}, 1, "by the target"),
    (
        {"target_is_met": [None, None], "score": [1000, 1000]},
        2,
        "full marks stand in where the target cannot be compared",
    ),
    ({"target_is_met": [False, False], "score": [1000, 1000]}, 0, "full marks for a missed target do not"),
    ({"target_is_met": [True, True], "score": [1000, None]}, 1, "not scored, not counted"),
    ({"target_is_met": [True, True], "dimension": ["OUTPUT", "OUTCOME"]}, 1, "outputs only"),
    ({"target_is_met": [None, True], "max_points": [None, 1000]}, 1, "points not printed: not known to be full"),
    dimension=["OUTPUT", "OUTPUT"],
    score=[1000, 999],
    max_points=[1000, 1000],
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_output_lines_met(row):
    assert run(output_lines_met, row) == row.expected
