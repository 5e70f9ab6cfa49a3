"""How many indicator lines a form has, named or not."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.indicator_lines import indicator_lines

ROWS = spec(
    indicator_lines,
    ({"level3": ["新建校舍面积", "验收合格率", None]}, 3, "a line without a name is a line"),
    ({"level3": ["验收合格率"]}, 1, "one"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_indicator_lines(row):
    assert run(indicator_lines, row) == row.expected
