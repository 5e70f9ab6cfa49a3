"""QC-405: the progress of the work and of the spending lie close together."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.progress_fits_execution import progress_fits_execution

ROWS = spec(
    progress_fits_execution,
    ({"progress_to_date": 6000, "project_execution_rate": 5000}, True, "exactly 10 points apart"),
    ({"progress_to_date": 6001, "project_execution_rate": 5000}, False, "work ahead of money"),
    ({"progress_to_date": 3999, "project_execution_rate": 5000}, False, "money ahead of work"),
    ({"progress_to_date": None, "project_execution_rate": 5000}, None, "no counted outputs"),
    ({"progress_to_date": 6000, "project_execution_rate": None}, None, "no budget"),
    monitoring_gap_most=1000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_progress_fits_execution(row):
    assert run(progress_fits_execution, row) == row.expected
