"""QC-126: a missed target scores in proportion to its completion, by the method in force."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.score_is_proportional import score_is_proportional

ROWS = spec(
    score_is_proportional,
    ({"score": 667}, True, "T3: 6.67"),
    ({"score": 668}, True, "0.01 off is rounding"),
    ({"score": 666}, True, "in both directions"),
    ({"score": 669}, False, "0.02 off is not"),
    ({"score": 670}, True, "6.7: rounded correctly to one decimal"),
    ({"score": 660}, False, "6.6: rounded wrongly"),
    ({"score": 700}, False, "7 is not a rounding to 0.1"),
    ({"score": 1000}, True, "full marks are QC-124's"),
    ({"score": 999}, False, "0.01 below full"),
    ({"score": 0}, False, "all or nothing, where the method is a proportion"),
    ({"score": 500, "target_is_met": True}, True, "a met target is QC-125's"),
    ({"score": None}, None, "blank is not zero: undecided"),
    ({"score": 500, "target_is_met": None, "expected_score": None}, None, "not comparable: undecided"),
    (
        {"score": 952, "expected_score": 950, "score_tolerance": 0},
        False,
        "T8: the ratio score where the method is linear",
    ),
    ({"score": 700, "expected_score": 697}, False, "7 for 6.97 is rounded to a whole point"),
    target_is_met=False,
    max_points=1000,
    expected_score=667,
    score_tolerance=1,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_score_is_proportional(row):
    assert run(score_is_proportional, row) == row.expected
