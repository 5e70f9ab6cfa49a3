"""检查风险分: in proportion, never more than all."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.selection_of_checks import selection_of_checks

ROWS = spec(
    selection_of_checks,
    ({"checks_risk": 0}, 0, "none"),
    ({"checks_risk": 1}, 1000, "a third, half up"),
    ({"checks_risk": 3}, 3000, "exactly full"),
    ({"checks_risk": 4}, 3000, "never more"),
    ({"checks_risk": None}, None, "not known"),
    selection_checks_points=3000,
    selection_checks_full_at=3,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_selection_of_checks(row):
    assert run(selection_of_checks, row) == row.expected
