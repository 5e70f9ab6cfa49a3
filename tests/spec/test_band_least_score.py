"""定性档次下限: the least score that the chosen result allows, inclusive."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.band_least_score import band_least_score

ROWS = spec(
    band_least_score,
    ({"qualitative_result": "FULLY"}, 800, "T12: 达成, 10 points: 8.00"),
    ({"qualitative_result": "PARTLY"}, 600, "T13: 部分达成: 6.00"),
    ({"qualitative_result": "NOT"}, 0, "T14: 未达成: 0"),
    (
        {"qualitative_result": "FULLY", "max_points": 333},
        267,
        "80 % of 3.33 is 2.664: the first hundredth inside is 2.67",
    ),
    ({"qualitative_result": "PARTLY", "max_points": 333}, 200, "60 % of 3.33 is 1.998: 2.00"),
    ({"qualitative_result": "PARTLY", "qualitative_partial_from": 5000}, 500, "Hubei: 部分达成 from 50 %"),
    ({"qualitative_result": "FULLY", "max_points": 0}, 0, "no points, no score"),
    ({"qualitative_result": "FULLY", "max_points": None}, None, "points not printed: undecided"),
    ({"qualitative_result": None}, None, "not a qualitative result: undecided"),
    ({"qualitative_result": "FULLY", "max_points": 100000}, 80000, "of 1000 points"),
    ({"qualitative_result": "PARTLY", "max_points": 100000}, 60000, "of 1000 points, the middle band"),
    max_points=1000,
    qualitative_full_from=8000,
    qualitative_partial_from=6000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_band_least_score(row):
    assert run(band_least_score, row) == row.expected
