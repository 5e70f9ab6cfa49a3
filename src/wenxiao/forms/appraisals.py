"""Budget requests and appraisals as typed frames: the sheets that experts fill in, and what the rules say of them.

Amounts are fen, points and parameters as in the rulebook; a blank is null. Two kinds of tables use the kernel's three
grains. Requests: a form is a unit's request for a year, its indicator lines are the projects in it. Appraisals: a form
is one appraisal, its indicator lines are the points of one expert on one leaf, its fund lines the years of costs and
benefits, in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import polars as pl

from wenxiao.forms.explaining import Explainer
from wenxiao.kernel.columns import Column, Grain, Tables
from wenxiao.kernel.findings import Finding
from wenxiao.kernel.plan import Plan
from wenxiao.kernel.rule import Check, Severity
from wenxiao.kernel.scales import Unit
from wenxiao.rules import catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wenxiao.kernel.explanations import Explanation
    from wenxiao.rulebook import Resolution

    Line = Mapping[str, object]

_T, _N, _B = pl.String, pl.Int64, pl.Boolean


def _columns(*columns: tuple[str, object, Unit, str]) -> dict[str, Column]:
    return {name: Column(name, dtype, unit, label) for name, dtype, unit, label in columns}  # type: ignore[arg-type]


REQUESTS: Final[Mapping[Grain, Mapping[str, Column]]] = {
    Grain.FORM: _columns(
        ("form_type", _T, Unit.TEXT, "表种"),
        ("is_table", _B, Unit.FLAG, "是否表格"),
        ("is_complete", _B, Unit.FLAG, "是否完整"),
    ),
    Grain.FUND: {},
    Grain.INDICATOR: _columns(
        ("level3", _T, Unit.TEXT, "项目名称"),
        ("functional_code", _T, Unit.TEXT, "支出功能分类科目"),
        ("requested_amount", _N, Unit.AMOUNT, "申请数"),
        ("previous_amount", _N, Unit.AMOUNT, "上年预算数"),
        ("is_new", _B, Unit.FLAG, "新增"),
        ("is_mid_year", _B, Unit.FLAG, "年中追加"),
        ("is_major_undertaking", _B, Unit.FLAG, "新增重大事业发展类"),
        ("is_expired", _B, Unit.FLAG, "到期拟延续"),
        ("appraised_as", _T, Unit.TEXT, "已完成的事前评估"),
    ),
}
"""`appraised_as`: GENERAL or KEY where an appraisal was concluded and not rejected, else null."""

APPRAISALS: Final[Mapping[Grain, Mapping[str, Column]]] = {
    Grain.FORM: _columns(
        ("requested_amount", _N, Unit.AMOUNT, "申请数"),
        ("supported_amount", _N, Unit.AMOUNT, "评估支持数"),
        ("discount_rate", _N, Unit.RATIO, "折现率"),
        ("cost_factor", _N, Unit.VALUE, "成本变动系数"),
        ("benefit_factor", _N, Unit.VALUE, "效益变动系数"),
    ),
    Grain.FUND: _columns(
        ("label", _T, Unit.TEXT, "名称"),
        ("year_offset", _N, Unit.COUNT, "距首年的年数"),
        ("cost_amount", _N, Unit.AMOUNT, "成本"),
        ("benefit_amount", _N, Unit.AMOUNT, "效益"),
        ("quantity", _N, Unit.VALUE, "数量"),
    ),
    Grain.INDICATOR: _columns(
        ("level3", _T, Unit.TEXT, "评估要点"),
        ("dimension", _T, Unit.TEXT, "维度"),
        ("expert", _N, Unit.COUNT, "专家"),
        ("points", _N, Unit.POINTS, "得分"),
        ("verdict", _T, Unit.TEXT, "判断"),
    ),
}

SCHEMAS: Final = (REQUESTS, APPRAISALS)


# --- The sheets -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Leaf:
    """A point to be judged. `key`: stays with a stored score; `max_points` ×10²."""

    key: str
    label: str
    max_points: int


@dataclass(frozen=True, slots=True)
class SheetDimension:
    """A dimension of a sheet. `max_points` ×10²; `parameters`: whose instrument and article stand behind the points."""

    key: str
    label: str
    max_points: int
    leaves: tuple[Leaf, ...]
    parameters: tuple[str, str]


_SHEETS: Final[Mapping[str, tuple[tuple[str, str, str, tuple[str, ...]], ...]]] = {
    "PROJECT": (
        ("NECESSITY", "立项必要性", "appraisal_necessity", (
            "目的明确、内容具体", "符合规划和政府决策，与单位职责密切相关", "项目唯一，没有重复交叉",
            "经过可行性研究、专家论证、风险评估或集体决策")),
        ("ECONOMY", "投入经济性", "appraisal_economy", (
            "支出内容与职责、任务匹配", "预算明细清晰", "勤俭节约、量力而行", "测算依据充分，符合定额标准")),
        ("TARGET", "绩效目标合理性", "appraisal_target", (
            "填报规范、完整，没有缺项错项", "目标明确具体，反映主要内容", "指标细化量化、可衡量",
            "预期效益与资金规模相匹配")),
        ("PLAN", "实施方案可行性", "appraisal_plan", (
            "实施内容和进度安排合理", "组织机构、人员和职责落实", "管理制度和风险防控健全",
            "场地、技术、审批等条件具备")),
        ("FUNDING", "筹资合规性", "appraisal_funding", (
            "资金来源渠道合规", "事权与支出责任相适应", "各级配套和自筹能够到位", "筹资风险可控")),
    ),
    "POLICY": (
        ("NECESSITY", "政策设立必要性", "policy_appraisal_necessity", (
            "依据充分、需求现实", "与现有政策不重复、不冲突")),
        ("SUPPORT", "政策保障充分性", "policy_appraisal_support", ("组织和制度保障", "配套措施和实施条件")),
        ("TARGET", "政策目标合理性", "policy_appraisal_target", ("目标明确、可衡量", "预期受益范围和效果合理")),
        ("LASTING", "政策实施可持续性", "policy_appraisal_lasting", ("实施期限和退出机制", "财政可承受、可持续")),
        ("FUNDING", "政策资金合规性", "policy_appraisal_funding", ("资金来源合规", "补助对象、标准和测算合理")),
    ),
    "BOND": (
        ("PURPOSE", "必要性、公益性、收益性", "bond_appraisal_purpose", (
            "与部署、职能、规划相关", "需求迫切", "可替代性", "公益性", "经济收益")),
        ("READINESS", "投资合规性与项目成熟度", "bond_appraisal_readiness", (
            "资金来源渠道和筹资程序合规", "事权、支出责任与财力匹配", "当年能形成实物工作量", "配套条件")),
        ("SOURCES", "资金来源和到位可行性", "bond_appraisal_sources", (
            "没有其他重复投入", "财政支持方式科学", "筹资风险可控")),
        ("FORECAST", "收入、成本、收益预测合理性", "bond_appraisal_forecast", (
            "收入测算充分", "受政策和市场影响", "成本测算充分", "成本控制措施有效")),
        ("NEED", "债券资金需求合理性", "bond_appraisal_need", ("投入产出比",)),
        ("REPAYMENT", "偿债计划可行性和风险点", "bond_appraisal_repayment", (
            "内容明确具体", "计划完整可行", "前期论证", "组织和职责", "制度", "过程控制")),
        ("TARGET", "绩效目标合理性", "bond_appraisal_target", (
            "目标明确", "目标与项目内容相符", "指标细化量化", "与资金规模相匹配")),
    ),
}  # fmt: skip


def sheet(name: str, resolution: Resolution) -> tuple[SheetDimension, ...]:
    """The dimensions and leaves of ``PROJECT``, ``POLICY`` or ``BOND`` with the points in force.

    Raises ValueError where an instrument's points of the leaves do not fit the leaves or the dimension.
    """
    dimensions = []
    for key, label, stem, leaves in _SHEETS[name]:
        parameters = (f"{stem}_points", f"{stem}_leaves")
        most = int(str(resolution[parameters[0]]))
        points = [int(each) * 100 for each in str(resolution[parameters[1]]).split(",")]
        if len(points) != len(leaves) or sum(points) != most:
            message = f"{parameters[1]} gives {points} for {len(leaves)} leaves and {most} points"
            raise ValueError(message)
        listed = tuple(
            Leaf(f"{key}-{number}", words, each)
            for number, (words, each) in enumerate(zip(leaves, points, strict=True), start=1)
        )
        dimensions.append(SheetDimension(key, label, most, listed, parameters))
    return tuple(dimensions)


# --- Judging ----------------------------------------------------------------------------------------------------------


def tables(schema: Mapping[Grain, Mapping[str, Column]], forms: Sequence[Mapping[Grain, Sequence[Line]]]) -> Tables:
    """The three frames of some forms given as lines; what is not stated is blank."""
    rows: dict[Grain, list[Line]] = {grain: [] for grain in Grain}
    for place, form in enumerate(forms):
        for grain in Grain:
            given = form.get(grain, [{}] if grain is Grain.FORM else [])
            keyed = [{"form": place, **({} if grain is Grain.FORM else {"row": row})} for row in range(len(given))]
            rows[grain].extend({**line, **keys} for line, keys in zip(given, keyed, strict=True))
    return Tables(**{grain.value: _frame(schema, grain, rows[grain]) for grain in Grain})


def _frame(schema: Mapping[Grain, Mapping[str, Column]], grain: Grain, rows: Sequence[Line]) -> pl.DataFrame:
    keys = {"form": pl.UInt32} if grain is Grain.FORM else {"form": pl.UInt32, "row": pl.UInt16}
    types = keys | {name: column.dtype for name, column in schema[grain].items()}
    return pl.DataFrame([pl.Series(name, [row.get(name) for row in rows], dtype) for name, dtype in types.items()])


REQUEST_RULES: Final = frozenset(
    {
        "appraisal_is_required",
        "appraisal_tier",
        "requests_of_purpose",
        "amount_of_purpose",
        "request_purpose",
        "tier_words",
    }
    | {"new_item_has_appraisal", "project_is_not_split", "amount_is_in_yuan"}
)
SCORE_RULES: Final = frozenset(
    {"experts_count", "expert_total", "dimension_score", "dimension_spread", "opens_dimension", "appraisal_score"}
    | {"expert_spread", "experts_agree", "appraisal_conclusion"}
)
REDUCTION_RULES: Final = frozenset({"reduced_amount", "reduction_rate"})
COST_RULES: Final = frozenset(
    {"net_present_value", "benefit_cost_ratio", "payback_period", "cumulative_net_amount", "discount_factor"}
    | {"present_cost_amount", "present_benefit_amount"}
)
SHORT_FORM_RULES: Final = frozenset({"short_form_conclusion"})
UNIT_COST_RULES: Final = frozenset({"unit_cost_amount"})


@lru_cache(maxsize=64)
def _plan_of(values: tuple[tuple[str, int | str | bool | None], ...], wanted: frozenset[str], number: int) -> Plan:
    parameters = dict(values)
    off = {each.name for each in catalogue.checks() if parameters.get(each.name) == Severity.OFF.value}
    return Plan(catalogue.needed(wanted - off), SCHEMAS[number], parameters)


@dataclass(frozen=True)
class Judged:
    """What the rules say of some forms: the frames with the rules' columns, and the values in force."""

    schema: Mapping[Grain, Mapping[str, Column]]
    tables: Tables
    resolution: Resolution
    wanted: frozenset[str]

    def rows(self, grain: Grain, form: int = 0) -> list[dict[str, object]]:
        """The rows of a form with every column, by name."""
        return [row for row in self.tables.at(grain).iter_rows(named=True) if row["form"] == form]

    def explainer(self, form: int = 0) -> Explainer:
        """Explains the numbers of a form."""
        rows = {grain: self.rows(grain, form) for grain in Grain}
        return Explainer(rows, self.resolution, lambda *_: "", self.schema)

    def explained(self, name: str, grain: Grain = Grain.FORM, row: int = 0, form: int = 0) -> Explanation:
        """Why a number is what it is."""
        return self.explainer(form).explain(grain, row, name)

    def findings(self, form: int = 0) -> list[Finding]:
        """Every statement that does not hold in a form."""
        told = []
        explainer = self.explainer(form)
        for check in (each for each in catalogue.checks() if each.name in self.wanted):
            for place, row in enumerate(self.rows(check.grain, form)):
                if row.get(check.column):
                    told.append(self._finding(check, explainer, place))
        return told

    def _finding(self, check: Check, explainer: Explainer, row: int) -> Finding:
        citation = self.resolution.citation(check.cites or check.name)
        return Finding(
            code=check.code,
            name=check.name,
            title=check.title,
            severity=Severity(self.resolution[check.name]),
            block=check.grain.value,
            row=None if check.grain is Grain.FORM else row,
            field=check.field,
            message=explainer.fill(check.message, check.grain, row),
            printed=None,
            expected=None,
            instrument=f"《{citation.title}》{citation.number}",
            article=citation.article,
            evidence=citation.evidence.value,
        )


