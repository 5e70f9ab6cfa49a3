"""What the parts of a regional target make together."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.gathered_target import gathered_target

ROWS = spec(
    gathered_target,
    ({"handed_value": [300, 500]}, 800, "the sum"),
    ({"handed_value": [300, None]}, 300, "one has none yet"),
    ({"handed_value": [None, None]}, None, "none at all"),
    (
        {"handed_value": [900_000, 950_000], "part_gathering": "WEIGHTED"},
        937_500,
        "three quarters of the money count 95",
    ),
    ({"handed_value": [1, 2], "part_gathering": "WEIGHTED", "part_amount": [100, 100]}, 2, "a half is rounded up"),
    ({"handed_value": [1, 2], "part_gathering": "WEIGHTED", "part_amount": [None, 100]}, None, "money is missing"),
    ({"handed_value": [900_000, 950_000], "part_gathering": "EVERY"}, 900_000, "the worst where more is better"),
    (
        {"handed_value": [900_000, 950_000], "part_gathering": "EVERY", "part_operator": "LE"},
        950_000,
        "the worst where less is better",
    ),
    part_amount=[100, 300],
    part_gathering="SUM",
    part_operator="GE",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_gathered_target(row):
    assert run(gathered_target, row) == row.expected
