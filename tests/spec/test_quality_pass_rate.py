"""质量达标率: half up to 0.01 %."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.quality_pass_rate import quality_pass_rate

ROWS = spec(
    quality_pass_rate,
    ({"quality_completed": 19, "quality_planned": 20}, 9_500, "95 %"),
    ({"quality_completed": 1, "quality_planned": 20_000}, 1, "0.005 % becomes 0.01 %"),
    ({"quality_completed": 1, "quality_planned": 20_001}, 0, "less becomes nothing"),
    ({"quality_completed": 0, "quality_planned": 0}, None, "without indicators of quality"),
    ({"quality_completed": None, "quality_planned": 100}, None, "blank is not zero"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_quality_pass_rate(row):
    assert run(quality_pass_rate, row) == row.expected
