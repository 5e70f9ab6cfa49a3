"""分值合计: of the indicators, or of their headings where lines carry none, and of execution."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.points_stated import points_stated

ROWS = spec(
    points_stated,
    ({"indicator_points_sum": 9000, "execution_points_on_form": 1000}, 10000, "T21: 90 + 10"),
    ({"indicator_points_sum": 10000}, 10000, "no execution points on the form"),
    (
        {"indicator_points_sum": None, "heading_points_sum": 9000, "execution_points_on_form": 1000},
        10000,
        "by the headings",
    ),
    ({"indicator_points_sum": 9000, "heading_points_sum": 8000}, 9000, "lines first"),
    ({"execution_points_on_form": 1000}, None, "execution alone is no sum"),
    indicator_points_sum=None,
    heading_points_sum=None,
    execution_points_on_form=None,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_points_stated(row):
    assert run(points_stated, row) == row.expected
