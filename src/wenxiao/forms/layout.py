"""The official layouts of the five forms, as data: captions, order, merged heads, money rows, footers.

Sources: 财预〔2020〕10号 annex 1 (self-evaluation) and annex 2 (scoring sheet), 财预〔2015〕88号 (target form) and
财预〔2019〕136号 (monitoring form), as `regulations.md` §1.7, §1.9, §3.3, §4.2, §6.4 record them. The form of a
whole department has no one national layout: it is drawn like the self-evaluation form, with the core flag of Chongqing.

A layout is a grid: one column for the captions of the blocks, then one for each column of the indicator table. Head,
money and goal cells stand over spans of these columns, which are named by indicator fields.
"""

from __future__ import annotations

from dataclasses import dataclass

from wenxiao.forms.raw import FormType


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """A column of the indicator table. `width` in characters; `heading`: a common head over neighbouring columns."""

    field: str
    caption: str
    width: float
    heading: str = ""


@dataclass(frozen=True, slots=True)
class FundColumn:
    """A column of the money block, standing over the indicator columns `first` to `last`."""

    field: str
    caption: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the head or the footer: one or two (caption, field) pairs."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FormLayout:
    """One official form.

    `middle`: the indicator column where the right half of two-part rows begins. `fund_rows`: labels printed on the
    blank form. `goals`: (field, caption) left and right. `outline`: the first- and second-level headings printed on the
    blank form. `level3`: usual indicator names for each second-level heading, offered but not demanded.
    """

    form_type: FormType
    columns: tuple[LayoutColumn, ...]
    middle: str
    head: tuple[Line, ...]
    fund_caption: str
    fund_columns: tuple[FundColumn, ...]
    fund_rows: tuple[str, ...]
    goal_caption: str
    goals: tuple[tuple[str, str], ...]
    indicator_caption: str
    outline: tuple[tuple[str, str], ...]
    total_caption: str = ""
    footer: tuple[Line, ...] = ()
    landscape: bool = False
    level3: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def title(self) -> str:
        """The official name of the form."""
        return self.form_type.label


BLOCK_WIDTH = 6.0
"""Width of the column that carries the captions of the blocks, in characters."""

LEVELS = (
    LayoutColumn("level1", "一级指标", 10),
    LayoutColumn("level2", "二级指标", 11),
    LayoutColumn("level3", "三级指标", 20),
)

_PROJECT = (
    Line((("项目名称", "project_name"),)),
    Line((("主管部门", "department"), ("实施单位", "unit"))),
)
_SIGNATURES = (Line((("项目负责人", "project_head"), ("财务负责人", "finance_head"))),)

OUTPUT_OUTCOME = (
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("产出指标", "时效指标"),
    ("产出指标", "成本指标"),
    ("效益指标", "经济效益指标"),
    ("效益指标", "社会效益指标"),
    ("效益指标", "生态效益指标"),
    ("效益指标", "可持续影响指标"),
    ("满意度指标", "服务对象满意度指标"),
)
"""Printed on the forms of 财预〔2020〕10号, 〔2015〕88号 and 〔2019〕136号."""

COST_FIRST = (
    ("成本指标", "经济成本指标"),
    ("成本指标", "社会成本指标"),
    ("成本指标", "生态环境成本指标"),
)
"""Since 财预〔2021〕101号 cost may be a level-1 heading of its own: offered in the lists, not printed."""

_RESULT_COLUMNS = (
    *LEVELS,
    LayoutColumn("target_text", "年度指标值", 13),
    LayoutColumn("actual_text", "实际完成值", 13),
    LayoutColumn("max_points", "分值", 7),
    LayoutColumn("score_text", "得分", 9),
)
_RESULT_FUNDS = (
    FundColumn("label", "", "level1", "level2"),
    FundColumn("initial_budget_text", "年初预算数", "level3", "level3"),
    FundColumn("full_year_budget_text", "全年预算数", "target_text", "target_text"),
    FundColumn("executed_text", "全年执行数", "actual_text", "actual_text"),
    FundColumn("fund_points", "分值", "max_points", "max_points"),
    FundColumn("execution_rate_text", "执行率", "score_text", "score_text"),
)
_RESULT_GOALS = (("goal", "预期目标"), ("goal_actual", "实际完成情况"))

SELF_EVALUATION = FormLayout(
    form_type=FormType.SELF_EVALUATION,
    columns=(*_RESULT_COLUMNS, LayoutColumn("reason", "偏差原因分析及改进措施", 18)),
    middle="target_text",
    head=_PROJECT,
    fund_caption="项目资金",
    fund_columns=(*_RESULT_FUNDS, FundColumn("fund_score", "得分", "reason", "reason")),
    fund_rows=("年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金"),
    goal_caption="年度总体目标",
    goals=_RESULT_GOALS,
    indicator_caption="绩效指标",
    outline=OUTPUT_OUTCOME,
    total_caption="总分",
    footer=_SIGNATURES,
)

DEPARTMENT_OVERALL = FormLayout(
    form_type=FormType.DEPARTMENT_OVERALL,
    columns=(
        *_RESULT_COLUMNS,
        LayoutColumn("is_core", "是否核心指标", 7),
        LayoutColumn("reason", "偏差原因分析及改进措施", 18),
    ),
    middle="target_text",
    head=(Line((("部门（单位）名称", "department"),)),),
    fund_caption="部门资金",
    fund_columns=(*_RESULT_FUNDS, FundColumn("fund_score", "得分", "is_core", "reason")),
    fund_rows=("年度资金总额", "其中：基本支出", "项目支出"),
    goal_caption="年度总体目标",
    goals=_RESULT_GOALS,
    indicator_caption="绩效指标",
    outline=OUTPUT_OUTCOME,
    total_caption="总分",
    footer=(Line((("部门负责人", "project_head"), ("财务负责人", "finance_head"))),),
)

