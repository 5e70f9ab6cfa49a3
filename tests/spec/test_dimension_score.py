"""维度得分: the average of the experts, half up."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.dimension_score import dimension_score

ROWS = spec(
    dimension_score,
    ({"points": [500, 450], "experts_count": 2}, [475, 475], "4.75"),
    ({"points": [500, 501], "experts_count": 2}, [501, 501], "5.005 becomes 5.01"),
    ({"points": [500, 500, 501], "experts_count": 3}, [500, 500, 500], "5.0033 becomes 5.00"),
    ({"points": [500, 400], "dimension": ["NECESSITY", "PLAN"], "experts_count": 1}, [500, 400], "by dimension"),
    ({"points": [500, None], "experts_count": 2}, [None, None], "a blank leaf: no score"),
    ({"points": [0, 0], "experts_count": 2}, [0, 0], "zero is a score"),
    form=0,
    dimension="NECESSITY",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_dimension_score(row):
    assert run(dimension_score, row) == row.expected
