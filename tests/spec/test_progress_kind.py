"""How progress shows: added up, a level, a limit, words, a day."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.progress_kind import progress_kind

ROWS = spec(
    progress_kind,
    ({}, "CUMULATIVE", "培训 120 人"),
    ({"target_unit": None}, "CUMULATIVE", "a count without a unit"),
    ({"target_unit": "%"}, "RATE", "合格率 95%"),
    ({"target_unit": "分"}, "RATE", "满意度 90 分"),
    ({"target_unit": "年"}, "RATE", "使用年限 10 年"),
    ({"direction": "LOWER_IS_BETTER"}, "CEILING", "成本 ≤100 万元"),
    ({"target_value": 0, "direction": "LOWER_IS_BETTER"}, "ZERO", "事故 = 0"),
    ({"target_value": 0}, "ZERO", "zero is never counted up"),
    ({"target_value": -50000}, None, "a negative target adds nothing up"),
    ({"target_kind": "QUALITATIVE"}, "QUALITATIVE", "有效提升"),
    ({"target_kind": "YES_NO"}, "QUALITATIVE", "是/否"),
    ({"target_kind": "DONE"}, "QUALITATIVE", "完成"),
    ({"target_kind": "DATE"}, "DEADLINE", "10月底前"),
    ({"target_kind": "RANGE"}, None, "a range is judged at the end"),
    ({"target_kind": "BLANK"}, None, "nothing to hold against"),
    target_kind="NUMBER",
    target_value=1200000,
    target_unit="人",
    direction="HIGHER_IS_BETTER",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_progress_kind(row):
    assert run(progress_kind, row) == row.expected
