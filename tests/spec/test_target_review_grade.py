"""The grade of a reviewed target."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.target_review_grade import target_review_grade

ROWS = spec(
    target_review_grade,
    ({"target_review_ratio": 10_000}, "优", "full"),
    ({"target_review_ratio": 9_000}, "优", "90 %"),
    ({"target_review_ratio": 8_999}, "良", "just below 90 %"),
    ({"target_review_ratio": 8_000}, "良", "80 %"),
    ({"target_review_ratio": 7_999}, "中", "just below 80 %"),
    ({"target_review_ratio": 6_000}, "中", "60 %"),
    ({"target_review_ratio": 5_999}, "差", "just below 60 %"),
    ({"target_review_ratio": 0}, "差", "nothing"),
    ({"target_review_ratio": None}, None, "not reviewed"),
    target_review_excellent_from=9_000,
    target_review_good_from=8_000,
    target_review_fair_from=6_000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_target_review_grade(row):
    assert run(target_review_grade, row) == row.expected
