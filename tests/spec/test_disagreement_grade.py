"""联动后等级: exactly the boundary belongs to the better grade."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.disagreement_grade import disagreement_grade

ROWS = spec(
    disagreement_grade,
    ({"disagreement_score": 9_000}, "优", "the boundary"),
    ({"disagreement_score": 8_999}, "良", "just below"),
    ({"disagreement_score": 7_650}, "中", "a grade lost"),
    ({"disagreement_score": 5_999}, "差", "the lowest"),
    ({"disagreement_score": None}, None, "no consequence"),
    grade_excellent_from=9_000,
    grade_good_from=8_000,
    grade_fair_from=6_000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_disagreement_grade(row):
    assert run(disagreement_grade, row) == row.expected
