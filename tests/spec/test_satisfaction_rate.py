"""满意度: what is set aside counts neither way."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.satisfaction_rate import satisfaction_rate

ROWS = spec(
    satisfaction_rate,
    ({"answer_counts": [True, True, True], "is_satisfied": [True, True, False]}, 6667, "two of three, half up"),
    ({"answer_counts": [True, False, False], "is_satisfied": [False, True, True]}, 0, "those set aside do not help"),
    ({"answer_counts": [False], "is_satisfied": [True]}, None, "none counts"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_satisfaction_rate(row):
    assert run(satisfaction_rate, row) == row.expected
