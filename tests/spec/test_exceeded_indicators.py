"""How many indicators where more is better reach the line above which a target looks too low."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.exceeded_indicators import exceeded_indicators

ROWS = spec(
    exceeded_indicators,
    (
        {"attainment_ratio": [12000, 11999, 15000], "direction": ["HIGHER_IS_BETTER"] * 3},
        2,
        "exactly 120 % counts, 0.01 % below does not",
    ),
    (
        {"attainment_ratio": [15000, 15000], "direction": ["HIGHER_IS_BETTER", "LOWER_IS_BETTER"]},
        1,
        "less is better: not a low target",
    ),
    ({"attainment_ratio": [None, 15000], "direction": ["HIGHER_IS_BETTER"] * 2}, 1, "not measured, not counted"),
    ({"attainment_ratio": [None, None], "direction": ["HIGHER_IS_BETTER"] * 2}, 0, "none measured"),
    alert_blue_from=12000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_exceeded_indicators(row):
    assert run(exceeded_indicators, row) == row.expected
