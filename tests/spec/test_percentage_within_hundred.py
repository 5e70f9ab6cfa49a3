"""QC-208: a share of a whole lies between 0 and 100 %."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.percentage_within_hundred import percentage_within_hundred

ROWS = spec(
    percentage_within_hundred,
    ({"level3": "验收合格率", "target_value": 1000000}, True, "100 %"),
    ({"level3": "验收合格率", "target_value": 1000100}, False, "100.01 %"),
    ({"level3": "验收合格率", "target_value": 0}, True, "0 %"),
    ({"level3": "群众满意度", "target_value": -10000}, False, "below 0"),
    (
        {"level3": "满意度(%)", "target_unit": None, "name_unit": "%", "target_value": 1050000},
        False,
        "the % stands in the name",
    ),
    ({"level3": "收入增长率", "target_value": 1200000}, True, "growth may exceed 100 %"),
    ({"level3": "毛入学率", "target_value": 1050000}, True, "gross enrolment may exceed 100 %"),
    ({"level3": "覆盖率", "target_unit": "人", "target_value": 1200000}, True, "not in %: the business of QC-222"),
    ({"level3": "验收合格率"}, None, "no number"),
    level3=None,
    target_unit="%",
    name_unit=None,
    target_value=None,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_percentage_within_hundred(row):
    assert run(percentage_within_hundred, row) == row.expected
