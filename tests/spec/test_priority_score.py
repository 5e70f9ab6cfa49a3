"""The weighted mean of what is known."""

import pytest

from support.spec import run, spec
from wenxiao.rules.application.priority_score import priority_score

ALL = {"result_points": 9_000, "need_points": 8_000, "readiness_points": 7_000, "cost_effectiveness_points": 6_000}
ROWS = spec(
    priority_score,
    (ALL | {"known_criteria_weight": 10_000}, 7_950, "90×40 + 80×30 + 70×15 + 60×15 of 100"),
    (ALL | {"result_points": None, "known_criteria_weight": 6_000}, 7_250, "without a result the others count alone"),
    (ALL | {"result_points": 0, "known_criteria_weight": 10_000}, 4_350, "zero is not a blank"),
    (dict.fromkeys(ALL) | {"known_criteria_weight": 0}, None, "nothing is known"),
    ({**dict.fromkeys(ALL), "need_points": 3, "readiness_points": 4, "known_criteria_weight": 4_500}, 3, "3.33 is 3"),
    (
        {**dict.fromkeys(ALL), "readiness_points": 3, "cost_effectiveness_points": 4, "known_criteria_weight": 3_000},
        4,
        "3.5 is 4",
    ),
    result_weight=4_000,
    need_weight=3_000,
    readiness_weight=1_500,
    cost_effectiveness_weight=1_500,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_priority_score(row):
    assert run(priority_score, row) == row.expected
