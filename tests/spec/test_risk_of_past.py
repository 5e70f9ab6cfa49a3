"""比上年跃升: proportional to the rise."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.risk_of_past import risk_of_past

ROWS = spec(
    risk_of_past,
    ({"own_total": 9000, "past_total": 9000}, 0, "no rise"),
    ({"own_total": 7000, "past_total": 9000}, 0, "fallen"),
    ({"own_total": 9000, "past_total": 8250}, 500, "half way"),
    ({"own_total": 9000, "past_total": 7500}, 1000, "exactly at the line"),
    ({"own_total": 9000, "past_total": 1000}, 1000, "never more"),
    ({"own_total": 9000, "past_total": None}, None, "the first year"),
    risk_past_points=1000,
    risk_past_full_at=1500,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_risk_of_past(row):
    assert run(risk_of_past, row) == row.expected
