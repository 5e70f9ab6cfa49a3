"""印出的执行率的末位单位."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.execution_rate_step import execution_rate_step

ROWS = spec(
    execution_rate_step,
    ({"execution_rate_places": 0}, 10_000, "86 %"),
    ({"execution_rate_places": 1}, 1_000, "86.2 %"),
    ({"execution_rate_places": 2}, 100, "86.20 %"),
    ({"execution_rate_places": 4}, 1, "the finest that a reading keeps"),
    ({"execution_rate_places": 6}, 1, "more decimals are not kept"),
    ({"execution_rate_places": None}, 1, "nothing printed"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_execution_rate_step(row):
    assert run(execution_rate_step, row) == row.expected
