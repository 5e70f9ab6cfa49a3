"""What the result leaves."""

import pytest

from support.spec import run, spec
from wenxiao.rules.application.recommended_ceiling_amount import recommended_ceiling_amount

ROWS = spec(
    recommended_ceiling_amount,
    ({"result_base_amount": 1000, "reduction_amount": 200}, 800, "less"),
    ({"result_base_amount": 1000, "reduction_amount": 0}, 1000, "all"),
    ({"result_base_amount": 1000, "reduction_amount": None}, None, "not evaluated"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_recommended_ceiling_amount(row):
    assert run(recommended_ceiling_amount, row) == row.expected
