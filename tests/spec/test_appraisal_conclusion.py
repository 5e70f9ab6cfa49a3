"""评估结论: exactly on a limit is the better one."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.appraisal_conclusion import appraisal_conclusion

ROWS = spec(
    appraisal_conclusion,
    ({"appraisal_score": 10_000}, "SUPPORT", "full points"),
    ({"appraisal_score": 9_000}, "SUPPORT", "exactly 90.00"),
    ({"appraisal_score": 8_999}, "ADJUST", "0.01 below"),
    ({"appraisal_score": 7_000}, "ADJUST", "exactly 70.00"),
    ({"appraisal_score": 6_999}, "REJECT", "0.01 below"),
    ({"appraisal_score": 0}, "REJECT", "nothing"),
    ({"appraisal_score": 6_999, "appraisal_adjust_from": 6_000}, "ADJUST", "another place's limit"),
    ({"appraisal_score": None}, None, "no score, no conclusion"),
    appraisal_support_from=9_000,
    appraisal_adjust_from=7_000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_appraisal_conclusion(row):
    assert run(appraisal_conclusion, row) == row.expected
