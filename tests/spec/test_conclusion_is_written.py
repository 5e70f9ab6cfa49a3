"""QC-301: a conclusion says more than 无 or 已完成."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.conclusion_is_written import conclusion_is_written

ROWS = spec(
    conclusion_is_written,
    ({"conclusion": "无"}, False, "无"),
    ({"conclusion": " 暂无。"}, False, "with spaces and a full stop"),
    ({"conclusion": "已完成"}, False, "已完成 is no conclusion"),
    ({"conclusion": "/"}, False, "a stroke"),
    ({"conclusion": "已完成全年目标,资金使用合规。"}, True, "a sentence"),
    ({"conclusion": "无重大问题"}, True, "begins alike, says something"),
    ({"conclusion": None}, None, "the form has no such cell: undecided"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_conclusion_is_written(row):
    assert run(conclusion_is_written, row) == row.expected
