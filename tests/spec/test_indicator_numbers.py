"""All numbers in the names and targets of a form's indicators, by value ×10⁴."""

import polars as pl
import pytest

from support.spec import spec
from wenxiao.rules.targets.indicator_numbers import indicator_numbers

ROWS = spec(
    indicator_numbers,
    ({"level3": ["改造面积"], "target_text": ["≥300平方米"]}, {3_000_000}, "in the target"),
    ({"level3": ["饲料库120平米"], "target_text": ["490元/平米"]}, {1_200_000, 4_900_000}, "in the name, too"),
    ({"level3": ["造林面积"], "target_text": ["1.2万亩"]}, {12_000, 120_000_000}, "with and without its 万"),
    ({"level3": ["道路里程"], "target_text": ["≥3.5公里"]}, {35_000, 35_000_000}, "3.5公里 is 3500 metres"),
    ({"level3": ["管网长度"], "target_text": ["3500米"]}, {35_000, 35_000_000}, "3500米 is 3.5 kilometres"),
    ({"level3": ["维修面积"], "target_text": ["300平方米"]}, {3_000_000}, "square metres are no metres"),
    ({"level3": ["破案率"], "target_text": ["≥60%"]}, set(), "a rate is no quantity"),
    ({"level3": ["投稿数", None], "target_text": ["1,200篇", None]}, {12_000_000}, "blank lines bring none"),
    ({"level3": ["工程质量"], "target_text": ["合格"]}, set(), "words"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_indicator_numbers(row):
    lines = pl.DataFrame(row.inputs, schema=dict.fromkeys(row.inputs, pl.String)).with_columns(form=0)
    gathered = lines.group_by("form").agg(found=indicator_numbers(**{name: pl.col(name) for name in row.inputs}))
    assert set(gathered["found"].item()) - {None} == row.expected
