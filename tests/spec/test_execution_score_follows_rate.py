"""QC-013: the printed execution score is the points times the rate."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.execution_score_follows_rate import execution_score_follows_rate

ROWS = spec(
    execution_score_follows_rate,
    ({"execution_score_printed": 862}, True, "T9: 8.62"),
    ({"execution_score_printed": 863}, True, "0.01 off is rounding"),
    ({"execution_score_printed": 861}, True, "in both directions"),
    ({"execution_score_printed": 864}, False, "0.02 off is not"),
    ({"execution_score_printed": 900}, False, "T9: 86.2 % of 10 points printed as 9"),
    ({"execution_score_printed": 0}, False, "0 printed"),
    ({"execution_score_printed": None}, None, "blank is not zero: undecided"),
    ({"execution_score_printed": 900, "execution_score": None}, None, "no budget: undecided"),
    execution_score=862,
    score_tolerance=1,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_execution_score_follows_rate(row):
    assert run(execution_score_follows_rate, row) == row.expected
