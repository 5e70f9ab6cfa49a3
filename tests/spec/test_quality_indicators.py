"""How many quality indicators (质量) a form has."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.quality_indicators import quality_indicators

ROWS = spec(
    quality_indicators,
    ({"sub_dimension": ["QUALITY", "QUANTITY", "QUALITY"]}, 2, "each line counts once"),
    ({"sub_dimension": ["QUANTITY", "TIMELINESS"]}, 0, "none of that kind"),
    ({"sub_dimension": ["QUALITY", None]}, 1, "a line without a heading does not count"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_quality_indicators(row):
    assert run(quality_indicators, row) == row.expected
