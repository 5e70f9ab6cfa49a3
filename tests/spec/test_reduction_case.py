"""Which bound a reduction has."""

import pytest

from support.spec import run, spec
from wenxiao.rules.application.reduction_case import reduction_case

ROWS = spec(
    reduction_case,
    ({"is_livelihood": True, "result_cut_case": "CANCEL"}, "LIVELIHOOD", "livelihood is protected first"),
    ({"is_livelihood": False, "result_cut_case": "CANCEL"}, "CANCEL", "all of it"),
    ({"is_livelihood": False, "result_cut_case": "POOR"}, "GENERAL", "the usual bound"),
    ({"is_livelihood": False, "result_cut_case": None}, "GENERAL", "not evaluated"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_reduction_case(row):
    assert run(reduction_case, row) == row.expected
