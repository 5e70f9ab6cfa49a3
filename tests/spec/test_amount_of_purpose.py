"""同一用途的申请合计: the sum of what is new, of one purpose and below the line."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.amount_of_purpose import amount_of_purpose

ROWS = spec(
    amount_of_purpose,
    ({"requested_amount": [60_000_000, 50_000_000]}, [110_000_000, 110_000_000], "two of one purpose"),
    ({"request_purpose": ["良种推广项目", "校舍维修"]}, [60_000_000, 60_000_000], "two purposes"),
    ({"requested_amount": [60_000_000, 100_000_000]}, [60_000_000, 60_000_000], "one at the line is not in the sum"),
    ({"requested_amount": [60_000_000, 99_999_999]}, [159_999_999, 159_999_999], "one 0.01 below the line is"),
    ({"form": [0, 1]}, [60_000_000, 60_000_000], "two units"),
    ({"is_new": [False, False]}, [0, 0], "none counts"),
    form=0,
    request_purpose="良种推广项目",
    functional_code="2130106",
    is_new=True,
    requested_amount=60_000_000,
    appraisal_key_from=100_000_000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_amount_of_purpose(row):
    assert run(amount_of_purpose, row) == row.expected
