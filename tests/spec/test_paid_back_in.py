"""回收时点: on the line where the sum reaches zero."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.paid_back_in import paid_back_in

ROWS = spec(
    paid_back_in,
    (
        {"year_offset": [0, 1, 2], "cumulative_net_amount": [-1_000, -400, 200]},
        [None, None, 16_667],
        "1 + 400 ÷ 600",
    ),
    ({"year_offset": [0, 1], "cumulative_net_amount": [-1_000, 0]}, [None, 10_000], "exactly after a year"),
    ({"year_offset": [0, 1], "cumulative_net_amount": [-1_000, -1]}, [None, None], "one fen short"),
    ({"year_offset": [0, 1], "cumulative_net_amount": [0, 10]}, [0, None], "at once"),
    form=0,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_paid_back_in(row):
    assert run(paid_back_in, row) == row.expected
