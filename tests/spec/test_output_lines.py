"""How many output indicators carry a score."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.output_lines import output_lines

ROWS = spec(
    output_lines,
    ({"dimension": ["OUTPUT", "OUTPUT", "OUTCOME"], "score": [800, 0, 500]}, 2, "0 is a score; 效益 is no output"),
    ({"dimension": ["OUTPUT", "OUTPUT"], "score": [800, None]}, 1, "blank is none"),
    ({"dimension": [None], "score": [800]}, 0, "an unknown heading"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_output_lines(row):
    assert run(output_lines, row) == row.expected
