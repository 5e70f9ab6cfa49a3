"""QC-116: with indicators that do not apply the total is rescaled to the full points."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.not_applicable_is_rescaled import not_applicable_is_rescaled

ROWS = spec(
    not_applicable_is_rescaled,
    ({"total_score": 9000}, True, "T19: 81 of 90 applicable points are 90.00"),
    ({"total_score": 9001}, True, "0.01 off is rounding"),
    ({"total_score": 9002}, False, "0.02 off is not"),
    ({"total_score": 8100}, False, "81 printed as it was added up"),
    ({"total_score": 8100, "not_applicable_points": 0, "recomputed_total": 8100}, True, "everything applies"),
    ({"total_score": 5000, "not_applicable_points": 0}, True, "everything applies: a wrong sum is QC-008's"),
    ({"total_score": 9000, "recomputed_total": 8800}, True, "rescaled, with a wrong score on some line"),
    ({"total_score": 8800, "recomputed_total": 8800}, True, "the total that is right"),
    ({"total_score": 9000, "printed_parts_sum": None}, True, "a score is blank: by the recomputed total"),
    ({"total_score": 8100, "printed_parts_sum": None}, False, "which it is not"),
    ({"total_score": 9000, "printed_parts_sum": None, "recomputed_total": None}, None, "neither is known: undecided"),
    ({"total_score": None}, None, "no total: undecided"),
    ({"total_score": 5000, "not_applicable_points": None}, None, "no indicators: undecided"),
    ({"total_score": 9001, "recomputed_total": 8800}, True, "to 0.01 by the printed scores"),
    ({"total_score": 8801, "recomputed_total": 8800}, True, "to 0.01 by the recomputed ones"),
    ({"total_score": 8100, "recomputed_total": None}, False, "not rescaled, some score unknown"),
    printed_parts_sum=8100,
    recomputed_total=9000,
    not_applicable_points=1000,
    full_points=10000,
    score_tolerance=1,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_not_applicable_is_rescaled(row):
    assert run(not_applicable_is_rescaled, row) == row.expected
