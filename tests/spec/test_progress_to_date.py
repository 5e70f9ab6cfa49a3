"""How much of the counted outputs is there: the mean completion of the quantity indicators."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.progress_to_date import progress_to_date

ROWS = spec(
    progress_to_date,
    ({"attainment_ratio": [5000, 7000]}, 6000, "the mean"),
    ({"attainment_ratio": [15000, 5000]}, 7500, "at most 100 % each"),
    ({"attainment_ratio": [3333, 3333, 3334]}, 3333, "rounded half up"),
    ({"attainment_ratio": [5000, None]}, 5000, "what is not measured does not count"),
    ({"attainment_ratio": [5000, 10000], "sub_dimension": ["QUANTITY", "QUALITY"]}, 5000, "quality is no progress"),
    ({"attainment_ratio": [5000, 10000], "target_unit": ["人", "%"]}, 5000, "a rate is no progress"),
    (
        {"attainment_ratio": [5000, 10000], "direction": ["HIGHER_IS_BETTER", "LOWER_IS_BETTER"]},
        5000,
        "nor is keeping below a limit",
    ),
    ({"attainment_ratio": [5000, 10000], "target_unit": ["人", None]}, 7500, "a count without a unit counts"),
    ({"attainment_ratio": [None]}, None, "nothing measured"),
    sub_dimension="QUANTITY",
    direction="HIGHER_IS_BETTER",
    target_unit="人",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_progress_to_date(row):
    assert run(progress_to_date, row) == row.expected
