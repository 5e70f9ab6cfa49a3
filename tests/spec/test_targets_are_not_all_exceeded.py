"""QC-107: where every measured indicator is far exceeded, targets look too low."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.targets_are_not_all_exceeded import targets_are_not_all_exceeded

ROWS = spec(
    targets_are_not_all_exceeded,
    ({"exceeded_indicators": 3, "measured_indicators": 3}, False, "all of three"),
    ({"exceeded_indicators": 2, "measured_indicators": 3}, True, "two of three"),
    ({"exceeded_indicators": 2, "measured_indicators": 2}, True, "two are no pattern"),
    ({"exceeded_indicators": None, "measured_indicators": None}, None, "no indicators: undecided"),
    pattern_indicators_least=3,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_targets_are_not_all_exceeded(row):
    assert run(targets_are_not_all_exceeded, row) == row.expected
