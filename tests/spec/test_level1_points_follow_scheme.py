"""QC-004: the points of the level-1 headings are those of a scheme in force."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.level1_points_follow_scheme import level1_points_follow_scheme


def sums(cost, output, outcome, satisfaction, **other):
    """The points of the four headings."""
    stated = sum(each or 0 for each in (cost, output, outcome, satisfaction)) + 1000
    return {
        "cost_points_sum": cost,
        "output_points_sum": output,
        "outcome_points_sum": outcome,
        "satisfaction_points_sum": satisfaction,
        "points_stated": stated,
        **other,
    }


ROWS = spec(
    level1_points_follow_scheme,
    (sums(0, 5000, 3000, 1000), True, "50/30/10"),
    (sums(2000, 4000, 2000, 1000), True, "with cost: 20/40/20/10"),
    (sums(0, 5000, 4000, 0), True, "no satisfaction: its 10 go to outcomes"),
    (sums(2000, 4000, 3000, 0), True, "with cost, no satisfaction"),
    (sums(0, 4000, 3000, 2000), False, "40/30/20"),
    (sums(0, 7000, 2000, 1000), False, "70/20/10"),
    (
        sums(0, 5000, 3000, 1000, execution_points_on_form=None, points_stated=9000),
        True,
        "execution points not printed",
    ),
    (sums(0, 4000, 3000, 2000, level1_split_fixed=False), True, "the unit may split as it likes"),
    (sums(0, 4000, 3000, 1000, points_stated=10000), None, "10 points stand under another heading"),
    (sums(0, 5000, 3000, None), None, "a sum is not known"),
    execution_points_on_form=1000,
    level1_split_fixed=True,
    output_points=5000,
    outcome_points=3000,
    outcome_points_without_satisfaction=4000,
    satisfaction_points=1000,
    cost_points=0,
    output_points_with_cost=4000,
    outcome_points_with_cost=2000,
    outcome_points_with_cost_without_satisfaction=3000,
    satisfaction_points_with_cost=1000,
    cost_points_with_cost=2000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_level1_points_follow_scheme(row):
    assert run(level1_points_follow_scheme, row) == row.expected
