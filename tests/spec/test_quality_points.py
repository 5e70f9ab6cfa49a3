"""质量得分: in proportion to the average; newcomers by the rulebook."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.quality_points import quality_points

ROWS = spec(
    quality_points,
    ({"average_report_quality": 10000}, 4000, "all points"),
    ({"average_report_quality": 8501}, 3400, "half up"),
    ({"average_report_quality": 0}, 0, "worthless"),
    ({"average_report_quality": None}, 2800, "a newcomer"),
    evaluator_quality_points=4000,
    evaluator_quality_unrated=7000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_quality_points(row):
    assert run(quality_points, row) == row.expected
