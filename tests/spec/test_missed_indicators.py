"""How many indicators where more is better fell far below their target."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.missed_indicators import missed_indicators

ROWS = spec(
    missed_indicators,
    (
        {"attainment_ratio": [5999, 6000, 0], "direction": ["HIGHER_IS_BETTER"] * 3},
        2,
        "59.99 % and 0 % count, exactly 60 % does not",
    ),
    (
        {"attainment_ratio": [1000, 1000], "direction": ["HIGHER_IS_BETTER", "LOWER_IS_BETTER"]},
        1,
        "less is better: low is good",
    ),
    ({"attainment_ratio": [None, 1000], "direction": ["HIGHER_IS_BETTER"] * 2}, 1, "not measured, not missed"),
    low_output_line=6000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_missed_indicators(row):
    assert run(missed_indicators, row) == row.expected
