"""Points of the review table: the sum of its four parts."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.target_review_total import target_review_total

ROWS = spec(
    target_review_total,
    ({}, 10_000, "full"),
    ({"review_feasibility": 1_999}, 9_999, "one hundredth less"),
    ({"review_relevance": 0}, 7_000, "nothing for one part"),
    ({"review_adequacy": None}, None, "a part is not reviewed yet"),
    review_completeness=2_000,
    review_relevance=3_000,
    review_adequacy=3_000,
    review_feasibility=2_000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_target_review_total(row):
    assert run(target_review_total, row) == row.expected
