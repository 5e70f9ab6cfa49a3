"""报告质量均分: the sum over the number, nothing without reports."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.average_report_quality import average_report_quality

ROWS = spec(
    average_report_quality,
    ({"quality_sum": 17001, "accepted_reports": 2}, 8501, "half up"),
    ({"quality_sum": 9000, "accepted_reports": 1}, 9000, "one report"),
    ({"quality_sum": 0, "accepted_reports": 0}, None, "none was rated"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_average_report_quality(row):
    assert run(average_report_quality, row) == row.expected
