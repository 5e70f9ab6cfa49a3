"""同一用途的申请: how many of one purpose are new and below the line."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.requests_of_purpose import requests_of_purpose

ROWS = spec(
    requests_of_purpose,
    ({"requested_amount": [60_000_000, 50_000_000]}, [2, 2], "two of one purpose"),
    ({"request_purpose": ["良种推广项目", "校舍维修"]}, [1, 1], "two purposes"),
    ({"functional_code": ["2130106", "2050203"]}, [1, 1], "one name, two functions"),
    ({"form": [0, 1]}, [1, 1], "two units"),
    ({"is_new": [True, False]}, [1, 1], "a continuing one does not count"),
    ({"requested_amount": [60_000_000, 100_000_000]}, [1, 1], "one at the line does not count"),
    ({"requested_amount": [60_000_000, 99_999_999]}, [2, 2], "one 0.01 below the line counts"),
    ({"requested_amount": [60_000_000, None]}, [1, 1], "a blank one does not count"),
    form=0,
    request_purpose="良种推广项目",
    functional_code="2130106",
    is_new=True,
    requested_amount=60_000_000,
    appraisal_key_from=100_000_000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_requests_of_purpose(row):
    assert run(requests_of_purpose, row) == row.expected
