"""The recommendation in one word."""

import pytest

from support.spec import run, spec
from wenxiao.rules.application.recommended_use import recommended_use

ROWS = spec(
    recommended_use,
    ({"reduction_amount": 0, "recommended_ceiling_amount": 1000}, "KEEP", "nothing is taken away"),
    ({"reduction_amount": 200, "recommended_ceiling_amount": 800, "result_cut_amount": 200}, "CUT", "by the grade"),
    ({"reduction_amount": 200, "recommended_ceiling_amount": 800}, "RECOVER", "only by low execution"),
    ({"reduction_amount": 200, "recommended_ceiling_amount": 800, "unrectified_amount": 10}, "CUT", "by remediation"),
    (
        {"reduction_amount": 1000, "recommended_ceiling_amount": 0, "result_cut_amount": 1000},
        "CANCEL",
        "nothing is left",
    ),
    ({"reduction_amount": None, "recommended_ceiling_amount": None, "result_action": None}, None, "not evaluated"),
    result_cut_amount=0,
    unrectified_amount=0,
    result_action="cut",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_recommended_use(row):
    assert run(recommended_use, row) == row.expected
