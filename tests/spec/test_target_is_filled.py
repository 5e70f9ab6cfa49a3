"""QC-220: a named indicator has a target with a number."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.target_is_filled import target_is_filled

ROWS = spec(
    target_is_filled,
    (
        {"level3": ["灌区面积", "合格率"], "target_kind": ["BLANK", "NUMBER"], "target_text": ["万亩", "≥98%"]},
        [False, True],
        "a unit without its number",
    ),
    (
        {"level3": ["灌区面积", "合格率"], "target_kind": ["BLANK", "NUMBER"], "target_text": [None, "≥98%"]},
        [False, True],
        "blank beside a filled one",
    ),
    (
        {"level3": ["灌区面积", "合格率"], "target_kind": ["BLANK", "BLANK"], "target_text": [None, None]},
        [True, True],
        "the form has no target column",
    ),
    (
        {"level3": [None, "合格率"], "target_kind": ["BLANK", "NUMBER"], "target_text": [None, "≥98%"]},
        [True, True],
        "an empty line",
    ),
    (
        {"level3": ["指标2：", "合格率"], "target_kind": ["BLANK", "NUMBER"], "target_text": [None, "≥98%"]},
        [True, True],
        "a line that only the blank form numbered",
    ),
    (
        {"level3": ["……", "合格率"], "target_kind": ["BLANK", "NUMBER"], "target_text": [None, "≥98%"]},
        [True, True],
        "dots of the blank form",
    ),
    (
        {"level3": ["满意度"], "target_kind": ["QUALITATIVE"], "target_text": ["满意"]},
        [True],
        "words are a target: the business of QC-205",
    ),
    form=0,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_target_is_filled(row):
    assert run(target_is_filled, row) == row.expected
