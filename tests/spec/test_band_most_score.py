"""定性档次上限: the highest score that the chosen result allows; the next band begins above it."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.band_most_score import band_most_score

ROWS = spec(
    band_most_score,
    ({"qualitative_result": "FULLY"}, 1000, "T12: 达成, 10 points: 10.00"),
    ({"qualitative_result": "PARTLY"}, 799, "T13: 部分达成: 7.99, for 8.00 is 达成"),
    ({"qualitative_result": "NOT"}, 599, "T14: 未达成: 5.99"),
    ({"qualitative_result": "PARTLY", "max_points": 333}, 266, "80 % of 3.33 is 2.664: 2.66 still lies below"),
    ({"qualitative_result": "NOT", "max_points": 333}, 199, "60 % of 3.33 is 1.998"),
    ({"qualitative_result": "NOT", "qualitative_partial_from": 5000}, 499, "Hubei: 未达成 below 50 %"),
    ({"qualitative_result": "PARTLY", "max_points": None}, None, "points not printed: undecided"),
    ({"qualitative_result": None}, None, "not a qualitative result: undecided"),
    ({"qualitative_result": "PARTLY", "max_points": 100000}, 79999, "of 1000 points"),
    ({"qualitative_result": "NOT", "max_points": 100000}, 59999, "of 1000 points, the lowest band"),
    max_points=1000,
    qualitative_full_from=8000,
    qualitative_partial_from=6000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_band_most_score(row):
    assert run(band_most_score, row) == row.expected