TARGET = FormLayout(
    form_type=FormType.TARGET,
    columns=(
        *LEVELS[:2],
        LayoutColumn("level3", "三级指标", 26),
        LayoutColumn("target_text", "年度指标值", 16),
        LayoutColumn("max_points", "分值", 8),
        LayoutColumn("remark", "备注", 18),
    ),
    middle="target_text",
    head=(
        Line((("项目名称", "project_name"), ("项目代码", "project_code"))),
        Line((("主管部门", "department"), ("实施单位", "unit"))),
    ),
    fund_caption="项目资金",
    fund_columns=(
        FundColumn("label", "", "level1", "level2"),
        FundColumn("initial_budget_text", "年初预算数", "level3", "remark"),
    ),
    fund_rows=("年度资金总额", "其中：财政拨款", "其他资金"),
    goal_caption="年度总体目标",
    goals=(("goal", ""),),
    indicator_caption="绩效指标",
    outline=OUTPUT_OUTCOME,
    total_caption="分值合计",
    footer=_SIGNATURES,
)

MONITORING = FormLayout(
    form_type=FormType.MONITORING,
    columns=(
        *LEVELS,
        LayoutColumn("target_text", "年度指标值", 13),
        LayoutColumn("actual_text", "1-　月执行情况", 13),
        LayoutColumn("forecast_text", "全年预计完成情况", 13),
        LayoutColumn("cause_funding", "经费保障", 6, "偏差原因分析"),
        LayoutColumn("cause_rules", "制度保障", 6, "偏差原因分析"),
        LayoutColumn("cause_staffing", "人员保障", 6, "偏差原因分析"),
        LayoutColumn("cause_equipment", "硬件条件\n保障", 8, "偏差原因分析"),
        LayoutColumn("cause_other", "其他", 6, "偏差原因分析"),
        LayoutColumn("reason", "原因说明", 20, "偏差原因分析"),
        LayoutColumn("likelihood", "完成目标\n可能性", 9.5),
        LayoutColumn("remark", "备注", 12),
    ),
    middle="forecast_text",
    head=_PROJECT,
    fund_caption="项目资金",
    fund_columns=(
        FundColumn("label", "", "level1", "level3"),
        FundColumn("initial_budget_text", "年初预算数", "target_text", "target_text"),
        FundColumn("executed_text", "1-　月执行数", "actual_text", "actual_text"),
        FundColumn("execution_rate_text", "1-　月执行率", "forecast_text", "forecast_text"),
        FundColumn("forecast_text", "全年预计执行数", "cause_funding", "remark"),
    ),
    fund_rows=("年度资金总额", "其中：本年一般公共预算拨款", "其他资金"),
    goal_caption="年度总体目标",
    goals=(("goal", ""),),
    indicator_caption="绩效指标",
    outline=OUTPUT_OUTCOME,
    footer=_SIGNATURES,
    landscape=True,
)

EVALUATION_SCORING = FormLayout(
    form_type=FormType.EVALUATION_SCORING,
    columns=(
        LayoutColumn("level1", "一级指标", 9),
        LayoutColumn("level2", "二级指标", 11),
        LayoutColumn("level3", "三级指标", 18),
        LayoutColumn("explanation", "指标解释", 30),
        LayoutColumn("criteria", "评分标准", 38),
        LayoutColumn("max_points", "分值", 7),
        LayoutColumn("score_text", "得分", 8),
        LayoutColumn("reason", "扣分原因", 22),
    ),
    middle="explanation",
    head=_PROJECT,
    fund_caption="项目资金",
    fund_columns=(
        FundColumn("label", "", "level1", "level2"),
        FundColumn("full_year_budget_text", "全年预算数", "level3", "explanation"),
        FundColumn("executed_text", "全年执行数", "criteria", "criteria"),
        FundColumn("execution_rate_text", "执行率", "max_points", "reason"),
    ),
    fund_rows=(),
    goal_caption="年度总体目标",
    goals=(("goal", ""),),
    indicator_caption="评价指标",
    outline=(
        ("决策", "项目立项"),
        ("决策", "绩效目标"),
        ("决策", "资金投入"),
        ("过程", "资金管理"),
        ("过程", "组织实施"),
        ("产出", "产出数量"),
        ("产出", "产出质量"),
        ("产出", "产出时效"),
        ("产出", "产出成本"),
        ("效益", "项目效益"),
    ),
    total_caption="总分",
    footer=(Line((("评价等级", "grade_text"),)),),
    landscape=True,
    level3=(
        ("项目立项", ("立项依据充分性", "立项程序规范性")),
        ("绩效目标", ("绩效目标合理性", "绩效指标明确性")),
        ("资金投入", ("预算编制科学性", "资金分配合理性")),
        ("资金管理", ("资金到位率", "预算执行率", "资金使用合规性")),
        ("组织实施", ("管理制度健全性", "制度执行有效性")),
        ("产出数量", ("实际完成率",)),
        ("产出质量", ("质量达标率",)),
        ("产出时效", ("完成及时性",)),
        ("产出成本", ("成本节约率",)),
        ("项目效益", ("实施效益", "满意度")),
    ),
)

LAYOUTS: dict[FormType, FormLayout] = {
    layout.form_type: layout for layout in (SELF_EVALUATION, TARGET, MONITORING, DEPARTMENT_OVERALL, EVALUATION_SCORING)
}
