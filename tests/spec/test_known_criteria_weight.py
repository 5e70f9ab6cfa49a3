"""What the criteria weigh of which something is known."""

import pytest

from support.spec import run, spec
from wenxiao.rules.application.known_criteria_weight import known_criteria_weight

ALL = dict.fromkeys(("result_points", "need_points", "readiness_points", "cost_effectiveness_points"), 5_000)
WEIGHTS = {
    "result_weight": 4_000,
    "need_weight": 3_000,
    "readiness_weight": 1_500,
    "cost_effectiveness_weight": 1_500,
}
ROWS = spec(
    known_criteria_weight,
    (ALL, 10_000, "all of them"),
    (ALL | {"result_points": None}, 6_000, "a new project has no result"),
    (ALL | {"result_points": 0}, 10_000, "zero points are known"),
    (dict.fromkeys(ALL), 0, "nothing"),
    (ALL | dict.fromkeys(("need_points", "readiness_points")), 5_500, "two of them"),
    **WEIGHTS,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_known_criteria_weight(row):
    assert run(known_criteria_weight, row) == row.expected
