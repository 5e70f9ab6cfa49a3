"""QC-110: a qualitative score lies within the band of the chosen result."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.qualitative_score_within_band import qualitative_score_within_band

ROWS = spec(
    qualitative_score_within_band,
    ({"score": 800}, True, "T12: 8.00 for 达成, 10 points"),
    ({"score": 799}, False, "T12: 7.99 is illegal"),
    ({"score": 1000}, True, "T12: 10.00"),
    ({"score": 1001}, False, "more than the points"),
    ({"score": 600, "band_least_score": 600, "band_most_score": 799}, True, "T13: 6.00 for 部分达成"),
    ({"score": 799, "band_least_score": 600, "band_most_score": 799}, True, "T13: 7.99"),
    ({"score": 800, "band_least_score": 600, "band_most_score": 799}, False, "T13: 8.00 belongs to 达成"),
    ({"score": 599, "band_least_score": 600, "band_most_score": 799}, False, "T13: 5.99 belongs to 未达成"),
    ({"score": 0, "band_least_score": 0, "band_most_score": 599}, True, "T14: 0"),
    ({"score": 600, "band_least_score": 0, "band_most_score": 599}, False, "T14: 6.00 belongs to 部分达成"),
    ({"score": None}, None, "blank is not zero: undecided"),
    ({"score": 700, "band_least_score": None, "band_most_score": None}, None, "no band chosen: undecided"),
    band_least_score=800,
    band_most_score=1000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_qualitative_score_within_band(row):
    assert run(qualitative_score_within_band, row) == row.expected
