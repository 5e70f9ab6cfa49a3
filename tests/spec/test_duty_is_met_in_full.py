"""QC-107: what is owed by law is planned in full, what is owed to people nearly so."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.duty_is_met_in_full import duty_is_met_in_full

ROWS = spec(
    duty_is_met_in_full,
    ({"level3": "工资发放准确性(%)", "target_value": 950000}, False, "≥95% of salaries correct"),
    ({"level3": "工资发放准确性(%)", "target_value": 1000000}, True, "100 %"),
    ({"level3": "养老金按时足额发放率", "target_value": 999900}, False, "one hundredth short"),
    (
        {"level3": "社保缴纳及时率(%)", "target_unit": None, "name_unit": "%", "target_value": 980000},
        False,
        "the % stands in the name",
    ),
    ({"level3": "高龄补贴发放率", "target_value": 750000}, False, "a quarter goes missing"),
    ({"level3": "高龄补贴发放率", "target_value": 900000}, True, "90 % is not plainly low"),
    ({"level3": "高龄补贴发放率", "target_value": 899900}, False, "just below 90 %"),
    ({"level3": "救助资金发放及时率", "target_value": 950000}, True, "on time in 95 % is usual"),
    ({"level3": "工程竣工验收合格率", "target_value": 850000}, False, "works that fail acceptance"),
    ({"level3": "农产品抽检合格率", "target_value": 850000}, True, "a sample may fail"),
    ({"level3": "工资发放人数", "target_unit": "人", "target_value": 1160000}, True, "a count"),
    ({"level3": "工资发放率"}, None, "no number"),
    ({"target_value": 950000}, None, "no name"),
    level3=None,
    target_unit="%",
    name_unit=None,
    target_value=None,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_duty_is_met_in_full(row):
    assert run(duty_is_met_in_full, row) == row.expected
