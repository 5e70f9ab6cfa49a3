"""计分情形: which branch of the scoring rule a line falls into."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.scoring_case import scoring_case

ROWS = spec(
    scoring_case,
    ({"target_is_met": True}, "MET", "met"),
    ({"target_is_met": True, "attainment_ratio": 14000}, "MET", "T2: far exceeded, no policy against it"),
    (
        {"target_is_met": True, "attainment_ratio": 13000, "overachievement_policy": "zero"},
        "MET",
        "exactly 130 % is not beyond it",
    ),
    (
        {"target_is_met": True, "attainment_ratio": 13001, "overachievement_policy": "zero"},
        "FAR_EXCEEDED",
        "0.01 % beyond",
    ),
    (
        {"target_is_met": True, "attainment_ratio": 13001, "overachievement_policy": "linear"},
        "FAR_EXCEEDED",
        "under either policy",
    ),
    (
        {
            "target_is_met": True,
            "attainment_ratio": 13001,
            "overachievement_policy": "zero",
            "direction": "LOWER_IS_BETTER",
        },
        "MET",
        "less is better: no over-achievement",
    ),
    ({"target_is_met": True, "attainment_ratio": None, "overachievement_policy": "zero"}, "MET", "no ratio, no excess"),
    ({"target_is_met": False}, "SHORT", "T1: short, in proportion"),
    (
        {"target_is_met": False, "attainment_ratio": 6000, "completion_pass_mark": 6000},
        "SHORT",
        "exactly the pass mark",
    ),
    ({"target_is_met": False, "attainment_ratio": 5999, "completion_pass_mark": 6000}, "BELOW_PASS", "0.01 % below it"),
    ({"target_is_met": False, "attainment_ratio": 0}, "SHORT", "no pass mark: 0 % is a proportion"),
    (
        {"target_is_met": False, "attainment_ratio": None, "target_value": 0, "comparable_actual_value": 0},
        "SHORT",
        "> 0 with 0 done",
    ),
    ({"target_is_met": False, "direction": "LOWER_IS_BETTER"}, "OVER_RATIO", "T5: over, by ratio"),
    (
        {
            "target_is_met": False,
            "direction": "LOWER_IS_BETTER",
            "lower_is_better_method": "linear",
            "comparable_actual_value": 120000,
        },
        "OVER_LINEAR",
        "T5: linear",
    ),
    (
        {
            "target_is_met": False,
            "direction": "LOWER_IS_BETTER",
            "lower_is_better_method": "linear",
            "comparable_actual_value": 199999,
        },
        "OVER_LINEAR",
        "just below twice the target",
    ),
    (
        {
            "target_is_met": False,
            "direction": "LOWER_IS_BETTER",
            "lower_is_better_method": "linear",
            "comparable_actual_value": 200000,
        },
        "OVER_ZERO",
        "T6: twice the target",
    ),
    (
        {
            "target_is_met": False,
            "direction": "LOWER_IS_BETTER",
            "lower_is_better_method": "linear",
            "comparable_actual_value": 250000,
        },
        "OVER_ZERO",
        "T7: beyond",
    ),
    (
        {"target_is_met": False, "direction": "LOWER_IS_BETTER", "lower_is_better_method": "binary"},
        "OVER_ZERO",
        "T5: binary",
    ),
    (
        {"target_is_met": False, "direction": "LOWER_IS_BETTER", "target_value": 0},
        "OVER_ZERO",
        "=0 with something: no ratio",
    ),
    (
        {
            "target_is_met": False,
            "direction": "LOWER_IS_BETTER",
            "attainment_ratio": 5999,
            "completion_pass_mark": 6000,
        },
        "OVER_RATIO",
        "the pass mark is of completion",
    ),
    (
        {"target_is_met": False, "target_value": -50000, "attainment_ratio": None},
        None,
        "a missed negative target has no proportion",
    ),
    (
        {
            "target_is_met": False,
            "target_value": -50000,
            "attainment_ratio": None,
            "direction": "LOWER_IS_BETTER",
            "lower_is_better_method": "linear",
        },
        None,
        "nor has it in the other direction",
    ),
    (
        {
            "target_is_met": False,
            "target_value": -50000,
            "attainment_ratio": None,
            "direction": "LOWER_IS_BETTER",
            "lower_is_better_method": "binary",
        },
        "OVER_ZERO",
        "binary needs none",
    ),
    ({"target_is_met": True, "target_value": -50000, "attainment_ratio": None}, "MET", "a negative target can be met"),
    ({"target_is_met": True, "is_applicable": False}, "NOT_APPLICABLE", "not applicable, whatever was done"),
    ({"target_is_met": None, "is_applicable": False}, "NOT_APPLICABLE", "not applicable, nothing to compare"),
    ({"target_is_met": None}, None, "not comparable: undecided"),
    (
        {"target_is_met": False, "direction": "LOWER_IS_BETTER", "comparable_actual_value": 250000},
        "OVER_RATIO",
        "T7: by ratio, beyond twice the target",
    ),
    (
        {"target_is_met": False, "target_value": -50000, "attainment_ratio": None, "lower_is_better_method": "binary"},
        None,
        "the method is of targets where less is better",
    ),
    (
        {
            "target_is_met": False,
            "attainment_ratio": 6999,
            "form_type": "department_overall",
            "key_duty_zero_below": 7000,
            "key_duty_zero_above": 13000,
        },
        "KEY_DUTY_ZERO",
        "Pidu: a key duty below 70 % earns nothing",
    ),
    (
        {
            "target_is_met": False,
            "attainment_ratio": 7000,
            "form_type": "department_overall",
            "key_duty_zero_below": 7000,
            "key_duty_zero_above": 13000,
        },
        "SHORT",
        "Pidu: exactly 70 % is in proportion",
    ),
    (
        {
            "target_is_met": True,
            "attainment_ratio": 13001,
            "form_type": "department_overall",
            "key_duty_zero_below": 7000,
            "key_duty_zero_above": 13000,
        },
        "KEY_DUTY_ZERO",
        "Pidu: a key duty above 130 % earns nothing",
    ),
    (
        {
            "target_is_met": True,
            "attainment_ratio": 13000,
            "form_type": "department_overall",
            "key_duty_zero_below": 7000,
            "key_duty_zero_above": 13000,
        },
        "MET",
        "Pidu: exactly 130 %",
    ),
    (
        {
            "target_is_met": True,
            "attainment_ratio": 14000,
            "form_type": "self_evaluation",
            "key_duty_zero_below": 7000,
            "key_duty_zero_above": 13000,
        },
        "MET",
        "Pidu: projects are not bound by it",
    ),
    direction="HIGHER_IS_BETTER",
    is_applicable=True,
    comparable_actual_value=120000,
    target_value=100000,
    attainment_ratio=9000,
    lower_is_better_method="ratio",
    completion_pass_mark=0,
    overachievement_policy="none",
    overachievement_explain_from=13000,
    form_type="self_evaluation",
    key_duty_zero_below=0,
    key_duty_zero_above=None,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_scoring_case(row):
    assert run(scoring_case, row) == row.expected
