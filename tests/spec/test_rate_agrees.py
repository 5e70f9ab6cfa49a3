"""Whether a printed rate is the quotient of its line, at the decimals that were printed."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.rate_agrees import rate_agrees

ROWS = spec(
    rate_agrees,
    ({"execution_rate_value": 862000, "execution_rate_step": 1_000}, True, "86.2 % of 86.2037…"),
    ({"execution_rate_value": 860000, "execution_rate_step": 10_000}, True, "86.2 % printed as 86 % is no defect"),
    ({"execution_rate_value": 870000, "execution_rate_step": 10_000}, False, "87 % is rounded wrongly"),
    (
        {
            "executed_amount": 8648,
            "execution_base_amount": 10000,
            "execution_rate_value": 865000,
            "execution_rate_step": 1_000,
        },
        True,
        "86.48 % as 86.5 %",
    ),
    (
        {"executed_amount": 46, "execution_base_amount": 148, "execution_rate_value": 310000},
        False,
        "46 of 148 printed as 31.00 %",
    ),
    (
        {
            "executed_amount": 46,
            "execution_base_amount": 148,
            "execution_rate_value": 310000,
            "execution_rate_step": 10_000,
        },
        True,
        "31 % would do",
    ),
    (
        {
            "executed_amount": 8045,
            "execution_base_amount": 10000,
            "execution_rate_value": 1000000,
            "execution_rate_step": 10_000,
        },
        False,
        "80.45 % printed as 100 %",
    ),
    (
        {"executed_amount": 10, "execution_base_amount": 50, "execution_rate_value": 222200},
        False,
        "10 of 50 printed as 22.22 %",
    ),
    (
        {"executed_amount": 2, "execution_base_amount": 3, "execution_rate_value": 666600},
        True,
        "66.66 %: cut off, within 0.01 of a percentage point",
    ),
    (
        {"executed_amount": 2, "execution_base_amount": 3, "execution_rate_value": 666500},
        False,
        "66.65 % is farther off",
    ),
    (
        {"executed_amount": 2, "execution_base_amount": 3, "execution_rate_value": 666600, "rate_tolerance": 0},
        False,
        "without a tolerance",
    ),
    (
        {
            "executed_amount": 1,
            "execution_base_amount": 200,
            "execution_rate_value": 10000,
            "execution_rate_step": 10_000,
        },
        True,
        "0.5 % rounds half up to 1 %",
    ),
    (
        {
            "executed_amount": 180_000_000_000_000,
            "execution_base_amount": 100,
            "execution_rate_value": 0,
            "execution_rate_step": 10_000,
        },
        False,
        "a rate beyond all measure does not wrap around to the printed one",
    ),
    (
        {
            "executed_amount": 8333,
            "execution_base_amount": 12345,
            "execution_rate_value": 675010,
            "execution_rate_step": 10,
            "rate_tolerance": 0,
        },
        True,
        "67.501 % with the last fen of the budget",
    ),
    (
        {
            "executed_amount": 8333,
            "execution_base_amount": 12345,
            "execution_rate_value": 675010,
            "execution_rate_step": 1,
            "rate_tolerance": 0,
        },
        True,
        "67.5010 %, the most decimals kept",
    ),
    (
        {
            "executed_amount": 8333,
            "execution_base_amount": 12345,
            "execution_rate_value": 675011,
            "execution_rate_step": 1,
            "rate_tolerance": 0,
        },
        False,
        "67.5011 %",
    ),
    ({"execution_rate_kind": "BARE", "execution_rate_value": 8600}, True, "0.86 may be a share of 1"),
    ({"execution_rate_kind": "BARE", "execution_rate_value": 8500}, False, "0.85 fits neither reading"),
    ({"execution_rate_kind": "BARE", "execution_rate_value": 862000}, True, "86.20 without a sign"),
    ({"execution_rate_value": 8600}, False, "0.86 % is no share"),
    (
        {"executed_amount": 12000, "execution_base_amount": 10000, "execution_rate_value": 1200000},
        True,
        "T11: 120 % as it is",
    ),
    ({"executed_amount": 0, "execution_rate_value": 0}, True, "nothing spent"),
    ({"executed_amount": 0, "execution_base_amount": 0, "execution_rate_value": 0}, None, "0 of 0 is QC-021's"),
    ({"executed_amount": None, "execution_rate_value": 0}, None, "blank is not zero: undecided"),
    (
        {"execution_rate_kind": "BLANK", "execution_rate_value": None, "execution_rate_step": 1},
        None,
        "no rate: undecided",
    ),
    (
        {"executed_amount": 400000000000000, "execution_base_amount": 400000000000000, "execution_rate_value": 1000000},
        True,
        "the largest amounts do not wrap",
    ),
    (
        {"executed_amount": 8645, "execution_base_amount": 10000, "execution_rate_value": 864400},
        True,
        "86.44 % for 86.45 %: exactly 0.01 off",
    ),
    (
        {"executed_amount": 8645, "execution_base_amount": 10000, "execution_rate_value": 864300},
        False,
        "86.43 % is farther off",
    ),
    executed_amount=3724,
    execution_base_amount=4320,
    execution_rate_kind="PERCENT",
    execution_rate_step=100,
    rate_tolerance=1,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_rate_agrees(row):
    assert run(rate_agrees, row) == row.expected
