"""QC-009: the total line is the sum of its components, in each of the three amounts."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.fund_total_is_sum_of_components import fund_total_is_sum_of_components

ROWS = spec(
    fund_total_is_sum_of_components,
    ({"fund_totals_off": [0, 0]}, [True, True], "all amounts are the sum of the components"),
    ({"fund_totals_off": [1, 1]}, [False, True], "one is not: reported on the total line"),
    ({"fund_totals_off": [3, 3]}, [False, True], "none is: reported once"),
    is_total=[True, False],
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_fund_total_is_sum_of_components(row):
    assert run(fund_total_is_sum_of_components, row) == row.expected
