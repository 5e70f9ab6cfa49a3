"""久未评价分: full after a cycle, and for what was never evaluated."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.selection_of_age import selection_of_age

ROWS = spec(
    selection_of_age,
    ({"years_since_evaluation": 0}, 0, "this year"),
    ({"years_since_evaluation": 4}, 1600, "a year before the cycle ends"),
    ({"years_since_evaluation": 5}, 2000, "exactly the cycle"),
    ({"years_since_evaluation": 9}, 2000, "never more"),
    ({"years_since_evaluation": None}, 2000, "never evaluated"),
    department_evaluation_cycle_years=5,
    selection_age_points=2000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_selection_of_age(row):
    assert run(selection_of_age, row) == row.expected
