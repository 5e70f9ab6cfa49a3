"""是否满意: from the bound on."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.is_satisfied import is_satisfied

ROWS = spec(
    is_satisfied,
    ({"answer_points": 7499}, False, "just below"),
    ({"answer_points": 7500}, True, "exactly the bound"),
    survey_satisfied_from=7500,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_is_satisfied(row):
    assert run(is_satisfied, row) == row.expected
