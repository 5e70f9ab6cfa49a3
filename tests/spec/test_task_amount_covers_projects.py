"""QC-232: the amount of a task is the money of the projects that carry it."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.task_amount_covers_projects import task_amount_covers_projects

ROWS = spec(
    task_amount_covers_projects,
    ({"task_amount": 5_000}, True, "the same"),
    ({"task_amount": 4_999}, False, "a fen less"),
    ({"task_amount": 5_001}, False, "a fen more"),
    ({"task_amount": None}, None, "not filled in"),
    ({"task_amount": 5_000, "carriers_amount": None}, None, "the money of a project is not known"),
    carriers_amount=5_000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_task_amount_covers_projects(row):
    assert run(task_amount_covers_projects, row) == row.expected
