"""The slowest indicator."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.least_progress_index import least_progress_index

ROWS = spec(
    least_progress_index,
    ({"progress_index": [9000, 5000, None]}, 5000, "the least"),
    ({"progress_index": [None]}, None, "none has one"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_least_progress_index(row):
    assert run(least_progress_index, row) == row.expected
