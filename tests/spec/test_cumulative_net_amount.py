"""累计净现值: year by year."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.cumulative_net_amount import cumulative_net_amount

ROWS = spec(
    cumulative_net_amount,
    (
        {"present_benefit_amount": [0, 600, 600], "present_cost_amount": [1_000, 0, 0]},
        [-1_000, -400, 200],
        "three years",
    ),
    (
        {"form": [0, 1], "present_benefit_amount": [1, 2], "present_cost_amount": [0, 0]},
        [1, 2],
        "each appraisal begins anew",
    ),
    form=0,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_cumulative_net_amount(row):
    assert run(cumulative_net_amount, row) == row.expected
