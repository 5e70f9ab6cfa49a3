"""专家总分极差: greatest less least."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.expert_spread import expert_spread

ROWS = spec(
    expert_spread,
    ({"expert_total": [9200, 9200, 8100]}, 1100, "11 points apart"),
    ({"expert_total": [9200]}, 0, "one expert"),
    ({"expert_total": [None]}, None, "no scores"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_expert_spread(row):
    assert run(expert_spread, row) == row.expected
