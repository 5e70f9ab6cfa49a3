"""QC-022: where the total line is scored, component lines carry no points and no score."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.components_carry_no_score import components_carry_no_score

ROWS = spec(
    components_carry_no_score,
    ({"fund_points": 500}, False, "points on a component: scored twice"),
    ({"fund_score": 0}, False, "a score of 0 is a score"),
    ({}, True, "the component writes —"),
    ({"fund_points": 1000, "fund_score": 862, "is_component": False}, True, "the total line itself"),
    ({"fund_points": 500, "execution_points_printed": None}, True, "only the components are scored, once"),
    is_component=True,
    fund_points=None,
    fund_score=None,
    execution_points_printed=1000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_components_carry_no_score(row):
    assert run(components_carry_no_score, row) == row.expected
