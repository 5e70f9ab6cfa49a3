"""QC-119: money nearly spent while every measured indicator is far below target wants an explanation."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.high_execution_low_output_explained import high_execution_low_output_explained

ROWS = spec(
    high_execution_low_output_explained,
    ({"project_execution_rate": 9500}, False, "exactly 95 % spent, nothing done"),
    ({"project_execution_rate": 9499}, True, "0.01 % less is not nearly all"),
    ({"project_execution_rate": 9500, "missed_indicators": 2}, True, "one of three is done"),
    (
        {"project_execution_rate": 9500, "missed_indicators": 0, "measured_indicators": 0},
        True,
        "nothing can be measured",
    ),
    ({"project_execution_rate": None}, None, "no rate: undecided"),
    ({"project_execution_rate": None, "missed_indicators": 2}, True, "no rate, but something is done"),
    (
        {"project_execution_rate": 9500, "missed_indicators": 1, "measured_indicators": 1},
        False,
        "a single indicator will do",
    ),
    high_execution_line=9500,
    missed_indicators=3,
    measured_indicators=3,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_high_execution_low_output_explained(row):
    assert run(high_execution_low_output_explained, row) == row.expected
