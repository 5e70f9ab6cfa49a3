"""How many indicators are yellow."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.yellow_indicators import yellow_indicators

ROWS = spec(
    yellow_indicators,
    ({"indicator_light": ["YELLOW", "GREEN", "YELLOW"]}, 2, "two of three"),
    ({"indicator_light": ["GREEN"]}, 0, "none"),
    ({"indicator_light": [None]}, 0, "not judged"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_yellow_indicators(row):
    assert run(yellow_indicators, row) == row.expected
