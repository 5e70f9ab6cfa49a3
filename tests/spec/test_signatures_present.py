"""QC-307: every place for a signature that the form has is signed."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.signatures_present import signatures_present

ROWS = spec(
    signatures_present,
    ({"project_head": "张三", "finance_head": "李四"}, True, "both"),
    ({"project_head": "张三", "finance_head": ""}, False, "one is blank"),
    ({"project_head": "", "finance_head": ""}, False, "both are blank"),
    ({"project_head": None, "finance_head": None}, True, "the form has no such places"),
    ({"project_head": "张三", "finance_head": None}, True, "only one place, signed"),
    ({"project_head": "", "finance_head": "", "results_written": 0}, True, "a blank form has nothing to sign yet"),
    results_written=3,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_signatures_present(row):
    assert run(signatures_present, row) == row.expected
