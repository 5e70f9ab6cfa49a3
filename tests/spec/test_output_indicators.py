"""How many output indicators (产出) a form has."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.output_indicators import output_indicators

ROWS = spec(
    output_indicators,
    ({"dimension": ["OUTPUT", "OUTCOME", "OUTPUT"]}, 2, "each line counts once"),
    ({"dimension": ["OUTCOME", "COST"]}, 0, "none of that kind"),
    ({"dimension": ["OUTPUT", None]}, 1, "a line without a heading does not count"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_output_indicators(row):
    assert run(output_indicators, row) == row.expected
