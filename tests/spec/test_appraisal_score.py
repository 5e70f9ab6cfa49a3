"""评估总分: the dimension scores, each once."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.appraisal_score import appraisal_score

ROWS = spec(
    appraisal_score,
    ({"dimension_score": [1800, 1800, 1700], "opens_dimension": [True, False, True]}, 3500, "each dimension once"),
    ({"dimension_score": [1800, None], "opens_dimension": [True, True]}, None, "one is missing"),
    ({"dimension_score": [0, 0], "opens_dimension": [True, True]}, 0, "zero is a score"),
    opens_dimension=True,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_appraisal_score(row):
    assert run(appraisal_score, row) == row.expected
