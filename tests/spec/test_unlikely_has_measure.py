"""QC-402: a target that cannot be reached comes with reason and measures."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.unlikely_has_measure import unlikely_has_measure

ROWS = spec(
    unlikely_has_measure,
    ({"likelihood": "完全不可能", "reason": None}, False, "nothing written"),
    ({"likelihood": "完全不可能", "reason": "  "}, False, "blanks"),
    ({"likelihood": "完全不可能", "reason": "已调减目标，12月底前整改"}, True, "a measure"),
    ({"likelihood": "无法完成", "reason": None}, False, "in other words"),
    ({"likelihood": "有可能", "reason": None}, True, "possible"),
    ({"likelihood": "确定能", "reason": None}, True, "certain"),
    ({"likelihood": None, "reason": None}, None, "no likelihood"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_unlikely_has_measure(row):
    assert run(unlikely_has_measure, row) == row.expected
