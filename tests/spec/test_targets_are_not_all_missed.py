"""QC-108: where every measured indicator is far below target, something is wrong with the targets or the project."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.targets_are_not_all_missed import targets_are_not_all_missed

ROWS = spec(
    targets_are_not_all_missed,
    ({"missed_indicators": 3, "measured_indicators": 3}, False, "all of three"),
    ({"missed_indicators": 2, "measured_indicators": 3}, True, "two of three"),
    ({"missed_indicators": 2, "measured_indicators": 2}, True, "two are no pattern"),
    ({"missed_indicators": None, "measured_indicators": None}, None, "no indicators: undecided"),
    pattern_indicators_least=3,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_targets_are_not_all_missed(row):
    assert run(targets_are_not_all_missed, row) == row.expected
