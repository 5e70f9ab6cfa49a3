"""QC-122: every line of a completed form has its actual and its score."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.completed_form_is_filled import completed_form_is_filled

ROWS = spec(
    completed_form_is_filled,
    ({}, True, "filled"),
    ({"score": 0}, True, "0 is a score"),
    ({"score": None}, False, "points without a score"),
    ({"actual_text": None}, False, "a target without an actual"),
    ({"actual_text": "  "}, False, "spaces are blank"),
    ({"actual_text": None, "target_text": None}, True, "nothing was asked"),
    ({"score": None, "max_points": None}, True, "a line that carries no points, on a form that scores others"),
    ({"score": None, "max_points": None, "results_scored": 0}, False, "a total, and not one score behind it"),
    ({"score": None, "max_points": None, "results_scored": 0, "total_score": None}, True, "no total either"),
    ({"score": None, "actual_text": None, "is_applicable": False}, True, "not applicable is an answer"),
    ({"score": None, "actual_text": None, "is_target_stage": True}, True, "a plan has no results yet"),
    score=800,
    max_points=1000,
    actual_text="45人",
    target_text="≥50人",
    is_applicable=True,
    is_target_stage=False,
    total_score=9000,
    results_scored=3,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_completed_form_is_filled(row):
    assert run(completed_form_is_filled, row) == row.expected
