"""QC-106: a completion that reaches the line above which targets look too low says why."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.overachievement_has_reason import overachievement_has_reason

ROWS = spec(
    overachievement_has_reason,
    ({"attainment_ratio": 13000}, False, "exactly 130 %"),
    ({"attainment_ratio": 12999}, True, "0.01 % below"),
    ({"attainment_ratio": 14000}, False, "T2: 70 of 50"),
    ({"attainment_ratio": 14000, "reason": "政策扩面"}, True, "with a reason"),
    ({"attainment_ratio": 14000, "reason": " "}, False, "spaces are no reason"),
    ({"attainment_ratio": 14000, "direction": "LOWER_IS_BETTER"}, True, "less is better: QC-124 and QC-126 look at it"),
    ({"attainment_ratio": None}, None, "not comparable: undecided"),
    direction="HIGHER_IS_BETTER",
    overachievement_explain_from=13000,
    reason=None,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_overachievement_has_reason(row):
    assert run(overachievement_has_reason, row) == row.expected
