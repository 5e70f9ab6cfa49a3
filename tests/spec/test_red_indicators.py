"""How many indicators are red."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.red_indicators import red_indicators

ROWS = spec(
    red_indicators,
    ({"indicator_light": ["RED", "GREEN", "RED"]}, 2, "two of three"),
    ({"indicator_light": ["GREEN"]}, 0, "none"),
    ({"indicator_light": [None]}, 0, "not judged"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_red_indicators(row):
    assert run(red_indicators, row) == row.expected
