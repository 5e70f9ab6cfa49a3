"""表上的预算执行分值: on the total line, else on a heading."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.execution_points_on_form import execution_points_on_form

ROWS = spec(
    execution_points_on_form,
    ({"execution_points_printed": 2000, "execution_heading_points": 1000}, 2000, "the total line first"),
    ({"execution_points_printed": None, "execution_heading_points": 1000}, 1000, "then the heading"),
    ({"execution_points_printed": 0, "execution_heading_points": 1000}, 0, "0 is printed"),
    ({"execution_points_printed": None, "execution_heading_points": None}, None, "blank is not zero"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_execution_points_on_form(row):
    assert run(execution_points_on_form, row) == row.expected
