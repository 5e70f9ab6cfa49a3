"""预算执行得分: from the unrounded rate, capped, rounded half up once."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.execution_score import execution_score

ROWS = spec(
    execution_score,
    ({"total_base_amount": 4320, "total_executed_amount": 3724}, 862, "T9: 43.20 → 37.24 scores 8.62, not 9"),
    ({"total_base_amount": 9000, "total_executed_amount": 8997}, 1000, "T10: 99.97 % rounds to full points"),
    ({"total_base_amount": 10000, "total_executed_amount": 12000}, 1000, "T11: overspending is capped"),
    (
        {"total_base_amount": 5000, "total_executed_amount": 1000, "execution_max_points": 2000},
        400,
        "20 points: 20 % → 4",
    ),
    ({"total_base_amount": 10000, "total_executed_amount": 8045}, 805, "a tie at the third decimal goes up"),
    ({"total_base_amount": 10000, "total_executed_amount": 8044}, 804, "a little less goes down"),
    ({"total_base_amount": 10000, "total_executed_amount": 0}, 0, "nothing spent"),
    ({"total_base_amount": 10000, "total_executed_amount": 9500, "execution_rate_cap": 9000}, 900, "a cap of 90 %"),
    ({"total_base_amount": 0, "total_executed_amount": 0}, None, "never divided by zero"),
    ({"total_base_amount": 10000, "total_executed_amount": None}, None, "blank is not zero"),
    ({"total_base_amount": None, "total_executed_amount": 100}, None, "no budget, no score"),
    ({"total_base_amount": 10000, "total_executed_amount": -1}, None, "negative spending has no score"),
    (
        {
            "total_base_amount": 400000000000000,
            "total_executed_amount": 200000000000001,
            "execution_max_points": 100000,
        },
        50000,
        "the largest amounts with 1000 points do not wrap",
    ),
    execution_max_points=1000,
    execution_rate_cap=10000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_execution_score(row):
    assert run(execution_score, row) == row.expected
