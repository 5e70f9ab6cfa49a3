"""QC-302: a total below full marks goes with a problem that is named."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.deduction_names_problem import deduction_names_problem

ROWS = spec(
    deduction_names_problem,
    ({"problems": "无", "total_score": 9999}, False, "0.01 deducted, 无 written"),
    ({"problems": "无", "total_score": 10000}, True, "nothing deducted"),
    ({"problems": " 暂无。", "total_score": 8447}, False, "暂无 is 无"),
    ({"problems": "个别项目进度慢", "total_score": 8447}, True, "a problem is named"),
    ({"problems": "无法按期完工", "total_score": 8447}, True, "begins alike, names a problem"),
    ({"problems": None, "total_score": 8447}, None, "no such cell: undecided"),
    ({"problems": "无", "total_score": None}, None, "no total: undecided"),
    full_points=10000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_deduction_names_problem(row):
    assert run(deduction_names_problem, row) == row.expected
