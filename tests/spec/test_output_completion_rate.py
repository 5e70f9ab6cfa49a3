"""实际完成率: half up to 0.01 %."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.output_completion_rate import output_completion_rate

ROWS = spec(
    output_completion_rate,
    ({"outputs_completed": 19, "outputs_planned": 20}, 9_500, "95 %"),
    ({"outputs_completed": 1, "outputs_planned": 20_000}, 1, "0.005 % becomes 0.01 %"),
    ({"outputs_completed": 1, "outputs_planned": 20_001}, 0, "less becomes nothing"),
    ({"outputs_completed": 0, "outputs_planned": 0}, None, "without outputs"),
    ({"outputs_completed": None, "outputs_planned": 100}, None, "blank is not zero"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_output_completion_rate(row):
    assert run(output_completion_rate, row) == row.expected
