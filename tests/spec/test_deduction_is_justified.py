"""QC-125: a met target keeps its points, and points are withheld with a reason only."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.deduction_is_justified import deduction_is_justified

ROWS = spec(
    deduction_is_justified,
    ({"score": 1000}, True, "met, full marks"),
    ({"score": 999}, False, "met exactly, 0.01 withheld"),
    ({"score": 999, "reason": "资料不全"}, False, "a reason does not undo that the target is met"),
    ({"score": 900, "target_is_met": False, "reason": "部分学校未开工"}, True, "missed, with a reason"),
    ({"score": 900, "target_is_met": False}, False, "missed, no reason"),
    ({"score": 900, "target_is_met": False, "reason": " "}, False, "spaces are no reason"),
    ({"score": 900, "target_is_met": None, "reason": "效果一般"}, True, "qualitative, with a reason"),
    ({"score": 900, "target_is_met": None}, False, "qualitative, no reason"),
    ({"score": 900, "is_saving": True}, True, "savings are QC-123's"),
    ({"score": 900, "is_saving": None}, False, "not known to be a saving"),
    ({"score": 700, "expected_score": 700}, True, "met, and the policy on over-achievement takes 3 points off"),
    ({"score": 699, "expected_score": 700}, False, "one hundredth more than the policy takes"),
    ({"score": 0, "target_is_met": None, "is_applicable": False}, True, "not applicable: nothing is withheld"),
    ({"score": None}, None, "no score: undecided"),
    ({"score": 900, "max_points": None, "target_is_met": False}, None, "no points: undecided"),
    ({"score": 1000, "target_is_met": None}, True, "qualitative, full marks"),
    (
        {"score": 968, "expected_score": 968, "target_is_met": False},
        False,
        "missed and computed rightly, but no reason",
    ),
    max_points=1000,
    expected_score=1000,
    target_is_met=True,
    is_saving=False,
    is_applicable=True,
    reason=None,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_deduction_is_justified(row):
    assert run(deduction_is_justified, row) == row.expected
