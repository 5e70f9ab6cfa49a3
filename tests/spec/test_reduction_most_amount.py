"""How much may be taken away at most."""

import pytest

from support.spec import run, spec
from wenxiao.rules.application.reduction_most_amount import reduction_most_amount

ROWS = spec(
    reduction_most_amount,
    ({"reduction_case": "LIVELIHOOD"}, 100, "livelihood"),
    ({"reduction_case": "CANCEL"}, 1000, "all"),
    ({"reduction_case": "GENERAL"}, 500, "half"),
    ({"reduction_case": "GENERAL", "result_base_amount": None}, None, "no base"),
    result_base_amount=1000,
    livelihood_reduction_most=1000,
    result_reduction_most=5000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_reduction_most_amount(row):
    assert run(reduction_most_amount, row) == row.expected
