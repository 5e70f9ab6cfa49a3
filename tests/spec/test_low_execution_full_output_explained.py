"""QC-118: all outputs done with little of the money spent wants a reason."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.low_execution_full_output_explained import low_execution_full_output_explained

ROWS = spec(
    low_execution_full_output_explained,
    ({"project_execution_rate": 5999}, False, "59.99 % spent, all done"),
    ({"project_execution_rate": 6000}, True, "exactly 60 % is not little"),
    ({"project_execution_rate": 5999, "execution_reason": "质保金未到期"}, True, "a reason settles it"),
    ({"project_execution_rate": 5999, "fund_reason_is_written": True}, True, "so does one beside the money"),
    ({"project_execution_rate": 5999, "execution_reason": " "}, False, "spaces are no reason"),
    ({"project_execution_rate": 5999, "output_lines_met": 2}, True, "one output is open"),
    ({"project_execution_rate": 5999, "output_lines": 0, "output_lines_met": 0}, True, "no output was scored"),
    ({"project_execution_rate": None}, None, "no rate: undecided"),
    ({"project_execution_rate": 5999, "output_lines": 1, "output_lines_met": 1}, False, "a single output will do"),
    low_execution_line=6000,
    output_lines=3,
    output_lines_met=3,
    execution_reason=None,
    fund_reason_is_written=False,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_low_execution_full_output_explained(row):
    assert run(low_execution_full_output_explained, row) == row.expected
