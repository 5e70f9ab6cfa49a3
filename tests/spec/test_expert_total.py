"""专家总分: the sum over the leaves of one expert."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.expert_total import expert_total

ROWS = spec(
    expert_total,
    ({"expert": [1, 1, 2], "points": [500, 450, 300]}, [950, 950, 300], "by expert"),
    ({"form": [0, 1], "expert": [1, 1], "points": [500, 450]}, [500, 450], "by appraisal"),
    ({"expert": [1, 1], "points": [500, None]}, [None, None], "a blank leaf: no total"),
    form=0,
    expert=1,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_expert_total(row):
    assert run(expert_total, row) == row.expected
