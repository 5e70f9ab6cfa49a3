"""QC-007: a score lies between 0 and the points."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.score_within_points import score_within_points

ROWS = spec(
    score_within_points,
    ({"score": 0}, True, "0"),
    ({"score": -1}, False, "0.01 below 0"),
    ({"score": 1000}, True, "full marks"),
    ({"score": 1001}, False, "得分不得突破权重总额: 0.01 above"),
    ({"score": None}, None, "blank: undecided"),
    ({"score": 500, "max_points": None}, None, "points not printed: undecided"),
    ({"score": -1, "max_points": None}, False, "below 0 whatever the points"),
    max_points=1000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_score_within_points(row):
    assert run(score_within_points, row) == row.expected
