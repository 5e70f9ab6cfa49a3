"""The captions that official forms and their local variants print, as data: which words head which field.

Captions are compared after `plain_caption`: half-width, without blanks, brackets, numbering and period of the year, so
预算数(A), 全年（调整）预算数： and 1—7月执行数 need no entries of their own. Sources: the forms of 财预〔2020〕10号,
〔2015〕88号 and 〔2019〕136号 and the variants of published forms.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from wenxiao.forms.frames import SCHEMA
from wenxiao.forms.notation import HALF_WIDTH
from wenxiao.forms.raw import FormType
from wenxiao.kernel.columns import Grain

if TYPE_CHECKING:
    from collections.abc import Mapping

IGNORED = "-"
"""The field of captions that are known and not kept."""

_BRACKETS = re.compile(r"\([^()]*\)")
_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]+、|\d+[.、])")
_MONTHS = re.compile(r"^(?:截[至止]到?)?\d{0,2}[-—–~至]*\d{0,2}月[份底末]?(?:累计)?(?=\D)")
PERIOD = re.compile(r"^(?:截[至止]到?)?(?:\d{1,2}月?[-—–~至])?\d{1,2}月[份底末]?(?:累计)?(?:预算)?执行")
"""1—7月执行数: a caption that says which months a monitoring form covers."""

LONGEST = 200
"""No caption is longer."""


@lru_cache(maxsize=16_384)
def plain_caption(text: str) -> str:
    """A caption as it is looked up."""
    return _MONTHS.sub("", _NUMBERING.sub("", _BRACKETS.sub("", squeezed(text)))).strip(":*")


def squeezed(text: str) -> str:
    """The beginning of a text, half-width and without blanks, in which a caption is looked for."""
    return re.sub(r"\s+", "", text[:LONGEST].translate(HALF_WIDTH))


def _table(words: Mapping[str, str], grain: Grain) -> dict[str, str]:
    """Caption → field, with the official label of every column of the grain."""
    labels = {plain_caption(column.label): name for name, column in SCHEMA[grain].items() if name not in _READINGS}
    return labels | {plain_caption(word): field for field, listed in words.items() for word in listed.split()}


_COLUMNS = [name for grain in Grain for name in SCHEMA[grain]]
_READINGS = frozenset(
    {name.removesuffix("_text") for name in _COLUMNS if name.endswith("_text")}
    | {name for name in _COLUMNS if name.endswith(("_kind", "_amount", "_value", "_value_to", "_places"))}
    | {"form_type", "jurisdiction", "is_table", "is_complete", "is_total", "is_component", "unit_in_cell", "dimension",
       "sub_dimension", "project_years", "copied_from", "earlier_value", "similar_value", "spending_curve", "curve",
       "curve_is_share", "curve_is_cumulative", "review_completeness", "review_relevance", "review_adequacy",
       "review_feasibility"}
)  # fmt: skip
"""Columns that are readings of other texts: no form has a cell for them."""

HEAD = _table(
    {
        "project_name": "项目名称 专项名称 专项资金名称 资金名称 转移支付名称 政策名称 项目政策名称",
        "project_code": "项目代码 项目编码",
        "department": (
            "主管部门 主管部门及代码 主管单位 部门名称 单位名称 预算部门 中央主管部门 省级主管部门 地方主管部门 "
            "一级预算单位"
        ),
        "unit": "实施单位 项目单位 项目实施单位 具体实施单位 填报单位 资金使用单位 预算单位 二级预算单位 单位",
        "fiscal_year": "年度 预算年度 评价年度",
        "region": "地区 行政区划 所属地区",
        "amount_unit": "金额单位",
        "goal": (
            "预期目标 年度总体目标 总体目标 年度目标 项目年度目标 年初绩效目标 全年绩效目标 年度绩效目标 "
            "年度预期目标 年初设定目标 项目绩效目标 项目总体目标 绩效目标 年度总体绩效目标 年度绩效总体目标 "
            "年初目标"
        ),
        "goal_actual": (
            "实际完成情况 年度目标完成情况 全年目标实际完成情况 目标完成情况 目标实际完成情况 全年实际完成情况 "
            "年度总体目标完成情况 绩效目标完成情况 年度绩效目标完成情况 项目年度目标完成情况"
        ),
        "long_term_goal": "实施期目标 实施期总目标 中期目标 长期目标 中长期目标 实施期绩效目标",
        "total_score_text": "总分 总得分 自评总分 自评得分 绩效自评总分 自评总得分 评价得分 综合得分",
        "total_points": "分值合计",
        "grade_text": "评价等级 自评等级 等级 评价等次 自评等次 绩效等级 评价结果",
        "conclusion": "评价结论 自评结论 综合评价结论",
        "problems": "存在问题 存在的问题 存在问题及原因 存在的主要问题",
        "measures": "改进措施 改进措施及结果应用方案 下一步改进措施 整改措施 改进建议",
        "adjustment_reason": "预算调整原因 调整原因",
        "execution_reason": "预算执行偏差原因 执行偏差原因 预算执行率低原因",
        "project_head": "项目负责人 部门负责人 单位负责人 单位主要负责人签批 项目负责人签字",
        "finance_head": "财务负责人 财务负责人签字",
        IGNORED: (
            "填报人 填表人 填报日期 填表日期 联系电话 联系人 部门联系人 审核人 经办人 项目类别 项目属性 项目类型 "
            "项目期 起止时间 项目实施内容及过程概述 项目概况 立项依据 负责人 单位职能概述 实施进度计划"
        ),
    },
    Grain.FORM,
)

SIGNATURES = ("project_head", "finance_head")
"""Places that a person signs: that one is there and blank is worth knowing."""

FUND = _table(
    {
        "initial_budget_text": "年初预算数 年初预算 年初预算安排数 年初数 年初预算金额 年初批复预算数",
        "full_year_budget_text": (
            "全年预算数 预算数 全年预算 调整后预算数 调整预算数 调整后全年预算数 全年调整预算数 预算安排数 调整后预算"
        ),
        "executed_text": "全年执行数 执行数 预算执行数 实际支出数 全年支出数 支出数 实际执行数 全年实际支出数 执行金额",
        "forecast_text": "全年预计执行数 预计全年执行数 全年预计支出数",
        "fund_points": "分值 权重 执行率权重 标准分",
        "execution_rate_text": "执行率 预算执行率 资金执行率",
        "fund_score": "得分 执行率得分 自评得分 自评分 预算执行得分",
        "fund_reason": "原因说明 原因 备注 偏差原因 偏差原因分析 说明 未执行完毕原因",
        "label": "资金类别 资金来源 资金构成 资金名称 项目",
        IGNORED: "到位数 预算下达数 资金到位数 结转结余 结余数 预算 资金到位率 到位率 复核得分 复核分",
    },
    Grain.FUND,
)

INDICATOR = _table(
    {
        "level1": "一级指标 一级 一级指标名称",
        "level2": "二级指标 二级 二级指标名称",
        "level3": "三级指标 三级 三级指标名称 三级指标内容 指标名称 指标内容 具体指标 明细指标 绩效指标名称",
        "target_text": (
            "年度指标值 指标值 目标值 年度目标值 绩效指标值 预期值 预期指标值 预期目标值 数值 指标目标值 "
            "年度绩效指标值 计划值 年初设定指标值 年初设定目标值 设定目标值 调整指标值 调整后指标值 全年指标值 "
            "计划指标值 绩效目标值"
        ),
        "initial_target_text": "年初指标值 年初目标值 年初绩效指标值",
        "target_operator": "指标性质 符号 运算符 运算符号 比较符 计算符号 性质",
        "target_unit": "度量单位 计量单位 单位 指标单位",
        "actual_text": (
            "实际完成值 完成值 全年完成值 全年实际完成值 实际值 实际完成情况 完成情况 指标完成值 实际完成指标值 "
            "全年实际完成情况 实际完成 执行情况 绩效指标完成情况 指标完成情况 实际完成数 完成指标值"
        ),
        "actual_unit": "完成值计量单位",
        "forecast_text": "全年预计完成情况 预计全年完成情况 全年预计完成值 全年预计完成",
        "max_points": "分值 权重 指标权重 指标分值 分值权重 标准分 满分 标准分值 权重分值 三级指标分值",
        "score_text": "得分 自评得分 指标得分 自评分 评价得分 评分 实际得分 自评分数",
        "reason": (
            "偏差原因分析及改进措施 偏差原因分析 偏差原因 未完成原因分析 未完成原因 未完成原因和改进措施 "
            "未完成原因及改进措施 未完成原因及拟采取的改进措施 偏差大或目标未完成原因分析 原因说明 原因分析 "
            "扣分原因 扣分原因和其他说明 扣分原因及说明 偏差原因及改进措施 偏差原因分析与改进措施 "
            "未完成原因及下一步改进措施"
        ),
        "remark": "备注",
        "explanation": "指标解释 指标描述 指标内涵 指标解释说明 指标定义",
        "criteria": (
            "评分标准 评价标准 指标说明及评分标准 评分细则 指标说明 评价要点 计分标准 赋分规则 评分规则 指标评分标准"
        ),
        "likelihood": "完成目标可能性 目标完成可能性 完成可能性",
        "is_core": "是否核心指标 核心指标 是否核心",
        "cause_funding": "经费保障",
        "cause_rules": "制度保障",
        "cause_staffing": "人员保障",
        "cause_equipment": "硬件条件保障",
        "cause_other": "其他",
        IGNORED: (
            "序号 得分系数 折算得分 权重占比 复核分 复核得分 复评分 指标类型 指标方向 数据来源 佐证材料 改进措施 "
            "评价依据"
        ),
    },
    Grain.INDICATOR,
)
LEVELS = ("level1", "level2", "level3")

FUND_BLOCKS = frozenset(
    (
        "项目资金 资金 部门资金 预算执行情况 项目资金情况 资金投入情况 资金情况 项目预算 项目预算执行情况 预算情况 "
        "年度预算 项目资金申请 资金来源 部门预算 预算执行 年度资金 项目资金来源"
    ).split()
)
INDICATOR_BLOCKS = frozenset(
    (
        "绩效指标 年度绩效指标 评价指标 项目绩效指标 实施期绩效指标 中期绩效指标 长期绩效指标 中长期绩效指标 "
        "实施期指标 年度指标 长期指标 绩效目标指标 指标"
    ).split()
)
TOTALS = frozenset("总分 总计 合计 分值合计 总得分 得分合计 总分值 自评总分 合计得分".split())
SUBTOTAL = re.compile(r"小计$")
NOTE = re.compile(r"^(?:注|备注|说明|填表说明|填报说明|填报人|填表人|审核|负责人|联系|制表)")
EXECUTION_LINE = re.compile(r"^预算执行率?(?:指标)?$")
LONG_TERM = re.compile(r"实施期|长期|中期")
FUND_LABEL = re.compile(
    r"^(?:其中:)?(?:实施期|中期|年度|本年度?|当年|项目|上级|本级|中央|省级?|市级?|县级?|区级?|一般公共预算)*"
    r"(?:资金总额|总额|总投资|总预算|财政拨款|财政资金|财政补助|补助资金|预算数|其[他它]资金|自有资金|自筹资金|单位资金|上年结转(?:资金)?)$"
)
UNIT_NOTE = re.compile(r"(?:单位:|\()(?:人民币)?(百万元|千元|万元|亿元|元)(?![\u4e00-\u9fff])")
NO_TITLE = re.compile(r"单位:|^附[件表]?[\d一二三四五-]*:?$")
BLOCK_POINTS = re.compile(r"\((\d+(?:\.\d+)?)分\)")
YEAR_LINE = re.compile(r"^\(?((?:19|20)\d\d)年?度?\)?$")
TITLE = re.compile(
    r"(?:自评|目标|申报|审批|批复|监控|评分|评价|情况|指标|跟踪)(?:情况|得分|打分)*(?:汇总)?表(?:\(.*\)|[一二三四\d]*)?$|指标体系(?:\(.*\))?$"
)
PREVIEW = re.compile(r"^预览[:：]")

_TITLE_TYPES = (
    ("监控|跟踪", FormType.MONITORING),
    ("整体.*自评|自评.*整体", FormType.DEPARTMENT_OVERALL),
    ("自评|完成情况", FormType.SELF_EVALUATION),
    ("评分|打分|指标体系|评价表", FormType.EVALUATION_SCORING),
)
_FIELD_TYPES = (
    ({"forecast_text", "likelihood"}, FormType.MONITORING),
    ({"explanation", "criteria"}, FormType.EVALUATION_SCORING),
    ({"actual_text", "score_text", "fund_score", "executed_text"}, FormType.SELF_EVALUATION),
)


def form_type(title: str, fields: frozenset[str]) -> FormType:
    """The form type from a table's title, else from the fields that it has columns for."""
    plain = plain_caption(title)
    for pattern, named in _TITLE_TYPES:
        if re.search(pattern, plain):
            return named
    if re.search("目标|申报", plain) and not fields & {"actual_text", "score_text"}:
        return FormType.TARGET
    found = next((named for having, named in _FIELD_TYPES if having & fields), FormType.TARGET)
    whole = found is FormType.SELF_EVALUATION and "整体" in plain
    return FormType.DEPARTMENT_OVERALL if whole else found
