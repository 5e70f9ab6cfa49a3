"""有效答卷: those that count."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.counted_answers import counted_answers

ROWS = spec(
    counted_answers,
    ({"answer_counts": [True, False, True]}, 2, "one is set aside"),
    ({"answer_counts": [False]}, 0, "all are"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_counted_answers(row):
    assert run(counted_answers, row) == row.expected
