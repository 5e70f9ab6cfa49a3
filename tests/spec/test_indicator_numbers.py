"""All numbers in the names and targets of a form's indicators, by value ×10⁴, where the goal promises any."""

import polars as pl
import pytest

from support.spec import spec
from wenxiao.rules.targets.indicator_numbers import indicator_numbers

ROWS = spec(
    indicator_numbers,
    ({"indicator_wording": "改造面积；≥300平方米"}, {3_000_000}, "square metres are no metres"),
    ({"indicator_wording": "饲料库120平米；490元/平米"}, {1_200_000, 4_900_000}, "in the name, too"),
    ({"indicator_wording": "造林面积；1.2万亩"}, {12_000, 120_000_000}, "with and without its 万"),
    ({"indicator_wording": "道路里程；≥3.5公里"}, {35_000, 35_000_000}, "3.5公里 is 3500 metres"),
    ({"indicator_wording": "管网长度；3500米"}, {35_000, 35_000_000}, "3500米 is 3.5 kilometres"),
    ({"indicator_wording": "投稿数；1,200篇"}, {12_000_000}, "a thousands separator"),
    ({"indicator_wording": "破案率；≥60%"}, set(), "a rate is no quantity"),
    ({"indicator_wording": "工程质量；合格"}, set(), "words"),
    ({"indicator_wording": "面积；300亩", "goal_quantities": []}, None, "the goal promises nothing"),
    ({"indicator_wording": "面积；300亩", "goal_quantities": None}, None, "no goal"),
    ({"indicator_wording": None}, None, "no indicators"),
    goal_quantities=[3_000_000],
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_indicator_numbers(row):
    schema = {"indicator_wording": pl.String, "goal_quantities": pl.List(pl.Int64)}
    frame = pl.DataFrame({name: [value] for name, value in row.inputs.items()}, schema=schema)
    found = frame.select(indicator_numbers(**{name: pl.col(name) for name in schema})).item()
    assert (found if found is None else set(found) - {None}) == row.expected
