"""QC-207: the targets of a form are not all one and the same."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.targets_are_not_identical import targets_are_not_identical

ROWS = spec(
    targets_are_not_identical,
    ({"distinct_targets": 1, "indicator_lines": 9}, False, "100 nine times"),
    ({"distinct_targets": 2, "indicator_lines": 9}, True, "two different ones"),
    ({"distinct_targets": 1, "indicator_lines": 4}, False, "just enough lines to tell"),
    ({"distinct_targets": 1, "indicator_lines": 3}, True, "too few lines: chance"),
    ({"distinct_targets": None, "indicator_lines": None}, None, "no indicators"),
    identical_targets_from=4,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_targets_are_not_identical(row):
    assert run(targets_are_not_identical, row) == row.expected
