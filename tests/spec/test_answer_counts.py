"""答卷是否计入: up to and with the bound of one place."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.answer_counts import answer_counts

ROWS = spec(
    answer_counts,
    ({"origin_answers": 1}, True, "a person at home"),
    ({"origin_answers": 20}, True, "exactly the bound"),
    ({"origin_answers": 21}, False, "just above"),
    ({"origin_answers": 500}, False, "somebody who wants a result"),
    survey_same_origin_most=20,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_answer_counts(row):
    assert run(answer_counts, row) == row.expected
