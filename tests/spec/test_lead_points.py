"""主评人得分: in proportion, never more than all."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.lead_points import lead_points

ROWS = spec(
    lead_points,
    ({"leads": 0}, 0, "none"),
    ({"leads": 1}, 1000, "a third, half up"),
    ({"leads": 3}, 3000, "exactly full"),
    ({"leads": 4}, 3000, "never more"),
    ({"leads": None}, None, "not known"),
    evaluator_lead_points=3000,
    evaluator_leads_full_at=3,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_lead_points(row):
    assert run(lead_points, row) == row.expected
