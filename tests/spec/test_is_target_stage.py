"""Whether the form only plans: a target form, or a whole-department sheet without any result."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.is_target_stage import is_target_stage

ROWS = spec(
    is_target_stage,
    ({"form_type": "target"}, True, "a target form"),
    ({"form_type": "target", "total_score": 9000}, True, "whatever stands on it"),
    ({"form_type": "department_overall"}, True, "a whole-department sheet filed as a plan"),
    ({"form_type": "department_overall", "results_written": None}, True, "without indicator lines"),
    ({"form_type": "department_overall", "results_written": 1}, False, "one result is written"),
    ({"form_type": "department_overall", "printed_executed_amount": 0}, False, "spending is stated, as 0"),
    ({"form_type": "department_overall", "total_score": 9000}, False, "a total is printed"),
    ({"form_type": "self_evaluation"}, False, "an empty self-evaluation is not a plan"),
    results_written=0,
    printed_executed_amount=None,
    total_score=None,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_is_target_stage(row):
    assert run(is_target_stage, row) == row.expected
