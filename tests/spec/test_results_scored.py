"""How many indicator lines carry a score."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.results_scored import results_scored

ROWS = spec(
    results_scored,
    ({"score": [800, 0, None]}, 2, "0 is a score, blank is none"),
    ({"score": [None, None]}, 0, "none"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_results_scored(row):
    assert run(results_scored, row) == row.expected