def _judged(number: int, typed: Tables, resolution: Resolution, wanted: frozenset[str]) -> Judged:
    run = _plan_of(tuple(resolution.items()), wanted, number).run(typed)
    return Judged(SCHEMAS[number], run, resolution, wanted)


def judge_requests(units: Sequence[Sequence[Line]], resolution: Resolution) -> Judged:
    """The requests of units, each a sequence of lines as in `REQUESTS`, one form per unit."""
    head = {"form_type": "budget_request", "is_table": True, "is_complete": True}
    forms = [{Grain.FORM: [head], Grain.INDICATOR: lines} for lines in units]
    return _judged(0, tables(REQUESTS, forms), resolution, REQUEST_RULES)


def judge_scores(appraisals: Sequence[Sequence[Line]], resolution: Resolution) -> Judged:
    """The points of appraisals, each a sequence of lines with `level3`, `dimension`, `expert`, `points`."""
    return _judged(1, tables(APPRAISALS, [{Grain.INDICATOR: lines} for lines in appraisals]), resolution, SCORE_RULES)


def judge_short_form(lines: Sequence[Line], resolution: Resolution) -> Judged:
    """The verdicts of one short form: lines with `level3`, `dimension`, `verdict`."""
    return _judged(1, tables(APPRAISALS, [{Grain.INDICATOR: lines}]), resolution, SHORT_FORM_RULES)


