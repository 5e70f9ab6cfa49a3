"""两次评分之差: without sign."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.score_difference import score_difference

ROWS = spec(
    score_difference,
    ({"first_score": 8800, "second_score": 8200}, 600, "the first is milder"),
    ({"first_score": 8200, "second_score": 8800}, 600, "the second is"),
    ({"first_score": 8200, "second_score": 8200}, 0, "agreed"),
    ({"first_score": 8200, "second_score": None}, None, "not scored again yet"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_score_difference(row):
    assert run(score_difference, row) == row.expected
