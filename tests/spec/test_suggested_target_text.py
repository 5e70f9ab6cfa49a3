"""What to write as the target instead."""

import pytest

from support.notations import read
from support.spec import run, spec
from wenxiao.rules.targets.suggested_target_text import suggested_target_text


def line(level3, text, sub_dimension="QUANTITY"):
    """One indicator line as printed."""
    return {"level3": level3, **read(suggested_target_text, target=text), "sub_dimension": sub_dimension}


ROWS = spec(
    suggested_target_text,
    (line("工程验收合格率", "≥100%", "QUALITY"), "=100%", "a share is never beyond 100 %"),
    (line("工程验收合格率", "≥100百分比", "QUALITY"), "=100%", "the sign for the word"),
    (line("工程验收合格率", "100%", "QUALITY"), "=100%", "no sign"),
    (line("养老金发放足额率", "≥95%", "QUALITY"), "=100%", "owed by law"),
    (line("培训人数", "100人"), "≥100人", "no sign: more is better"),
    (line("培训人数", "1,200人"), "≥1,200人", "the number stays as written"),
    (line("项目建设成本", "65万元", "ECONOMIC_COST"), "≤65万元", "no sign: less is better"),
    (line("项目建设成本", "≥65万元", "ECONOMIC_COST"), "≤65万元", "the wrong way round"),
    (line("项目建设成本", "<120万元", "ECONOMIC_COST"), "≤120万元", "all of the budget may be spent"),
    (line("群众满意度", "≤90%", "SATISFACTION"), "≥90%", "the wrong way round"),
    (line("项目完成时间", "及时", "TIMELINESS"), "12月31日前", "a day"),
    (line("培训人数", "≥100人"), None, "nothing to mend"),
    (line("群众生活水平", "显著提高", "SOCIAL"), None, "words have no number to keep"),
    is_target_stage=True,
    total_base_amount=120_000_000,
    dimension=None,
    name_unit=None,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_suggested_target_text(row):
    assert run(suggested_target_text, row) == row.expected
