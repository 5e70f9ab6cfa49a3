"""退回和雷同扣分: so many points each."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.record_deduction import record_deduction

ROWS = spec(
    record_deduction,
    ({"returned_reports": 0, "copied_reports": 0}, 0, "a clean record"),
    ({"returned_reports": 2, "copied_reports": 0}, 400, "returned twice"),
    ({"returned_reports": 1, "copied_reports": 1}, 1200, "both"),
    evaluator_returned_points=200,
    evaluator_copied_points=1000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_record_deduction(row):
    assert run(record_deduction, row) == row.expected
