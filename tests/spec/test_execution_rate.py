"""预算执行率: spent ÷ budget, rounded half up to 0.01 %."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.execution_rate import execution_rate

ROWS = spec(
    execution_rate,
    ({"executed_amount": 3724, "execution_base_amount": 4320}, 8620, "T9: 43.20 → 37.24 is 86.20 %"),
    ({"executed_amount": 89974, "execution_base_amount": 90000}, 9997, "T10: 99.97 %"),
    ({"executed_amount": 12000, "execution_base_amount": 10000}, 12000, "T11: not capped; the score is"),
    ({"executed_amount": 46, "execution_base_amount": 148}, 3108, "46 of 148 is 31.08 %"),
    ({"executed_amount": 1, "execution_base_amount": 20000}, 1, "half a hundredth of a percent goes up"),
    ({"executed_amount": 1, "execution_base_amount": 20001}, 0, "a little less goes down"),
    ({"executed_amount": 0, "execution_base_amount": 4320}, 0, "nothing spent"),
    ({"executed_amount": 0, "execution_base_amount": 0}, None, "never divided by zero"),
    ({"executed_amount": None, "execution_base_amount": 4320}, None, "blank is not zero"),
    ({"executed_amount": 3724, "execution_base_amount": None}, None, "no budget, no rate"),
    ({"executed_amount": -1, "execution_base_amount": 4320}, None, "negative spending has no rate"),
    (
        {"executed_amount": 400000000000000, "execution_base_amount": 399999999999999},
        10000,
        "the largest amounts do not wrap",
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_execution_rate(row):
    assert run(execution_rate, row) == row.expected
