"""QC-202: outputs have quantity and quality indicators where the rulebook requires them."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.quantity_and_quality_present import quantity_and_quality_present

ROWS = spec(
    quantity_and_quality_present,
    ({"quantity_indicators": 1, "quality_indicators": 1}, True, "both"),
    ({"quantity_indicators": 0, "quality_indicators": 2}, False, "no quantity"),
    ({"quantity_indicators": 2, "quality_indicators": 0}, False, "no quality"),
    (
        {"quantity_indicators": 0, "quality_indicators": 1, "quantity_required": False},
        True,
        "quantity is not required here",
    ),
    (
        {"quantity_indicators": 1, "quality_indicators": 0, "quality_required": False},
        True,
        "quality is not required here",
    ),
    ({"quantity_indicators": None, "quality_indicators": None}, None, "no indicators at all"),
    quantity_required=True,
    quality_required=True,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_quantity_and_quality_present(row):
    assert run(quantity_and_quality_present, row) == row.expected
