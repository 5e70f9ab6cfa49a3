"""联动后得分: half up to 0.01."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.disagreement_score import disagreement_score

ROWS = spec(
    disagreement_score,
    ({"finance_grade_discount_base": "finance_score"}, 7_650, "85 × 90 %"),
    ({"finance_grade_discount_base": "department_score"}, 8_550, "95 × 90 %"),
    ({"finance_grade_discount_base": "finance_score", "finance_score": 8_505}, 7_655, "76.545 becomes 76.55"),
    ({"finance_grade_discount_base": "finance_score", "disagreement_ratio": None}, None, "no consequence"),
    disagreement_ratio=9_000,
    finance_score=8_500,
    department_score=9_500,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_disagreement_score(row):
    assert run(disagreement_score, row) == row.expected
