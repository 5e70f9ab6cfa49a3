"""固定资产利用率: half up to 0.01 %."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.asset_use_rate import asset_use_rate

ROWS = spec(
    asset_use_rate,
    ({"used_assets_amount": 97_320_000, "assets_amount": 100_000_000}, 9_732, "97.32 %"),
    ({"used_assets_amount": 1, "assets_amount": 20_000}, 1, "0.005 % becomes 0.01 %"),
    ({"used_assets_amount": 1, "assets_amount": 20_001}, 0, "less becomes nothing"),
    ({"used_assets_amount": 0, "assets_amount": 0}, None, "without assets"),
    ({"used_assets_amount": None, "assets_amount": 100}, None, "blank is not zero"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_asset_use_rate(row):
    assert run(asset_use_rate, row) == row.expected
