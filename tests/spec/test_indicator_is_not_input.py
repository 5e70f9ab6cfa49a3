"""QC-210: a quantity under 产出 is something done, not money or people put in."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.indicator_is_not_input import indicator_is_not_input

ROWS = spec(
    indicator_is_not_input,
    ({"level3": "投入资金"}, False, "money put in"),
    ({"level3": "培训经费支出额"}, False, "spending"),
    ({"level3": "项目预算控制数"}, False, "the budget itself"),
    ({"level3": "投入人员数量"}, False, "people put in"),
    ({"level3": "培训人数"}, True, "people served"),
    ({"level3": "投入资金", "sub_dimension": "COST"}, True, "under cost it may stand"),
    ({"level3": "投入资金", "dimension": "OUTCOME"}, True, "not an output"),
    ({"level3": None}, None, "no name"),
    dimension="OUTPUT",
    sub_dimension="QUANTITY",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_indicator_is_not_input(row):
    assert run(indicator_is_not_input, row) == row.expected
