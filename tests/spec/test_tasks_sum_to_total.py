"""QC-229: the tasks together are the department's budget."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.tasks_sum_to_total import tasks_sum_to_total

ROWS = spec(
    tasks_sum_to_total,
    ({"tasks_amount": 100_000}, True, "the same"),
    ({"tasks_amount": 99_999}, False, "a fen less"),
    ({"tasks_amount": 100_001}, False, "a fen more"),
    ({"tasks_amount": None}, None, "an amount is blank"),
    ({"tasks_amount": 0, "overall_amount": None}, None, "no budget is known"),
    overall_amount=100_000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_tasks_sum_to_total(row):
    assert run(tasks_sum_to_total, row) == row.expected
