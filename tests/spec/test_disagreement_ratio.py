"""得分系数: by the number of grades."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.disagreement_ratio import disagreement_ratio

ROWS = spec(
    disagreement_ratio,
    ({"grade_gap": 0}, None, "no difference"),
    ({"grade_gap": 1}, 9_000, "one grade"),
    ({"grade_gap": 2}, 8_000, "two grades"),
    ({"grade_gap": 3}, 7_000, "three grades"),
    ({"grade_gap": 1, "finance_grade_discount_1": None}, None, "no consequence is set"),
    ({"grade_gap": None}, None, "not comparable"),
    finance_grade_discount_1=9_000,
    finance_grade_discount_2=8_000,
    finance_grade_discount_3=7_000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_disagreement_ratio(row):
    assert run(disagreement_ratio, row) == row.expected
