"""What the grade takes away."""

import pytest

from support.spec import run, spec
from wenxiao.rules.application.result_cut_amount import result_cut_amount

ROWS = spec(
    result_cut_amount,
    ({"result_cut_case": "NONE"}, 0, "nothing"),
    ({"result_cut_case": "FAIR"}, 1000, "10%"),
    ({"result_cut_case": "POOR"}, 2000, "20%"),
    ({"result_cut_case": "CANCEL"}, 10000, "all"),
    ({"result_cut_case": None}, None, "not evaluated"),
    ({"result_cut_case": "FAIR", "result_base_amount": None}, None, "no base"),
    ({"result_cut_case": "FAIR", "result_base_amount": 15}, 2, "1.5 rounds up"),
    ({"result_cut_case": "FAIR", "result_base_amount": 14}, 1, "1.4 rounds down"),
    result_base_amount=10000,
    recommended_fair_cut=1000,
    recommended_poor_cut=2000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_result_cut_amount(row):
    assert run(result_cut_amount, row) == row.expected
