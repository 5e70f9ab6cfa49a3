"""Which months a monitoring form covers, and whether the places for signatures are there and blank."""

import pytest

from support.sheets import read
from wenxiao.forms.raw import Cell, FormType, RawForm
from wenxiao.forms.records import form_from_record
from wenxiao.forms.typing import tables


def typed(form):
    """The form's row."""
    return tables([form])[0].form.row(0, named=True)


@pytest.mark.parametrize(
    ("title", "project_name", "month"),
    [
        ("2022年1—7月绩效运行监控表", None, 7),
        ("2022年1-8月监控表（8月填报）", None, 8),
        ("1月至10月绩效监控", None, 10),
        ("2022年8月绩效运行监控表", None, 8),
        ("绩效运行监控表", "住房城乡建设引导资金1-7月监控", 7),
        ("5月和8月绩效监控表", None, None),
        ("项目支出绩效目标执行监控表", "学生事务管理", None),
    ],
)
def test_the_months_of_a_monitoring_form_are_those_that_its_title_states(title, project_name, month):
    form = RawForm(FormType.MONITORING, title=title, head={"project_name": Cell(project_name)})
    assert typed(form)["as_of_month"] == month


def test_a_self_evaluation_covers_the_year():
    assert typed(RawForm(FormType.SELF_EVALUATION, title="1-7月自评"))["as_of_month"] is None


def test_a_record_may_state_its_period():
    assert typed(form_from_record({"form_type": "monitoring", "period": "1-4月"}))["as_of_month"] == 4


def test_a_column_head_states_the_period():
    (form,) = read("""
项目支出绩效目标执行监控表 | < | < | < | <
项目名称 | 道路养护 | < | < | <
项目资金（万元） | | 年初预算数 | 1—7月执行数 | 全年预计执行数
^ | 年度资金总额 | 100 | 40 | 95
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值
^ | 产出指标 | 数量指标 | 养护里程 | ≥120公里
""")
    assert typed(form)["as_of_month"] == 7


FORM = """
项目支出绩效自评表 | < | < | <
项目名称 | 道路养护 | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值
产出指标 | 数量指标 | 养护里程 | ≥120公里
"""


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("项目负责人：张三      财务负责人：李四 | < | < | <", ("张三", "李四")),
        ("项目负责人：      财务负责人：李四 | < | < | <", ("", "李四")),
        ("项目负责人：财务负责人： | < | < | <", ("", "")),
        ("项目负责人 | | 财务负责人 | 李四", ("", "李四")),
        ("", (None, None)),
    ],
)
def test_a_blank_place_for_a_signature_is_no_missing_place(line, heads):
    (form,) = read(FORM + line)
    row = typed(form)
    assert (row["project_head"], row["finance_head"]) == heads


def test_in_a_record_null_is_no_place_and_a_blank_text_is_a_blank_place():
    form = form_from_record({"form_type": "self_evaluation", "project_head": "", "finance_head": None})
    row = typed(form)
    assert (row["project_head"], row["finance_head"]) == ("", None)
