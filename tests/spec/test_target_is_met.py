"""Whether the actual reaches its target, by direction and strictness."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.target_is_met import target_is_met

ROWS = spec(
    target_is_met,
    ({"target_operator": "GE", "comparable_actual_value": 100}, True, "≥: exactly the target"),
    ({"target_operator": "GE", "comparable_actual_value": 99}, False, "≥: just below"),
    ({"target_operator": "GT", "comparable_actual_value": 100}, False, ">: exactly the target is not above it"),
    ({"target_operator": "GT", "comparable_actual_value": 101}, True, ">: just above"),
    ({"target_operator": "EQ", "comparable_actual_value": 101}, True, "=: more is better, more is met"),
    ({"target_operator": "EQ", "comparable_actual_value": 99}, False, "=: less is not"),
    (
        {"target_operator": "EQ", "comparable_actual_value": 99, "direction": "LOWER_IS_BETTER"},
        True,
        "= of a cost: less is met",
    ),
    (
        {"target_operator": "EQ", "comparable_actual_value": 101, "direction": "LOWER_IS_BETTER"},
        False,
        "= of a cost: more is not",
    ),
    (
        {"target_operator": "EQ", "comparable_actual_value": 0, "target_value": 0, "direction": "LOWER_IS_BETTER"},
        True,
        "=0 with 0",
    ),
    ({"target_operator": None, "comparable_actual_value": 100}, True, "no operator: by direction"),
    (
        {"target_operator": None, "comparable_actual_value": 101, "direction": "LOWER_IS_BETTER"},
        False,
        "no operator on a cost",
    ),
    (
        {"target_operator": "LE", "comparable_actual_value": 100, "direction": "LOWER_IS_BETTER"},
        True,
        "≤: exactly the target",
    ),
    ({"target_operator": "LE", "comparable_actual_value": 101, "direction": "LOWER_IS_BETTER"}, False, "≤: just above"),
    (
        {"target_operator": "LT", "comparable_actual_value": 100, "direction": "LOWER_IS_BETTER"},
        False,
        "<: exactly the target is not below it",
    ),
    ({"target_operator": "LT", "comparable_actual_value": 99, "direction": "LOWER_IS_BETTER"}, True, "<: just below"),
    (
        {
            "target_operator": "LE",
            "comparable_actual_value": -600,
            "target_value": -500,
            "direction": "LOWER_IS_BETTER",
        },
        True,
        "≤−5 % with −6 %",
    ),
    ({"target_operator": "GE", "comparable_actual_value": None}, None, "not comparable: undecided"),
    ({"target_operator": "GE", "comparable_actual_value": 100, "target_value": None}, None, "no number: undecided"),
    target_value=100,
    direction="HIGHER_IS_BETTER",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_target_is_met(row):
    assert run(target_is_met, row) == row.expected
