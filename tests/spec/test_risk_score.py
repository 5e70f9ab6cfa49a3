"""抽查风险分: the sum of what can be told."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.risk_score import risk_score

ROWS = spec(
    risk_score,
    ({}, 800, "all of them"),
    ({"risk_of_past": None, "risk_of_peers": None}, 600, "what is not known adds nothing"),
    (
        {
            "risk_of_execution": 0,
            "risk_of_monitoring": 0,
            "risk_of_peers": 0,
            "risk_of_past": 0,
            "risk_of_evidence": 0,
            "risk_of_copying": 0,
            "risk_of_exact_values": 0,
            "risk_of_defects": 0,
        },
        0,
        "nothing to look at",
    ),
    risk_of_execution=100,
    risk_of_monitoring=100,
    risk_of_peers=100,
    risk_of_past=100,
    risk_of_evidence=100,
    risk_of_copying=100,
    risk_of_exact_values=100,
    risk_of_defects=100,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_risk_score(row):
    assert run(risk_score, row) == row.expected
