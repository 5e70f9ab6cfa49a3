"""How many different targets a form states."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.distinct_targets import distinct_targets

ROWS = spec(
    distinct_targets,
    ({"target_text": ["100", "100", "100"]}, 1, "all alike"),
    ({"target_text": ["≥50个", "100%", "100%"]}, 2, "two"),
    ({"target_text": ["100", None]}, 2, "a blank is one of its own"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_distinct_targets(row):
    assert run(distinct_targets, row) == row.expected
