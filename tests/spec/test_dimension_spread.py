"""维度极差: greatest less least of the experts in a dimension."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.dimension_spread import dimension_spread

ROWS = spec(
    dimension_spread,
    ({"expert": [1, 2], "points": [500, 300]}, [200, 200], "two experts"),
    ({"expert": [1, 1, 2], "points": [200, 300, 450]}, [50, 50, 50], "the leaves of one expert are added first"),
    ({"expert": [1], "points": [500]}, [0], "one expert"),
    ({"expert": [1, 2], "points": [500, None]}, [None, None], "a blank leaf"),
    form=0,
    dimension="NECESSITY",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_dimension_spread(row):
    assert run(dimension_spread, row) == row.expected
