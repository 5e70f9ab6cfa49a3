"""与分项不符的金额栏数: in how many of the three amounts the total line is not the sum of its components."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.fund_totals_off import fund_totals_off

ROWS = spec(
    fund_totals_off,
    ({"initial_budget_amount": [9000, 6000, 3000]}, 0, "60 + 30 = 90"),
    ({"initial_budget_amount": [9001, 6000, 3000]}, 1, "one fen off, reported on the total line"),
    ({"full_year_budget_amount": [8999, 6000, 3000]}, 1, "in the adjusted budget"),
    ({"executed_amount": [0, 6000, 3000]}, 1, "总额行填 0 above 财政拨款 90"),
    ({"executed_amount": [None, 6000, 3000]}, 0, "a blank total is QC-024's"),
    ({"executed_amount": [9000, None, None]}, 0, "blank components say nothing"),
    ({"executed_amount": [9000, 6000, None]}, 1, "a blank among stated ones adds nothing"),
    ({"executed_amount": [9000, 9000, 9000]}, 0, "split by source and again by kind of expenditure"),
    ({"executed_amount": [1000, 2000, 0]}, 1, "a part larger than the whole is no second split"),
    (
        {"executed_amount": [9000, 6000, None], "is_component": [False, True, False]},
        0,
        "a single component is an excerpt",
    ),
    (
        {"executed_amount": [9000, 9001, None], "is_component": [False, True, False]},
        1,
        "and not larger than the total",
    ),
    (
        {"executed_amount": [9000, 6000, 3000], "is_component": [False, False, False]},
        0,
        "lines of another period are no components",
    ),
    ({"executed_amount": [9000, 6000, 6000], "is_total": [False, False, False]}, 0, "no total line"),
    ({"executed_amount": [9000, 0, 0]}, 1, "components of 0 are stated"),
    ({"executed_amount": [0, 0, 0]}, 0, "nothing anywhere"),
    (
        {
            "initial_budget_amount": [9000, None, 8999],
            "full_year_budget_amount": [9000, 6000, 2000],
            "executed_amount": [9000, 20000, None],
        },
        3,
        "all three",
    ),
    is_total=[True, False, False],
    is_component=[False, True, True],
    initial_budget_amount=[None, None, None],
    full_year_budget_amount=[None, None, None],
    executed_amount=[None, None, None],
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_fund_totals_off(row):
    assert run(fund_totals_off, row) == row.expected
