"""The money of all tasks of a department."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.tasks_amount import tasks_amount

ROWS = spec(
    tasks_amount,
    ({"task_amount": [100, 250]}, 350, "two tasks"),
    ({"task_amount": [100, None]}, None, "the amount of one is blank"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_tasks_amount(row):
    assert run(tasks_amount, row) == row.expected
