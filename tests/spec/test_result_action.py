"""What a grade does to the budget."""

import pytest

from support.spec import run, spec
from wenxiao.rules.application.result_action import result_action

ROWS = spec(
    result_action,
    ({"result_grade": "优"}, "priority", "first"),
    ({"result_grade": "良"}, "keep", "kept"),
    ({"result_grade": "中"}, "cut", "less"),
    ({"result_grade": "差"}, "cut_or_cancel", "less or nothing"),
    ({"result_grade": None}, None, "not evaluated"),
    ({"result_grade": "中", "result_fair_action": None}, None, "nobody has set it"),
    result_excellent_action="priority",
    result_good_action="keep",
    result_fair_action="cut",
    result_poor_action="cut_or_cancel",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_result_action(row):
    assert run(result_action, row) == row.expected
