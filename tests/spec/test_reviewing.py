"""What the review table begins with."""

from dataclasses import replace

import pytest

from wenxiao.forms.reviewing import proposed
from wenxiao.kernel.findings import Finding
from wenxiao.kernel.rule import Severity
from wenxiao.rules.catalogue import rulebook

RULES = rulebook().for_year("CN", 2026)
FINDING = Finding(
    code="", name="target_is_filled", title="", severity=Severity.ERROR, block="indicator", row=0, field="", message="",
    printed=None, expected=None, instrument="", article="", evidence="",
)  # fmt: skip
FULL = {"completeness": 2000, "relevance": 3000, "adequacy": 3000, "feasibility": 2000}


def found(name, severity=Severity.ERROR):
    return replace(FINDING, name=name, severity=severity)


@pytest.mark.parametrize(
    ("findings", "changed"),
    [
        ([], {}),
        ([found("target_is_filled")], {"completeness": 1600}),
        ([found("target_is_filled"), found("target_is_filled")], {"completeness": 1600}),
        ([found("goal_states_effect", Severity.WARNING)], {"relevance": 2700}),
        ([found("target_keeps_ambition", Severity.WARNING)], {"adequacy": 2700}),
        ([found("target_fits_similar", Severity.INFO)], {}),
        ([found("curve_never_falls")], {"feasibility": 1600}),
        ([found(f"check_{number}") for number in range(5)], {"completeness": 0}),
        ([found(f"check_{number}") for number in range(6)], {"completeness": 0}),
    ],
)
def test_points_to_begin_with(findings, changed):
    assert proposed(findings, RULES) == FULL | changed
