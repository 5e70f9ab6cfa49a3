"""QC-117: a score has at most two decimals."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.score_has_two_decimals import score_has_two_decimals

ROWS = spec(
    score_has_two_decimals,
    ({"score_text": "8.62"}, True, "two"),
    ({"score_text": "8.625"}, False, "three"),
    ({"score_text": "8.6"}, True, "one"),
    ({"score_text": "9"}, True, "none"),
    ({"score_text": "6.6666667分"}, False, "with a unit"),
    ({"score_text": None}, None, "blank: undecided"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_score_has_two_decimals(row):
    assert run(score_has_two_decimals, row) == row.expected
