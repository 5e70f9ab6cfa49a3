"""变动后的效益."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.varied_benefit_amount import varied_benefit_amount

ROWS = spec(
    varied_benefit_amount,
    ({"benefit_amount": 10_000, "benefit_factor": 12_000}, 12_000, "20 % more"),
    ({"benefit_amount": 10_000, "benefit_factor": 8_000}, 8_000, "20 % less"),
    ({"benefit_amount": 3, "benefit_factor": 15_000}, 5, "4.5 fen become 5"),
    ({"benefit_amount": 10_000, "benefit_factor": 10_000}, 10_000, "the plan itself"),
    ({"benefit_amount": None, "benefit_factor": 10_000}, None, "blank stays blank"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_varied_benefit_amount(row):
    assert run(varied_benefit_amount, row) == row.expected
