"""Twelve equal months."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.equal_months_share import equal_months_share

ROWS = spec(
    equal_months_share,
    ({"as_of_month": 1}, 833, "a twelfth, rounded half up"),
    ({"as_of_month": 4}, 3333, "1—4月"),
    ({"as_of_month": 7}, 5833, "1—7月"),
    ({"as_of_month": 12}, 10000, "the whole year"),
    ({"as_of_month": 0}, None, "no month"),
    ({"as_of_month": 13}, None, "no month of a year"),
    ({"as_of_month": None}, None, "not stated"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_equal_months_share(row):
    assert run(equal_months_share, row) == row.expected
