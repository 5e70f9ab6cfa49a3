"""QC-015: an execution rate below the line says why, on the total line."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.low_execution_has_reason import low_execution_has_reason

ROWS = spec(
    low_execution_has_reason,
    ({"execution_rate": 9000}, True, "exactly 90 %"),
    ({"execution_rate": 8999}, False, "0.01 % below"),
    ({"execution_rate": 0}, False, "nothing spent"),
    ({"execution_rate": 8620, "execution_reason": "招标节约"}, True, "a reason for the form"),
    ({"execution_rate": 8620, "fund_reason": "招标节约"}, True, "a reason on the line"),
    ({"execution_rate": 8620, "fund_reason": " "}, False, "spaces are no reason"),
    ({"execution_rate": 8620, "is_total": False}, True, "components are not asked"),
    ({"execution_rate": None}, None, "no rate: undecided"),
    execution_reason_below=9000,
    is_total=True,
    execution_reason=None,
    fund_reason=None,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_low_execution_has_reason(row):
    assert run(low_execution_has_reason, row) == row.expected
