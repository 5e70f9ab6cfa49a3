"""How many indicators are green."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.green_indicators import green_indicators

ROWS = spec(
    green_indicators,
    ({"indicator_light": ["GREEN", "RED", "GREEN"]}, 2, "two of three"),
    ({"indicator_light": ["RED"]}, 0, "none"),
    ({"indicator_light": [None]}, 0, "not judged"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_green_indicators(row):
    assert run(green_indicators, row) == row.expected
