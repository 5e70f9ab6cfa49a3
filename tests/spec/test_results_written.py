"""How many indicator lines carry an actual value or a score."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.results_written import results_written

ROWS = spec(
    results_written,
    ({"actual_text": ["45人", None, None], "score": [None, 0, None]}, 2, "either counts"),
    ({"actual_text": ["45人"], "score": [800]}, 1, "both on a line count once"),
    ({"actual_text": [None], "score": [None]}, 0, "none"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_results_written(row):
    assert run(results_written, row) == row.expected
