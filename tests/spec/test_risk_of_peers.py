"""高于同类: proportional above the median of the peers."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.risk_of_peers import risk_of_peers

ROWS = spec(
    risk_of_peers,
    ({"own_total": 9000, "peer_total": 9000}, 0, "at the median"),
    ({"own_total": 8000, "peer_total": 9000}, 0, "below it"),
    ({"own_total": 9500, "peer_total": 9000}, 500, "half way"),
    ({"own_total": 10000, "peer_total": 9000}, 1000, "exactly at the line"),
    ({"own_total": 10000, "peer_total": 8000}, 1000, "never more"),
    ({"own_total": 10000, "peer_total": None}, None, "no peers"),
    risk_peers_points=1000,
    risk_peers_full_at=1000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_risk_of_peers(row):
    assert run(risk_of_peers, row) == row.expected
