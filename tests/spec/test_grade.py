"""等级: of the recomputed total; exactly on a limit is the better grade."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.grade import grade

ROWS = spec(
    grade,
    ({"recomputed_total": 10000}, "优", "full points"),
    ({"recomputed_total": 9000}, "优", "T15: exactly 90.00"),
    ({"recomputed_total": 8999}, "良", "0.01 below"),
    ({"recomputed_total": 8000}, "良", "T15: exactly 80.00"),
    ({"recomputed_total": 7999}, "中", "0.01 below"),
    ({"recomputed_total": 6000}, "中", "T15: exactly 60.00"),
    ({"recomputed_total": 5999}, "差", "0.01 below"),
    ({"recomputed_total": 0}, "差", "nothing"),
    ({"recomputed_total": 7000, "grade_fair_from": 7000}, "中", "Sichuan 2025: 中 from 70"),
    ({"recomputed_total": 6999, "grade_fair_from": 7000}, "差", "0.01 below it"),
    ({"recomputed_total": None}, None, "no total, no grade"),
    grade_excellent_from=9000,
    grade_good_from=8000,
    grade_fair_from=6000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_grade(row):
    assert run(grade, row) == row.expected
