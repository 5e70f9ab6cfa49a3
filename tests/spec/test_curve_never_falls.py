"""QC-225: the plan of an indicator never falls, unless it is measured anew each month."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.curve_never_falls import curve_never_falls

RISING = [0, 0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]
FALLING = [0, 0, 10, 20, 30, 40, 39, 60, 70, 80, 90, 100]
ROWS = spec(
    curve_never_falls,
    ({"curve": [RISING], "curve_is_cumulative": True}, [True], "rising"),
    ({"curve": [[40] * 12], "curve_is_cumulative": True}, [True], "level"),
    ({"curve": [FALLING], "curve_is_cumulative": True}, [False], "July below June"),
    ({"curve": [FALLING], "curve_is_cumulative": False}, [True], "a rate may fall"),
    ({"curve": [FALLING], "curve_is_cumulative": None}, [False], "cumulative unless it says otherwise"),
    ({"curve": [None], "curve_is_cumulative": True}, [None], "no curve"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_curve_never_falls(row):
    assert run(curve_never_falls, row) == row.expected
