"""合作专家得分: in proportion, never more than all."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.expert_points import expert_points

ROWS = spec(
    expert_points,
    ({"experts": 0}, 0, "none"),
    ({"experts": 1}, 1000, "a third, half up"),
    ({"experts": 3}, 3000, "exactly full"),
    ({"experts": 4}, 3000, "never more"),
    ({"experts": None}, None, "not known"),
    evaluator_expert_points=3000,
    evaluator_experts_full_at=3,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_expert_points(row):
    assert run(expert_points, row) == row.expected
