"""How much of the counted outputs should be there."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.expected_progress_to_date import expected_progress_to_date

ROWS = spec(
    expected_progress_to_date,
    ({"expected_value_to_date": [300000, 600000]}, 3750, "a quarter and a half"),
    ({"expected_value_to_date": [300000, 600000], "target_unit": ["人", "%"]}, 2500, "a rate does not count"),
    (
        {"expected_value_to_date": [300000, 600000], "attainment_ratio": [1, None]},
        2500,
        "what was not reported does not count",
    ),
    ({"expected_value_to_date": [300000], "sub_dimension": ["QUALITY"]}, None, "none counts"),
    target_value=1200000,
    attainment_ratio=5000,
    sub_dimension="QUANTITY",
    direction="HIGHER_IS_BETTER",
    target_unit="人",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_expected_progress_to_date(row):
    assert run(expected_progress_to_date, row) == row.expected
