"""QC-228: a target is not far behind those of similar projects."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.target_fits_similar import target_fits_similar

ROWS = spec(
    target_fits_similar,
    ({"target_value": 800_000}, True, "20 % less"),
    ({"target_value": 799_999}, False, "just beyond 20 % less"),
    ({"target_value": 5_000_000}, True, "better than the others"),
    ({"target_value": 1_200_000, "direction": "LOWER_IS_BETTER"}, True, "20 % more of what is to stay low"),
    ({"target_value": 1_200_001, "direction": "LOWER_IS_BETTER"}, False, "just beyond"),
    ({"target_value": 1, "similar_value": None}, None, "nothing to compare with"),
    similar_value=1_000_000,
    direction="HIGHER_IS_BETTER",
    similar_gap_most=2_000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_target_fits_similar(row):
    assert run(target_fits_similar, row) == row.expected
