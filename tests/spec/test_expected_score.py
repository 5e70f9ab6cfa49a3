"""应得分: by target, actual value and the method in force, rounded half up to 0.01 points."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.expected_score import expected_score

ROWS = spec(
    expected_score,
    ({"scoring_case": "MET", "comparable_actual_value": 500000, "target_value": 500000, "max_points": 800}, 800, "met"),
    (
        {"scoring_case": "MET", "comparable_actual_value": 700000, "target_value": 500000, "max_points": 800},
        800,
        "T2: 70 of 50 never exceeds 8.00",
    ),
    (
        {"scoring_case": "SHORT", "comparable_actual_value": 450000, "target_value": 500000, "max_points": 800},
        720,
        "T1: 45 of 50, 8 points",
    ),
    (
        {"scoring_case": "SHORT", "comparable_actual_value": 20000, "target_value": 30000, "max_points": 1000},
        667,
        "T3: 2 of 3, 10 points",
    ),
    (
        {"scoring_case": "SHORT", "comparable_actual_value": 0, "target_value": 800000, "max_points": 1000},
        0,
        "T4: −5 counts as 0 and gives 0",
    ),
    (
        {"scoring_case": "SHORT", "comparable_actual_value": 46040000, "target_value": 47540000, "max_points": 1000},
        968,
        "4604 of ≥4754人",
    ),
    (
        {"scoring_case": "SHORT", "comparable_actual_value": 10000, "target_value": 80000, "max_points": 100},
        13,
        "0.125 goes up",
    ),
    (
        {"scoring_case": "SHORT", "comparable_actual_value": 9999, "target_value": 80000, "max_points": 100},
        12,
        "a little less goes down",
    ),
    (
        {"scoring_case": "SHORT", "comparable_actual_value": 0, "target_value": 0, "max_points": 1000},
        None,
        "> 0 with 0 done: never divided by zero",
    ),
    (
        {"scoring_case": "BELOW_PASS", "comparable_actual_value": 290000, "target_value": 500000, "max_points": 800},
        0,
        "below the pass mark: 0",
    ),
    (
        {"scoring_case": "OVER_RATIO", "comparable_actual_value": 120000, "target_value": 100000, "max_points": 500},
        417,
        "T5: ≤10 with 12, ratio",
    ),
    (
        {"scoring_case": "OVER_RATIO", "comparable_actual_value": 200000, "target_value": 100000, "max_points": 500},
        250,
        "T6: twice the target, ratio",
    ),
    (
        {"scoring_case": "OVER_RATIO", "comparable_actual_value": 250000, "target_value": 100000, "max_points": 500},
        200,
        "T7: more than twice, ratio",
    ),
    (
        {"scoring_case": "OVER_RATIO", "comparable_actual_value": 315000, "target_value": 300000, "max_points": 1000},
        952,
        "T8: ≤30 with 31.5, ratio",
    ),
    (
        {
            "scoring_case": "OVER_RATIO",
            "comparable_actual_value": 58300000,
            "target_value": 53000000,
            "max_points": 1000,
        },
        909,
        "≤5300元/户 with 5830",
    ),
    (
        {"scoring_case": "OVER_RATIO", "comparable_actual_value": 100000, "target_value": 100000, "max_points": 1000},
        1000,
        "< 10 with exactly 10: the proportion is whole",
    ),
    (
        {"scoring_case": "OVER_LINEAR", "comparable_actual_value": 120000, "target_value": 100000, "max_points": 500},
        400,
        "T5: linear",
    ),
    (
        {"scoring_case": "OVER_LINEAR", "comparable_actual_value": 315000, "target_value": 300000, "max_points": 1000},
        950,
        "T8: linear",
    ),
    (
        {"scoring_case": "OVER_LINEAR", "comparable_actual_value": 199999, "target_value": 100000, "max_points": 500},
        0,
        "T6: just below twice the target, linear",
    ),
    (
        {"scoring_case": "OVER_ZERO", "comparable_actual_value": 250000, "target_value": 100000, "max_points": 500},
        0,
        "T7: linear",
    ),
    (
        {"scoring_case": "OVER_ZERO", "comparable_actual_value": 10000, "target_value": 0, "max_points": 500},
        0,
        "=0 with 1",
    ),
    (
        {"scoring_case": "FAR_EXCEEDED", "attainment_ratio": 14000, "overachievement_policy": "zero"},
        0,
        "Pidu: beyond 130 % nothing",
    ),
    (
        {"scoring_case": "FAR_EXCEEDED", "attainment_ratio": 14000, "overachievement_policy": "linear"},
        720,
        "140 %: the 10 % beyond 130 % are taken off 8.00",
    ),
    (
        {"scoring_case": "FAR_EXCEEDED", "attainment_ratio": 13001, "overachievement_policy": "linear"},
        800,
        "0.01 % beyond: rounds to full points",
    ),
    (
        {"scoring_case": "FAR_EXCEEDED", "attainment_ratio": 23000, "overachievement_policy": "linear"},
        0,
        "100 % beyond: nothing is left",
    ),
    (
        {"scoring_case": "FAR_EXCEEDED", "attainment_ratio": 30000, "overachievement_policy": "linear"},
        0,
        "never below 0",
    ),
    ({"scoring_case": "NOT_APPLICABLE"}, None, "not applicable: no score"),
    ({"scoring_case": None}, None, "qualitative or blank: not by number"),
    ({"scoring_case": "MET", "max_points": None}, None, "no points: undecided"),
    (
        {
            "scoring_case": "SHORT",
            "comparable_actual_value": 399999999999999,
            "target_value": 400000000000000,
            "max_points": 100000,
        },
        100000,
        "the largest values with 1000 points do not wrap",
    ),
    (
        {
            "scoring_case": "FAR_EXCEEDED",
            "attainment_ratio": 14000,
            "overachievement_policy": "linear",
            "max_points": 100000,
        },
        90000,
        "of 1000 points",
    ),
    (
        {
            "scoring_case": "FAR_EXCEEDED",
            "attainment_ratio": 30000,
            "overachievement_policy": "linear",
            "max_points": 100000,
        },
        0,
        "of 1000 points, never below 0",
    ),
    comparable_actual_value=450000,
    target_value=500000,
    max_points=800,
    attainment_ratio=9000,
    overachievement_policy="none",
    overachievement_explain_from=13000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_expected_score(row):
    assert run(expected_score, row) == row.expected
