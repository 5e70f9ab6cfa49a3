"""折现系数: each year from the one before, rounded half up to 10⁻¹²."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.discount_factor import discount_factor

ROWS = spec(
    discount_factor,
    ({"year_offset": 0}, 10**12, "the first year"),
    ({"year_offset": 1}, 925_925_925_926, "1 ÷ 1.08"),
    ({"year_offset": 2}, 857_338_820_302, "925925925926 ÷ 1.08 = …301.85"),
    ({"year_offset": 1, "discount_rate": 0}, 10**12, "no discounting"),
    ({"year_offset": 30}, 99_377_332_549, "the last year"),
    ({"year_offset": 31}, None, "beyond it"),
    ({"year_offset": 1, "discount_rate": -1}, None, "no rate is below zero"),
    ({"year_offset": 1, "discount_rate": None}, None, "no rate given"),
    discount_rate=800,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_discount_factor(row):
    assert run(discount_factor, row) == row.expected
