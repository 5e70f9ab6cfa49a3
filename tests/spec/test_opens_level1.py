"""是否一级指标的首行."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.opens_level1 import opens_level1

ROWS = spec(
    opens_level1,
    ({"level1": ["产出", "产出", "效益"]}, [True, False, True], "the first line of each heading"),
    ({"level1": ["产出", "效益", "产出"]}, [True, True, False], "taken up again below"),
    ({"level1": [None, None, "产出"]}, [True, False, True], "no heading is one of its own"),
    ({"level1": ["产出", "产出", "产出"], "form": [0, 1, 1]}, [True, True, False], "by form"),
    form=[0, 0, 0],
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_opens_level1(row):
    assert run(opens_level1, row) == row.expected
