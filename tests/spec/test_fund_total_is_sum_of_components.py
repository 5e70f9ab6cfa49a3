"""QC-009: the total line is the sum of its components, in each of the three amounts."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.fund_total_is_sum_of_components import fund_total_is_sum_of_components

ROWS = spec(
    fund_total_is_sum_of_components,
    ({"initial_budget_amount": [9000, 6000, 3000]}, [True, True, True], "60 + 30 = 90"),
    ({"initial_budget_amount": [9001, 6000, 3000]}, [False, True, True], "one fen off, reported on the total line"),
    ({"full_year_budget_amount": [8999, 6000, 3000]}, [False, True, True], "in the adjusted budget"),
    ({"executed_amount": [0, 6000, 3000]}, [False, True, True], "总额行填 0 above 财政拨款 90"),
    ({"executed_amount": [None, 6000, 3000]}, [True, True, True], "a blank total is QC-024's"),
    ({"executed_amount": [9000, None, None]}, [True, True, True], "blank components say nothing"),
    ({"executed_amount": [9000, 6000, None]}, [False, True, True], "a blank among stated ones adds nothing"),
    ({"executed_amount": [9000, 9000, 9000]}, [True, True, True], "split by source and again by kind of expenditure"),
    ({"executed_amount": [1000, 2000, 0]}, [False, True, True], "a part larger than the whole is no second split"),
    (
        {"executed_amount": [9000, 6000, None], "is_component": [False, True, False]},
        [True, True, True],
        "a single component is an excerpt",
    ),
    (
        {"executed_amount": [9000, 9001, None], "is_component": [False, True, False]},
        [False, True, True],
        "and not larger than the total",
    ),
    (
        {"executed_amount": [9000, 6000, 3000], "is_component": [False, False, False]},
        [True, True, True],
        "lines of another period are no components",
    ),
    ({"executed_amount": [9000, 6000, 6000], "is_total": [False, False, False]}, [True, True, True], "no total line"),
    (
        {"executed_amount": [9000, 6000, 3000], "form": [0, 0, 1]},
        [True, True, True],
        "another form's lines do not count: an excerpt remains",
    ),
    ({"executed_amount": [9000, 0, 0]}, [False, True, True], "components of 0 are stated"),
    ({"executed_amount": [0, 0, 0]}, [True, True, True], "nothing anywhere"),
    (
        {
            "form": [0, 0, 0, 1, 1, 1],
            "is_total": [True, False, False] * 2,
            "is_component": [False, True, True] * 2,
            "initial_budget_amount": [9000, 6000, 3000, 9000, 9000, None],
            "full_year_budget_amount": [9000, None, None, 9000, 6000, 3000],
            "executed_amount": [9000, 9000, 9000, 9000, 20000, None],
        },
        [True, True, True, False, True, True],
        "each form by itself",
    ),
    form=[0, 0, 0],
    is_total=[True, False, False],
    is_component=[False, True, True],
    initial_budget_amount=[None, None, None],
    full_year_budget_amount=[None, None, None],
    executed_amount=[None, None, None],
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_fund_total_is_sum_of_components(row):
    assert run(fund_total_is_sum_of_components, row) == row.expected
