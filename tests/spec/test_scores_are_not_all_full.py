"""QC-109: a total of exactly the full points is worth a second look."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.scores_are_not_all_full import scores_are_not_all_full

ROWS = spec(
    scores_are_not_all_full,
    ({"total_score": 10000}, False, "100 of 100"),
    ({"total_score": 9999}, True, "0.01 below"),
    ({"total_score": None}, None, "no total: undecided"),
    full_points=10000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_scores_are_not_all_full(row):
    assert run(scores_are_not_all_full, row) == row.expected
