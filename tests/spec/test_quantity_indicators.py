"""How many quantity indicators (数量) a form has."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.quantity_indicators import quantity_indicators

ROWS = spec(
    quantity_indicators,
    ({"sub_dimension": ["QUANTITY", "QUALITY", "QUANTITY"]}, 2, "each line counts once"),
    ({"sub_dimension": ["QUALITY", "COST"]}, 0, "none of that kind"),
    ({"sub_dimension": ["QUANTITY", None]}, 1, "a line without a heading does not count"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_quantity_indicators(row):
    assert run(quantity_indicators, row) == row.expected
