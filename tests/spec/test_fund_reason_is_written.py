"""Whether a reason stands beside the money on the total line."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.fund_reason_is_written import fund_reason_is_written

ROWS = spec(
    fund_reason_is_written,
    ({"fund_reason": ["年底到位", None], "is_total": [True, False]}, True, "on the total line"),
    ({"fund_reason": [None, "年底到位"], "is_total": [True, False]}, False, "on a component only"),
    ({"fund_reason": [" ", None], "is_total": [True, False]}, False, "spaces are no reason"),
    ({"fund_reason": [None, None], "is_total": [True, False]}, False, "none"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_fund_reason_is_written(row):
    assert run(fund_reason_is_written, row) == row.expected
