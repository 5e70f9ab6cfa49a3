"""各项得分之和: the printed execution score and the printed indicator scores."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.printed_parts_sum import printed_parts_sum

ROWS = spec(
    printed_parts_sum,
    ({"execution_score_printed": 900, "printed_scores_sum": 8400}, 9300, "items adding to 93 under a total of 94"),
    ({"execution_score_printed": 0, "printed_scores_sum": 8400}, 8400, "0 is a score"),
    ({"execution_score_printed": None, "printed_scores_sum": 8400}, None, "execution is scored and blank"),
    (
        {"execution_score_printed": None, "printed_scores_sum": 8400, "execution_is_scored": False},
        8400,
        "execution carries no points",
    ),
    (
        {"execution_score_printed": 900, "printed_scores_sum": 8400, "execution_is_scored": False},
        8400,
        "what carries no points adds none",
    ),
    ({"execution_score_printed": 900, "printed_scores_sum": None}, None, "a blank indicator"),
    execution_is_scored=True,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_printed_parts_sum(row):
    assert run(printed_parts_sum, row) == row.expected
