"""QC-122: a total line with points and a rate has a score."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.completed_execution_is_filled import completed_execution_is_filled

ROWS = spec(
    completed_execution_is_filled,
    ({"fund_score": 862}, True, "scored"),
    ({"fund_score": 0}, True, "0 is a score"),
    ({"fund_score": None}, False, "left blank"),
    ({"fund_score": None, "is_total": False}, True, "components carry none"),
    ({"fund_score": None, "fund_points": None}, True, "the form gives no points to execution"),
    ({"fund_score": None, "execution_rate": None}, True, "no rate: QC-024 and QC-010 ask for the amounts"),
    ({"fund_score": None, "execution_score": None}, True, "nothing to expect"),
    ({"fund_score": None, "is_target_stage": True}, True, "a plan has no score yet"),
    is_total=True,
    fund_points=1000,
    execution_rate=8620,
    execution_score=862,
    is_target_stage=False,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_completed_execution_is_filled(row):
    assert run(completed_execution_is_filled, row) == row.expected
