"""在职人员控制率: half up to 0.01 %."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.staff_control_rate import staff_control_rate

ROWS = spec(
    staff_control_rate,
    ({"staff_count": 19, "staff_quota": 20}, 9_500, "95 %"),
    ({"staff_count": 1, "staff_quota": 20_000}, 1, "0.005 % becomes 0.01 %"),
    ({"staff_count": 1, "staff_quota": 20_001}, 0, "less becomes nothing"),
    ({"staff_count": 0, "staff_quota": 0}, None, "without a quota"),
    ({"staff_count": None, "staff_quota": 100}, None, "blank is not zero"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_staff_control_rate(row):
    assert run(staff_control_rate, row) == row.expected
