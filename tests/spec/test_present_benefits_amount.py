"""效益现值合计."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.present_benefits_amount import present_benefits_amount

ROWS = spec(
    present_benefits_amount,
    ({"present_benefit_amount": [10_000, 9_259]}, 19_259, "two years"),
    ({"present_benefit_amount": [10_000, None]}, None, "a year that cannot be discounted"),
    ({"present_benefit_amount": [0]}, 0, "none"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_present_benefits_amount(row):
    assert run(present_benefits_amount, row) == row.expected
