"""QC-230: a task is carried by a project."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.task_has_projects import task_has_projects

ROWS = spec(
    task_has_projects,
    ({"carriers_count": 1}, True, "one"),
    ({"carriers_count": 0}, False, "none"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_task_has_projects(row):
    assert run(task_has_projects, row) == row.expected
