"""完成及时率: half up to 0.01 %."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.timely_completion_rate import timely_completion_rate

ROWS = spec(
    timely_completion_rate,
    ({"timeliness_completed": 19, "timeliness_planned": 20}, 9_500, "95 %"),
    ({"timeliness_completed": 1, "timeliness_planned": 20_000}, 1, "0.005 % becomes 0.01 %"),
    ({"timeliness_completed": 1, "timeliness_planned": 20_001}, 0, "less becomes nothing"),
    ({"timeliness_completed": 0, "timeliness_planned": 0}, None, "without indicators of timeliness"),
    ({"timeliness_completed": None, "timeliness_planned": 100}, None, "blank is not zero"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_timely_completion_rate(row):
    assert run(timely_completion_rate, row) == row.expected
