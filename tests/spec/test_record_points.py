"""业绩得分: in proportion, never more than all."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.record_points import record_points

ROWS = spec(
    record_points,
    ({"accepted_reports": 0}, 0, "none"),
    ({"accepted_reports": 1}, 1000, "a third, half up"),
    ({"accepted_reports": 3}, 3000, "exactly full"),
    ({"accepted_reports": 4}, 3000, "never more"),
    ({"accepted_reports": None}, None, "not known"),
    evaluator_record_points=3000,
    evaluator_record_full_at=3,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_record_points(row):
    assert run(record_points, row) == row.expected
