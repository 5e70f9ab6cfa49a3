"""What follows from the grade of a reviewed target."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.target_review_consequence import target_review_consequence

ROWS = spec(
    target_review_consequence,
    ({"target_review_grade": "优"}, "pass", "goes on"),
    ({"target_review_grade": "良"}, "fix", "mended on the spot"),
    ({"target_review_grade": "中"}, "return", "goes back"),
    ({"target_review_grade": "差"}, "block", "blocks the money"),
    ({"target_review_grade": "中", "target_review_fair_action": "fix"}, "fix", "where an instrument says so"),
    ({"target_review_grade": None}, None, "not reviewed"),
    target_review_excellent_action="pass",
    target_review_good_action="fix",
    target_review_fair_action="return",
    target_review_poor_action="block",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_target_review_consequence(row):
    assert run(target_review_consequence, row) == row.expected
