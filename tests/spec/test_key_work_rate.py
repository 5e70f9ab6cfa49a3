"""重点工作办结率: half up to 0.01 %."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.key_work_rate import key_work_rate

ROWS = spec(
    key_work_rate,
    ({"key_outputs_completed": 19, "key_outputs_planned": 20}, 9_500, "95 %"),
    ({"key_outputs_completed": 1, "key_outputs_planned": 20_000}, 1, "0.005 % becomes 0.01 %"),
    ({"key_outputs_completed": 1, "key_outputs_planned": 20_001}, 0, "less becomes nothing"),
    ({"key_outputs_completed": 0, "key_outputs_planned": 0}, None, "where no key duty is named"),
    ({"key_outputs_completed": None, "key_outputs_planned": 100}, None, "blank is not zero"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_key_work_rate(row):
    assert run(key_work_rate, row) == row.expected
