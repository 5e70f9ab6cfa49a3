"""Under which heading an indicator belongs."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.suggested_level2 import suggested_level2

ROWS = spec(
    suggested_level2,
    ({"level3": "工程验收合格率", "sub_dimension": "QUANTITY"}, "质量指标", "a rate of goodness"),
    ({"level3": "工程验收合格率", "sub_dimension": "QUALITY"}, None, "stands where it belongs"),
    ({"level3": "受益群众满意度", "sub_dimension": "SOCIAL"}, "服务对象满意度指标", "satisfaction"),
    ({"level3": "项目完成时间", "sub_dimension": "QUANTITY"}, "时效指标", "a time"),
    ({"level3": "项目总成本", "sub_dimension": "QUANTITY"}, "经济成本指标", "a cost"),
    ({"level3": "培训人数", "sub_dimension": "TIMELINESS"}, "数量指标", "a count"),
    ({"level3": "社会稳定", "sub_dimension": "QUALITY"}, None, "the name tells nothing"),
    ({"level3": None, "sub_dimension": "QUALITY"}, None, "no name"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_suggested_level2(row):
    assert run(suggested_level2, row) == row.expected
