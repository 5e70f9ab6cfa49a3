"""QC-403: a forecast far from the target has a reason."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.deviation_has_reason import deviation_has_reason

ROWS = spec(
    deviation_has_reason,
    ({"forecast_value": 850000, "target_value": 1000000, "reason": None}, True, "exactly 15 % short"),
    ({"forecast_value": 849900, "target_value": 1000000, "reason": None}, False, "more than 15 % short"),
    ({"forecast_value": 1150000, "target_value": 1000000, "reason": None}, True, "exactly 15 % over"),
    ({"forecast_value": 1150100, "target_value": 1000000, "reason": None}, False, "more than 15 % over"),
    ({"forecast_value": 500000, "target_value": 1000000, "reason": "因征地推迟开工"}, True, "a reason is written"),
    ({"forecast_value": 500000, "target_value": 1000000, "reason": " "}, False, "blanks are no reason"),
    ({"forecast_value": 0, "target_value": 0, "reason": None}, True, "zero kept"),
    ({"forecast_value": 10000, "target_value": 0, "reason": None}, False, "zero not kept"),
    ({"forecast_value": None, "target_value": 1000000, "reason": None}, None, "no forecast"),
    (
        {
            "forecast_value": 200000000,
            "target_value": 20000,
            "reason": None,
            "forecast_unit": "元",
            "target_unit": "万元",
        },
        None,
        "other units: not comparable",
    ),
    (
        {"forecast_value": 500000, "target_value": 1000000, "reason": None, "forecast_unit": None},
        False,
        "a bare forecast is in the unit of the target",
    ),
    ({"forecast_value": 500000, "target_value": 202112010000, "reason": None, "target_kind": "DATE"}, None, "a date"),
    forecast_unit="人",
    target_unit="人",
    target_kind="NUMBER",
    monitoring_deviation_most=1500,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_deviation_has_reason(row):
    assert run(deviation_has_reason, row) == row.expected
