"""A target that was far too easy."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.target_is_not_too_low import target_is_not_too_low

ROWS = spec(
    target_is_not_too_low,
    ({"attainment_ratio": 12000}, False, "120 %"),
    ({"attainment_ratio": 11999}, True, "119.99 %"),
    ({"attainment_ratio": 12000, "progress_kind": "RATE"}, True, "a rate"),
    ({"attainment_ratio": None}, None, "nothing reported"),
    progress_kind="CUMULATIVE",
    alert_blue_from=12000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_target_is_not_too_low(row):
    assert run(target_is_not_too_low, row) == row.expected
