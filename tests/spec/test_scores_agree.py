"""两次评分是否一致: up to and with the bound."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.scores_agree import scores_agree

ROWS = spec(
    scores_agree,
    ({"score_difference": 500}, True, "exactly the bound"),
    ({"score_difference": 501}, False, "just above"),
    ({"score_difference": None}, None, "not scored again yet"),
    double_scoring_difference_most=500,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_scores_agree(row):
    assert run(scores_agree, row) == row.expected
