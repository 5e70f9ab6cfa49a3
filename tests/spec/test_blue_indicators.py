"""How many indicators are blue."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.blue_indicators import blue_indicators

ROWS = spec(
    blue_indicators,
    ({"indicator_light": ["BLUE", "GREEN", "BLUE"]}, 2, "two of three"),
    ({"indicator_light": ["GREEN"]}, 0, "none"),
    ({"indicator_light": [None]}, 0, "not judged"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_blue_indicators(row):
    assert run(blue_indicators, row) == row.expected
