"""报告是否雷同: from the bound on."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.report_is_near_copy import report_is_near_copy

ROWS = spec(
    report_is_near_copy,
    ({"copied_ratio": 4999}, False, "just below"),
    ({"copied_ratio": 5000}, True, "exactly the bound"),
    ({"copied_ratio": None}, None, "no text to compare"),
    report_copied_from=5000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_report_is_near_copy(row):
    assert run(report_is_near_copy, row) == row.expected
