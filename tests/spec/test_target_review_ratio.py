"""The share of the review table's points."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.target_review_ratio import target_review_ratio

ROWS = spec(
    target_review_ratio,
    ({"target_review_total": 9_000}, 9_000, "90 of 100"),
    ({"target_review_total": 0}, 0, "nothing"),
    ({"target_review_total": None}, None, "not reviewed"),
    ({"target_review_total": 100, "target_review_adequacy_points": 8_000}, 67, "1 of 150: 0.666…% is 0.67 %"),
    target_review_completeness_points=2_000,
    target_review_relevance_points=3_000,
    target_review_adequacy_points=3_000,
    target_review_feasibility_points=2_000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_target_review_ratio(row):
    assert run(target_review_ratio, row) == row.expected
