"""满分而无佐证: the share of full indicators that nothing supports."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.risk_of_evidence import risk_of_evidence

ROWS = spec(
    risk_of_evidence,
    ({"full_lines": 4, "evidenced_lines": 4}, 0, "all supported"),
    ({"full_lines": 4, "evidenced_lines": 0}, 1000, "none"),
    ({"full_lines": 3, "evidenced_lines": 2}, 333, "one of three, rounded half up"),
    ({"full_lines": 0, "evidenced_lines": 0}, None, "nothing to support"),
    risk_evidence_points=1000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_risk_of_evidence(row):
    assert run(risk_of_evidence, row) == row.expected
