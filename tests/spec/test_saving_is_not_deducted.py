"""QC-123: a cost below its target earns all points."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.saving_is_not_deducted import saving_is_not_deducted

ROWS = spec(
    saving_is_not_deducted,
    ({"score": 1000}, True, "full marks"),
    ({"score": 999}, False, "0.01 deducted for saving"),
    ({"score": 909, "is_saving": False}, True, "not a saving"),
    ({"score": 999, "is_saving": None}, None, "not comparable: undecided"),
    ({"score": None}, None, "no score: undecided"),
    ({"score": None, "is_saving": False}, True, "no saving, nothing asked"),
    is_saving=True,
    max_points=1000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_saving_is_not_deducted(row):
    assert run(saving_is_not_deducted, row) == row.expected
