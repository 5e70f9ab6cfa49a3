"""QC-027: a total that adds up does not excuse a wrong execution score or rate in it."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.wrong_value_does_not_hide_in_total import wrong_value_does_not_hide_in_total

ROWS = spec(
    wrong_value_does_not_hide_in_total,
    ({}, True, "all right"),
    (
        {"execution_score_printed": 900, "printed_parts_sum": 9300, "total_score": 9300},
        False,
        "9 instead of 8.62, and the total agrees with it",
    ),
    ({"execution_score_printed": 863}, True, "0.01 off is rounding"),
    ({"execution_score_printed": 864}, False, "0.02 off is not"),
    ({"rates_wrong": 1}, False, "10 of 50 printed as 22.22 %, and the total agrees"),
    ({"rates_wrong": 1, "total_score": 9364}, True, "the total does not add up: QC-008 reports it"),
    ({"rates_wrong": 1, "total_score": 9263}, False, "a total 0.01 off still agrees"),
    ({"rates_wrong": 1, "execution_score_printed": None}, False, "a wrong rate beside a blank score"),
    ({"execution_score_printed": None}, None, "a blank score: undecided"),
    ({"printed_parts_sum": None}, True, "the parts are right"),
    ({"printed_parts_sum": None, "rates_wrong": 1}, None, "no sum to agree with: undecided"),
    ({"rates_wrong": None}, None, "no fund lines: undecided"),
    ({"execution_score_printed": 860}, False, "0.02 off in the other direction"),
    ({"rates_wrong": 1, "total_score": 9160}, True, "a total below the sum does not agree either"),
    total_score=9262,
    printed_parts_sum=9262,
    execution_score_printed=862,
    execution_score=862,
    rates_wrong=0,
    score_tolerance=1,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_wrong_value_does_not_hide_in_total(row):
    assert run(wrong_value_does_not_hide_in_total, row) == row.expected
