"""How many outcome indicators (效益) a form has."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.outcome_indicators import outcome_indicators

ROWS = spec(
    outcome_indicators,
    ({"dimension": ["OUTCOME", "OUTPUT", "OUTCOME"]}, 2, "each line counts once"),
    ({"dimension": ["OUTPUT", "SATISFACTION"]}, 0, "none of that kind"),
    ({"dimension": ["OUTCOME", None]}, 1, "a line without a heading does not count"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_outcome_indicators(row):
    assert run(outcome_indicators, row) == row.expected
