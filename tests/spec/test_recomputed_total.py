"""总分: execution and indicators, scaled up for what does not apply, rounded half up to 0.01."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.recomputed_total import recomputed_total

ROWS = spec(
    recomputed_total,
    ({"indicator_score_sum": 7238}, 8100, "8.62 + 72.38"),
    ({"indicator_score_sum": 7238, "not_applicable_points": 1000}, 9000, "T19: 81 with 10 not applicable"),
    (
        {"indicator_score_sum": 6137, "not_applicable_points": 2223},
        9000,
        "T16: 89.996… is rounded to 90.00 before it is graded",
    ),
    ({"indicator_score_sum": 6136, "not_applicable_points": 2223}, 8998, "one hundredth less is not"),
    ({"indicator_score_sum": 9138}, 10000, "full points"),
    ({"indicator_score_sum": 8000, "execution_is_scored": False}, 8000, "execution carries no points"),
    ({"indicator_score_sum": 8000, "execution_score": None, "execution_is_scored": False}, 8000, "nor is it missed"),
    ({"indicator_score_sum": 8000, "execution_score": None}, None, "blank is not zero"),
    ({"indicator_score_sum": None}, None, "an indicator without a score"),
    ({"indicator_score_sum": 8000, "not_applicable_points": None}, 8862, "no indicator lines: nothing does not apply"),
    ({"indicator_score_sum": 0, "not_applicable_points": 10000}, None, "nothing applies: never divided by zero"),
    (
        {"indicator_score_sum": 400000000000000, "execution_score": 0, "full_points": 100000},
        400000000000000,
        "misread scores do not wrap",
    ),
    execution_score=862,
    not_applicable_points=0,
    full_points=10000,
    execution_is_scored=True,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_recomputed_total(row):
    assert run(recomputed_total, row) == row.expected
