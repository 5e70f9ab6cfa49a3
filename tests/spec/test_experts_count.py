"""评分专家人数: each once."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.experts_count import experts_count

ROWS = spec(
    experts_count,
    ({"expert": [1, 1, 2]}, 2, "two experts, three lines"),
    ({"expert": [1, None]}, 1, "a line without an expert"),
    ({"expert": [None]}, 0, "none"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_experts_count(row):
    assert run(experts_count, row) == row.expected
