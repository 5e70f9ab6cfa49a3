"""QC-226: the plan of an indicator is at its target at the end of December."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.curve_ends_at_target import curve_ends_at_target


def ending(last):
    return [[0] * 11 + [last]]


ROWS = spec(
    curve_ends_at_target,
    ({"curve": ending(10_000), "curve_is_share": True, "target_value": 1_200_000}, [True], "100 % of any target"),
    ({"curve": ending(9_999), "curve_is_share": True, "target_value": 1_200_000}, [False], "99.99 %"),
    ({"curve": ending(10_000), "curve_is_share": True, "target_value": None}, [True], "shares need no number"),
    ({"curve": ending(1_200_000), "curve_is_share": False, "target_value": 1_200_000}, [True], "at the target"),
    ({"curve": ending(1_199_999), "curve_is_share": False, "target_value": 1_200_000}, [False], "just below"),
    ({"curve": ending(1_200_001), "curve_is_share": False, "target_value": 1_200_000}, [False], "just above"),
    (
        {"curve": ending(900), "curve_is_share": False, "target_value": 800, "target_value_to": 900},
        [True],
        "the upper end of a range",
    ),
    (
        {"curve": ending(901), "curve_is_share": False, "target_value": 800, "target_value_to": 900},
        [False],
        "beyond a range",
    ),
    ({"curve": ending(None), "curve_is_share": False, "target_value": 800}, [False], "December is not stated"),
    ({"curve": ending(5), "curve_is_share": False, "target_value": None}, [None], "the target is no number"),
    ({"curve": [None], "curve_is_share": True, "target_value": 800}, [None], "no curve"),
    target_value_to=None,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_curve_ends_at_target(row):
    assert run(curve_ends_at_target, row) == row.expected
