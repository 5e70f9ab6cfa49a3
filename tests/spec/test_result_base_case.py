"""Which amount a cut is a share of."""

import pytest

from support.spec import run, spec
from wenxiao.rules.application.result_base_case import result_base_case

ROWS = spec(
    result_base_case,
    ({"result_cut_base": "requested"}, "requested", "as the rulebook chooses"),
    ({"result_cut_base": None}, "approved", "nobody has chosen"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_result_base_case(row):
    assert run(result_base_case, row) == row.expected
