"""Which cut a result calls for."""

import pytest

from support.spec import run, spec
from wenxiao.rules.application.result_cut_case import result_cut_case

ROWS = spec(
    result_cut_case,
    ({"result_action": "priority", "result_grade": "优", "result_score": 9500}, "NONE", "protected"),
    ({"result_action": "keep", "result_grade": "良", "result_score": 8500}, "NONE", "kept"),
    ({"result_action": "cut", "result_grade": "中", "result_score": 7000}, "FAIR", "cut as 中"),
    (
        {"result_action": "cut_or_cancel", "result_grade": "差", "result_score": 5000},
        "POOR",
        "exactly at the limit is not cancelled",
    ),
    ({"result_action": "cut_or_cancel", "result_grade": "差", "result_score": 4999}, "CANCEL", "below the limit"),
    (
        {"result_action": "cut_or_cancel", "result_grade": "差", "result_score": 4999, "result_cancel_below": None},
        "POOR",
        "no limit is set",
    ),
    (
        {"result_action": "cut", "result_grade": "差", "result_score": 1000},
        "POOR",
        "where cancelling is not provided for",
    ),
    ({"result_action": "cancel", "result_grade": "差", "result_score": 5900}, "CANCEL", "where an instrument cancels"),
    ({"result_action": None, "result_grade": None, "result_score": None}, None, "not evaluated"),
    result_cancel_below=5000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_result_cut_case(row):
    assert run(result_cut_case, row) == row.expected
