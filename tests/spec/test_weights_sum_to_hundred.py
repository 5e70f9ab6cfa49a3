"""QC-001: indicators and execution carry 100 points together."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.weights_sum_to_hundred import weights_sum_to_hundred

ROWS = spec(
    weights_sum_to_hundred,
    ({"points_stated": 10000}, True, "T21: 10 + 20 + 40 + 20 + 10"),
    ({"points_stated": 9999}, False, "0.01 short"),
    ({"points_stated": 10001}, False, "0.01 over"),
    ({"points_stated": 9000}, False, "90 with execution points printed"),
    (
        {"points_stated": 9000, "execution_points_on_form": None},
        True,
        "T21: indicators only, 10 are left for execution",
    ),
    ({"points_stated": 10000, "execution_points_on_form": None}, True, "indicators take all: QC-023's"),
    ({"points_stated": 9500, "execution_points_on_form": None}, False, "neither 100 nor 90"),
    (
        {"points_stated": 8000, "execution_points_on_form": None, "execution_points": 2000},
        True,
        "Hubei: 20 for execution",
    ),
    ({"points_stated": 9000, "is_target_stage": True}, True, "a plan is QC-213's"),
    ({"points_stated": 4000, "is_complete": False}, True, "a cut page shows less"),
    ({"points_stated": 11000, "is_complete": False}, False, "a cut page already shows more"),
    ({"points_stated": None}, None, "a line without points: undecided"),
    full_points=10000,
    execution_points=1000,
    execution_points_on_form=1000,
    is_target_stage=False,
    is_complete=True,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_weights_sum_to_hundred(row):
    assert run(weights_sum_to_hundred, row) == row.expected
