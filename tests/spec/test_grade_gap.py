"""低几个等级: counted from the department's grade down to that of finance."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.grade_gap import grade_gap

ROWS = spec(
    grade_gap,
    ({"department_grade": "优", "finance_grade": "优"}, 0, "the same"),
    ({"department_grade": "优", "finance_grade": "良"}, 1, "one below"),
    ({"department_grade": "优", "finance_grade": "差"}, 3, "three below"),
    ({"department_grade": "中", "finance_grade": "优"}, 0, "finance grades above"),
    ({"department_grade": "优", "finance_grade": None}, None, "not evaluated by finance"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_grade_gap(row):
    assert run(grade_gap, row) == row.expected
