"""QC-224: every counted promise of the goal appears in an indicator."""

import polars as pl
import pytest

from support.spec import spec
from wenxiao.rules.targets.goal_matches_indicators import goal_matches_indicators

ROWS = spec(
    goal_matches_indicators,
    ({"goal_quantities": [92_000_000], "indicator_numbers": [92_000_000, 980_000]}, True, "found"),
    ({"goal_quantities": [92_000_000], "indicator_numbers": [980_000]}, False, "9200人 stands nowhere"),
    ({"goal_quantities": [3_000_000, 50_000], "indicator_numbers": [3_000_000]}, False, "one of two is missing"),
    ({"goal_quantities": [], "indicator_numbers": None}, True, "nothing promised"),
    ({"goal_quantities": [3_000_000], "indicator_numbers": []}, False, "indicators without numbers"),
    ({"goal_quantities": None, "indicator_numbers": [3_000_000]}, None, "no goal"),
    ({"goal_quantities": [3_000_000], "indicator_numbers": None}, None, "no indicators"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_goal_matches_indicators(row):
    columns = {name: [value] for name, value in row.inputs.items()}
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.List(pl.Int64)))
    assert frame.select(goal_matches_indicators(**{name: pl.col(name) for name in columns})).item() is row.expected
