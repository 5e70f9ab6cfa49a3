"""专家意见一致: within the bound, the bound included."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.experts_agree import experts_agree

ROWS = spec(
    experts_agree,
    ({"expert_spread": 1000}, True, "exactly 10 points"),
    ({"expert_spread": 1001}, False, "0.01 more"),
    ({"expert_spread": 0}, True, "all alike"),
    ({"expert_spread": None}, None, "no scores"),
    appraisal_spread_most=1000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_experts_agree(row):
    assert run(experts_agree, row) == row.expected
