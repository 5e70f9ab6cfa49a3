"""选用得分: the parts less the deductions, never below zero."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.evaluator_score import evaluator_score

ROWS = spec(
    evaluator_score,
    ({"record_deduction": 0}, 7000, "all parts"),
    ({"record_deduction": 1200}, 5800, "less the deductions"),
    ({"record_deduction": 7000}, 0, "nothing is left"),
    ({"record_deduction": 9000}, 0, "never below zero"),
    record_points=2000,
    quality_points=3000,
    lead_points=1500,
    expert_points=500,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_evaluator_score(row):
    assert run(evaluator_score, row) == row.expected
