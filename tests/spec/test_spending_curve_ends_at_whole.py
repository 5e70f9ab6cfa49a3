"""QC-226: cumulative spending is 100 % at the end of December."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.spending_curve_ends_at_whole import spending_curve_ends_at_whole

ROWS = spec(
    spending_curve_ends_at_whole,
    ({"spending_curve": [[0] * 11 + [10_000]]}, [True], "100 %"),
    ({"spending_curve": [[0] * 11 + [9_999]]}, [False], "99.99 %"),
    ({"spending_curve": [[0] * 11 + [10_001]]}, [False], "100.01 %"),
    ({"spending_curve": [[10_000] * 11 + [None]]}, [False], "December is not stated"),
    ({"spending_curve": [None]}, [None], "no curve"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_spending_curve_ends_at_whole(row):
    assert run(spending_curve_ends_at_whole, row) == row.expected
