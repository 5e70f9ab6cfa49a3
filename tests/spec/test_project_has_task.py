"""QC-231: a project carries a task."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.project_has_task import project_has_task

ROWS = spec(
    project_has_task,
    ({"has_task": True}, True, "it does"),
    ({"has_task": False}, False, "it does not"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_project_has_task(row):
    assert run(project_has_task, row) == row.expected
