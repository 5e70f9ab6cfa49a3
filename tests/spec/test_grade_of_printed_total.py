"""印出总分对应的等级: exactly on a limit is the better grade."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.grade_of_printed_total import grade_of_printed_total

ROWS = spec(
    grade_of_printed_total,
    ({"total_score": 9000}, "优", "T15: exactly 90.00"),
    ({"total_score": 8999}, "良", "0.01 below"),
    ({"total_score": 8447}, "良", "84.47 is no 优"),
    ({"total_score": 8000}, "良", "T15: exactly 80.00"),
    ({"total_score": 7999}, "中", "0.01 below"),
    ({"total_score": 6000}, "中", "T15: exactly 60.00"),
    ({"total_score": 5999}, "差", "0.01 below"),
    ({"total_score": None}, None, "blank is not zero"),
    grade_excellent_from=9000,
    grade_good_from=8000,
    grade_fair_from=6000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_grade_of_printed_total(row):
    assert run(grade_of_printed_total, row) == row.expected
