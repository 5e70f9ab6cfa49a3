"""How many indicators where more is better have a completion ratio."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.measured_indicators import measured_indicators

ROWS = spec(
    measured_indicators,
    ({"attainment_ratio": [9000, 0, None], "direction": ["HIGHER_IS_BETTER"] * 3}, 2, "0 % is measured, blank is not"),
    (
        {"attainment_ratio": [9000, 9000], "direction": ["HIGHER_IS_BETTER", "LOWER_IS_BETTER"]},
        1,
        "less is better: not counted",
    ),
    ({"attainment_ratio": [None], "direction": ["HIGHER_IS_BETTER"]}, 0, "none"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_measured_indicators(row):
    assert run(measured_indicators, row) == row.expected
