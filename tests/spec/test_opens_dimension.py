"""维度首行: once per dimension."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.opens_dimension import opens_dimension

ROWS = spec(
    opens_dimension,
    (
        {"dimension": ["NECESSITY", "NECESSITY", "PLAN"], "row": [0, 1, 2]},
        [True, False, True],
        "the first line of each",
    ),
    ({"form": [0, 1], "dimension": ["PLAN", "PLAN"], "row": [0, 0]}, [True, True], "in each appraisal"),
    form=0,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_opens_dimension(row):
    assert run(opens_dimension, row) == row.expected
