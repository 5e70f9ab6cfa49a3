"""What the places hold together."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.gathered_commitment import gathered_commitment

ROWS = spec(
    gathered_commitment,
    ({"held_value": [300, 500]}, 800, "the sum"),
    ({"held_value": [300, None]}, 300, "one has none yet"),
    ({"held_value": [None, None]}, None, "none at all"),
    ({"held_value": [900_000, 950_000], "part_gathering": "WEIGHTED"}, 937_500, "three quarters of the money count 95"),
    ({"held_value": [1, 2], "part_gathering": "WEIGHTED", "part_amount": [100, 100]}, 2, "a half is rounded up"),
    ({"held_value": [1, 2], "part_gathering": "WEIGHTED", "part_amount": [None, 100]}, None, "money is missing"),
    ({"held_value": [900_000, 950_000], "part_gathering": "EVERY"}, 900_000, "the worst where more is better"),
    (
        {"held_value": [900_000, 950_000], "part_gathering": "EVERY", "part_operator": "LE"},
        950_000,
        "the worst where less is better",
    ),
    part_amount=[100, 300],
    part_gathering="SUM",
    part_operator="GE",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_gathered_commitment(row):
    assert run(gathered_commitment, row) == row.expected
