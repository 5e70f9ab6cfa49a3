"""QC-124: a missed target never gets full marks, in both directions."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.missed_target_not_full_score import missed_target_not_full_score

ROWS = spec(
    missed_target_not_full_score,
    ({"target_is_met": False, "score": 1000, "expected_score": 969}, False, "≥4754人 with 4604 scored in full"),
    (
        {"target_is_met": False, "score": 999, "expected_score": 969},
        True,
        "one hundredth below full is another check's",
    ),
    ({"target_is_met": True, "score": 1000, "expected_score": 1000}, True, "met"),
    ({"target_is_met": False, "score": 1000, "expected_score": 1000}, True, "so near that rounding gives full points"),
    ({"target_is_met": None, "score": 1000, "expected_score": None}, None, "not comparable: undecided"),
    (
        {"target_is_met": True, "score": 1000, "expected_score": 0},
        True,
        "met: what a policy takes off is not this check's",
    ),
    max_points=1000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_missed_target_not_full_score(row):
    assert run(missed_target_not_full_score, row) == row.expected
