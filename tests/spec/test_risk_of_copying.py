"""文字雷同: from the line on."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.risk_of_copying import risk_of_copying

ROWS = spec(
    risk_of_copying,
    ({"copied_ratio": 8999}, 0, "0.01 % below"),
    ({"copied_ratio": 9000}, 1500, "exactly at the line"),
    ({"copied_ratio": 10000}, 1500, "the same text"),
    ({"copied_ratio": None}, 0, "nothing alike"),
    risk_copied_points=1500,
    risk_copied_from=9000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_risk_of_copying(row):
    assert run(risk_of_copying, row) == row.expected
