"""QC-201: a form has at least one output and one outcome indicator."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.output_and_outcome_present import output_and_outcome_present

ROWS = spec(
    output_and_outcome_present,
    ({"output_indicators": 1, "outcome_indicators": 1}, True, "one of each is enough"),
    ({"output_indicators": 0, "outcome_indicators": 3}, False, "no output"),
    ({"output_indicators": 3, "outcome_indicators": 0}, False, "no outcome"),
    ({"output_indicators": None, "outcome_indicators": None}, None, "no indicators at all"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_output_and_outcome_present(row):
    assert run(output_and_outcome_present, row) == row.expected
