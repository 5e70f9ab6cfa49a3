"""重点评价选取分: the reasons together; what is not known adds nothing."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.selection_score import selection_score

ROWS = spec(
    selection_score,
    ({"selection_of_checks": 500}, 4500, "all reasons"),
    ({"selection_of_checks": None}, 4000, "without a self-evaluation"),
    selection_of_amount=1000,
    selection_of_attention=1000,
    selection_of_age=2000,
    selection_of_light=0,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_selection_score(row):
    assert run(selection_score, row) == row.expected
