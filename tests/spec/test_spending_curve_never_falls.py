"""QC-225: cumulative spending never falls from one month to the next."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.spending_curve_never_falls import spending_curve_never_falls

EVEN = [833, 1667, 2500, 3333, 4167, 5000, 5833, 6667, 7500, 8333, 9167, 10_000]
ROWS = spec(
    spending_curve_never_falls,
    ({"spending_curve": [EVEN]}, [True], "even"),
    ({"spending_curve": [[0] * 5 + [10_000] * 7]}, [True], "at once, and the same from then on"),
    ({"spending_curve": [[*EVEN[:5], 4166, *EVEN[6:]]]}, [False], "June one hundredth of a percent below May"),
    ({"spending_curve": [[*EVEN[:5], None, *EVEN[6:]]]}, [True], "a month without a statement is passed over"),
    ({"spending_curve": [[5000, None, *[4999] * 10]]}, [False], "lower than before the blank"),
    ({"spending_curve": [[None] * 11 + [10_000]]}, [None], "one month alone decides nothing"),
    ({"spending_curve": [None]}, [None], "no curve"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_spending_curve_never_falls(row):
    assert run(spending_curve_never_falls, row) == row.expected
