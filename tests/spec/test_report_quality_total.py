"""报告质量得分: all lines, or nothing."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.report_quality_total import report_quality_total

ROWS = spec(
    report_quality_total,
    ({"rated_points": [1500, 2000, 500]}, 4000, "the sum"),
    ({"rated_points": [1500, None, 500]}, None, "a line is not rated"),
    ({"rated_points": [0, 0, 0]}, 0, "nothing is worth anything"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_report_quality_total(row):
    assert run(report_quality_total, row) == row.expected
