"""The names and targets of a form's indicators as one text."""

import polars as pl
import pytest

from support.spec import spec
from wenxiao.rules.targets.indicator_wording import indicator_wording

ROWS = spec(
    indicator_wording,
    ({"level3": ["改造面积"], "target_text": ["≥300平方米"]}, "改造面积；≥300平方米", "name and target"),
    ({"level3": ["甲", "乙"], "target_text": ["1", "2"]}, "甲；1；乙；2", "line by line"),
    ({"level3": ["甲", None], "target_text": [None, None]}, "甲；", "blank cells say nothing"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_indicator_wording(row):
    lines = pl.DataFrame(row.inputs, schema=dict.fromkeys(row.inputs, pl.String))
    assert lines.select(indicator_wording(**{name: pl.col(name) for name in row.inputs})).item() == row.expected
