"""QC-206: a rate is not asked to be ≥ 100 %, which it cannot exceed."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.rate_target_is_plausible import rate_target_is_plausible

ROWS = spec(
    rate_target_is_plausible,
    ({"level3": "资金到位及时率"}, False, "≥100%"),
    ({"level3": "委托业务报告合格率"}, False, "≥100百分比 reads as ≥100%"),
    ({"level3": "验收合格率", "target_operator": "GT"}, False, ">100%"),
    ({"level3": "合格率(%)", "target_unit": None, "name_unit": "%"}, False, "the % stands in the name"),
    ({"level3": "验收合格率", "target_value": 999900}, True, "one hundredth below"),
    ({"level3": "验收合格率", "target_operator": "EQ"}, True, "=100% is right"),
    ({"level3": "验收合格率", "target_operator": "LE"}, False, "≤100% asks for nothing"),
    ({"level3": "成本控制率", "target_operator": "LE"}, True, "≤100% of the budget is a limit"),
    ({"level3": "税收收入完成率"}, True, "revenue may exceed the plan"),
    ({"level3": "招商引资任务完成率"}, True, "a plan may be overfulfilled"),
    ({"level3": "销售收入增长率", "target_value": 1200000}, True, "growth may exceed 100 %"),
    ({"level3": "培训人数", "target_unit": "人"}, True, "≥100人"),
    ({"level3": "受训人数", "target_unit": None}, None, "no unit: not known to be a rate"),
    ({"level3": "验收合格率", "target_operator": None}, None, "no operator"),
    ({"level3": "验收合格率", "target_value": None, "target_unit": None}, None, "no number"),
    level3=None,
    target_operator="GE",
    target_value=1000000,
    target_unit="%",
    name_unit=None,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_rate_target_is_plausible(row):
    assert run(rate_target_is_plausible, row) == row.expected
