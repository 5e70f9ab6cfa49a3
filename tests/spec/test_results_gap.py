"""How far results and spending have drifted apart."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.results_gap import results_gap

ROWS = spec(
    results_gap,
    ({}, 1000, "50 % done, 30 % spent, 10 points were planned"),
    ({"progress_to_date": 1000}, 3000, "the other way round"),
    ({"progress_to_date": None}, None, "nothing counted"),
    progress_to_date=5000,
    project_execution_rate=3000,
    expected_progress_to_date=4000,
    expected_execution_rate=3000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_results_gap(row):
    assert run(results_gap, row) == row.expected
