"""QC-019: under one level-2 heading no indicator has another's name."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.indicator_names_are_distinct import indicator_names_are_distinct

ROWS = spec(
    indicator_names_are_distinct,
    ({"level3": ["培训人数", "培训场次"]}, [True, True], "two names"),
    ({"level3": ["培训人数", "培训人数"]}, [True, False], "the second is reported"),
    ({"level3": ["培训人数", "培训人数"], "level2": ["数量指标", "质量指标"]}, [True, True], "under another heading"),
    (
        {"level3": ["满意度", "满意度"], "level1": ["效益指标", "满意度指标"]},
        [True, True],
        "under another level-1 heading",
    ),
    ({"level3": ["培训人数", "培训人数"], "form": [0, 1]}, [True, True], "on another form"),
    ({"level3": [None, None]}, [True, True], "blank names are not names"),
    form=[0, 0],
    level1=["产出指标", "产出指标"],
    level2=["数量指标", "数量指标"],
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_indicator_names_are_distinct(row):
    assert run(indicator_names_are_distinct, row) == row.expected