def judge_reductions(appraisals: Sequence[Line], resolution: Resolution) -> Judged:
    """Requested against supported amounts, one form per line with both."""
    return _judged(1, tables(APPRAISALS, [{Grain.FORM: [each]} for each in appraisals]), resolution, REDUCTION_RULES)


def judge_unit_costs(items: Sequence[Line], resolution: Resolution) -> Judged:
    """What one of a quantity costs, for lines with `cost_amount` and `quantity`."""
    return _judged(1, tables(APPRAISALS, [{Grain.FUND: items}]), resolution, UNIT_COST_RULES)


@dataclass(frozen=True, slots=True)
class Variation:
    """A plan in which one thing is other than expected. `change`: ratio ×10⁴, below zero for less."""

    factor: str
    change: int


STEPS: Final = 4
"""Steps to each side of the plan."""

FACTORS: Final = {"cost": "成本", "benefit": "效益", "rate": "折现率"}


def variations(most: int) -> list[Variation]:
    """The plan itself, and each factor varied in equal steps up to `most` (ratio ×10⁴) to both sides."""
    steps = [most * step // STEPS for step in range(-STEPS, STEPS + 1)]
    return [Variation("", 0), *(Variation(factor, step) for factor in FACTORS for step in steps)]


def judge_costs(years: Sequence[Line], discount_rate: int, resolution: Resolution) -> Judged:
    """Costs and benefits by year (`year_offset` from 0 without gaps), and every variation of them, one form each.

    `discount_rate` ×10⁴. Form 0 is the plan; the others follow `variations` of the rulebook's bound.
    """
    forms = []
    for each in variations(int(str(resolution["sensitivity_most"]))):
        changed = {"cost": 10_000, "benefit": 10_000}
        rate = discount_rate
        if each.factor == "rate":
            rate = (2 * discount_rate * (10_000 + each.change) + 10_000) // 20_000
        elif each.factor:
            changed[each.factor] += each.change
        head = {"discount_rate": rate, "cost_factor": changed["cost"], "benefit_factor": changed["benefit"]}
        forms.append({Grain.FORM: [head], Grain.FUND: years})
    return _judged(1, tables(APPRAISALS, forms), resolution, COST_RULES)
