"""一般评估结论: one verdict that is not met rejects."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.short_form_conclusion import short_form_conclusion

ROWS = spec(
    short_form_conclusion,
    ({"verdict": ["MET", "MET"]}, "SUPPORT", "all met"),
    ({"verdict": ["MET", "PARTLY_MET"]}, "ADJUST", "one partly met"),
    ({"verdict": ["PARTLY_MET", "NOT_MET"]}, "REJECT", "one not met"),
    ({"verdict": ["MET", None]}, None, "one without a verdict"),
    ({"verdict": ["NOT_MET", None]}, None, "not even then: the form is not whole"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_short_form_conclusion(row):
    assert run(short_form_conclusion, row) == row.expected
