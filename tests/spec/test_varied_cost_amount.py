"""变动后的成本."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.varied_cost_amount import varied_cost_amount

ROWS = spec(
    varied_cost_amount,
    ({"cost_amount": 10_000, "cost_factor": 12_000}, 12_000, "20 % more"),
    ({"cost_amount": 10_000, "cost_factor": 8_000}, 8_000, "20 % less"),
    ({"cost_amount": 3, "cost_factor": 15_000}, 5, "4.5 fen become 5"),
    ({"cost_amount": 10_000, "cost_factor": 10_000}, 10_000, "the plan itself"),
    ({"cost_amount": None, "cost_factor": 10_000}, None, "blank stays blank"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_varied_cost_amount(row):
    assert run(varied_cost_amount, row) == row.expected
