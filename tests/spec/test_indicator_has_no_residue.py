"""QC-302b: no filling hint or placeholder is left in an indicator line."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.indicator_has_no_residue import indicator_has_no_residue

ROWS = spec(
    indicator_has_no_residue,
    ({"level3": "××培训人数"}, False, "placeholder in the name"),
    ({"level3": "培训人数", "target_text": "20xx年度"}, False, "placeholder in the target"),
    ({"level3": "培训人数", "explanation": "此处填写指标解释"}, False, "hint in the explanation"),
    ({"level3": "工资发放率", "explanation": "该指标值数据合理"}, False, "an empty phrase for an explanation"),
    ({"level3": "农村低保发放人数(≥**人)", "target_text": "≥21933人"}, True, "the place that the official name prints"),
    ({"level3": "公猪舍（≥**平方米）", "target_text": "22.8"}, True, "also in full-width brackets"),
    ({"level3": "受益人口数≥**人", "target_text": "≥80人"}, True, "also without brackets"),
    ({"level3": "供热管网", "target_text": "2725×2米"}, True, "a product is no placeholder"),
    ({"level3": "培训人数", "target_text": "≥50人"}, True, "filled in"),
    ({}, True, "blank line"),
    level3=None,
    target_text=None,
    explanation=None,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_indicator_has_no_residue(row):
    assert run(indicator_has_no_residue, row) == row.expected
