"""Tables out: what a hat may see, in the standard's fields. Files, addresses and pages read the same rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Prefetch, Q

from wenxiao.forms.notation import read_notation
from wenxiao_site.actions.standard.tables import (
    BUDGETS,
    GOALS,
    INDICATORS,
    PAYMENTS,
    PROJECTS,
    Field,
    Kind,
    Known,
)
from wenxiao_site.registry.models import (
    AmountKind,
    BudgetAmount,
    BudgetRequest,
    Evaluation,
    Execution,
    FundSource,
    Indicator,
    MonitoringReport,
    Objective,
    ObjectiveTerm,
    PaymentSuspension,
    PerformancePlan,
    ProgressLine,
    Project,
    ProjectCategory,
    ResultDecision,
)
from wenxiao_site.visibility import EVERYTHING, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from decimal import Decimal

    from django.db.models import Model, QuerySet

    from wenxiao_site.visibility import Hat

    Cell = str | int | Decimal | None

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A table that goes out. `resource`: its name in addresses; `rows`: what a record says, one row or several."""

    name: str
    resource: str
    label: str
    model: type[Model]
    fields: tuple[Field, ...]
    rows: Callable[[Any], list[Row]]
    related: tuple[str, ...]
    project: str = "project"
    year: Callable[[int], Q] = lambda year: Q(fiscal_year=year)
    only: Q = EVERYTHING
    prefetch: tuple[Prefetch[Any], ...] = ()

    @property
    def heads(self) -> list[tuple[str, str]]:
        """Names and labels of the fields."""
        return [(each.name, each.label) for each in self.fields]

    def found(self, hat: Hat, fiscal_year: int | None = None, pro_code: str | None = None) -> QuerySet[Any]:
        """The records that a hat may see, of a year, of a project."""
        rows: QuerySet[Any] = visible(self.model, hat).filter(self.only)
        if fiscal_year is not None:
            rows = rows.filter(self.year(fiscal_year))
        if pro_code is not None:
            rows = rows.filter(**{f"{self.project}__code" if self.project else "code": pro_code})
        return rows.select_related(*self.related).prefetch_related(*self.prefetch).order_by("pk")

    def told(self, found: QuerySet[Any]) -> Iterator[Row]:
        """The rows of records, some at a time."""
        for each in found.iterator(chunk_size=2000):
            yield from self.rows(each)


def _own(name: str, label: str, kind: Kind = Kind.LINE, *, is_required: bool = True) -> Field:
    return Field(name, label, kind, Known.OWN, is_required=is_required)


def _maybe(name: str, label: str, kind: Kind = Kind.LINE, known: Known = Known.SEEN) -> Field:
    return Field(name, label, kind, known, is_required=False)


_REGION: Final = PROJECTS.field("MOF_DIV_CODE")
_UNIT: Final = PROJECTS.field("AGENCY_CODE")
_PROJECT: Final = PROJECTS.field("PRO_CODE")
_NAME: Final = PROJECTS.field("PRO_NAME")
_YEAR: Final = BUDGETS.field("FISCAL_YEAR")
_WHOSE: Final = (_REGION, _UNIT, _PROJECT, _NAME)
_BUDGET_CODES: Final = {
    "GENERAL_PUBLIC": "11",
    "GOVERNMENT_FUNDS": "12",
    "STATE_CAPITAL": "13",
    "SOCIAL_INSURANCE": "14",
}
_FUNDS: Final = {FundSource.CURRENT_YEAR: "1", FundSource.CARRY_OVER: "2", FundSource.OTHER: "3"}
_SIGNS: Final = {"GT": "1", "GE": "2", "EQ": "3", "LT": "4", "LE": "5", "NONE": "6"}
_COLUMNS: Final = {
    AmountKind.REQUESTED: "APPLY_UP",
    AmountKind.SUPPORTED: "FIN_AUDIT_MONEY",
    AmountKind.APPROVED: "REPLY_AMT",
    AmountKind.ADJUSTED: "CUR_AMT",
}


def _whose(project: Project | None) -> Row:
    if project is None:
        return dict.fromkeys((each.name for each in _WHOSE), None)
    unit = project.unit
    return {
        "MOF_DIV_CODE": unit.region.code,
        "AGENCY_CODE": unit.code,
        "PRO_CODE": project.code,
        "PRO_NAME": project.name,
    }


def _flag(value: bool) -> str:  # noqa: FBT001 - a column
    return "1" if value else "2"


def _project(row: Project) -> list[Row]:
    return [
        _whose(row)
        | {
            "PRO_KIND_CODE": ProjectCategory(row.category).letter,
            "SETUP_YEAR": row.first_year,
            "END_YEAR": row.last_year,
            "IS_NEW": "1" if row.novelty == "NEW" else "2",
            "FUND_TYPE_CODE": _BUDGET_CODES[row.account],
            "EXP_FUNC_CODE": row.functional_code,
            "TRANSFER_KIND": row.transfer_kind,
            "PRO_DESC": row.summary,
            "IS_LIVELIHOOD": _flag(row.is_livelihood),
            "IS_BOND": _flag(row.is_bond),
            "IS_TRANSITION_FUND": _flag(row.is_transition_fund),
            "IS_CLASSIFIED": _flag(row.is_classified),
        }
    ]


def _amount(row: BudgetAmount) -> list[Row]:
    blank: Row = dict.fromkeys(_COLUMNS.values())
    told = {
        "PRO_CODE": row.project.code,
        "FISCAL_YEAR": row.fiscal_year,
        "FOUND_TYPE_CODE": _FUNDS[FundSource(row.fund_source)],
        "APPROVAL_FILE_NO": row.document,
        "DOC_DATE": row.decided_on.isoformat(),
    }
    return [{**told, **blank, _COLUMNS[AmountKind(row.kind)]: row.amount}]


def _payment(row: Execution) -> list[Row]:
    return [
        {
            "PAY_CERT_NO": row.reference,
            "PRO_CODE": row.project.code,
            "FISCAL_YEAR": row.fiscal_year,
            "FOUND_TYPE_CODE": _FUNDS[FundSource(row.fund_source)],
            "XPAY_AMT": row.amount,
            "XPAY_DATE": row.executed_on.isoformat(),
            "USE_DES": row.document,
        }
    ]


def _plan(row: PerformancePlan) -> list[Row]:
    goals = [each.text for each in row.objectives.all() if each.term == ObjectiveTerm.ANNUAL]
    project = row.project
    return [
        {
            "KPI_PER_ID": row.pk,
            "PRO_CODE": project.code if project else None,
            "FISCAL_YEAR": row.fiscal_year,
            "KPI_TARGET": "\n".join(goals),
            "VERSION": row.version,
            "STATE": row.state,
        }
    ]


def _indicator(row: Indicator) -> list[Row]:
    project = row.plan.project
    return [
        {
            "KPI_ID": row.key,
            "KPI_PER_ID": row.plan_id,
            "PRO_CODE": project.code if project else None,
            "FISCAL_YEAR": row.plan.fiscal_year,
            **_levels(row),
            "COMPUTESIGN": _SIGNS[row.operator] if read_notation(row.target_text or None).operator is None else None,
            "KPI_VAL": row.target_text,
            "METERUNIT": row.measurement_unit,
            "WEIGHT": row.max_points,
            "KPI_CONTENT": row.explanation,
            "KPI_EVALSTD": row.criteria,
        }
    ]


def _levels(row: Indicator) -> Row:
    return {
        "LV1_PERF_IND_NAME": row.get_dimension_display(),
        "LV2_PERF_IND_NAME": row.get_sub_dimension_display(),
        "LV3_PERF_IND_NAME": row.name,
    }


def _report(row: MonitoringReport) -> list[Row]:
    head = _whose(row.project) | {
        "PERF_MON_ID": row.pk,
        "FISCAL_YEAR": row.fiscal_year,
        "MON_MONTH": row.round.month,
        "PRO_BGT_COMP": row.executed_amount,
        "EST_PRO_BGT_ANNUAL": row.expected_amount,
        "PRO_LIGHT": row.light,
        "STATE": row.state,
    }
    return [
        head
        | {
            "KPI_ID": each.key,
            **_levels(each.indicator),
            "KPI_VAL": each.indicator.target_text,
            "PERF_COMP": each.actual_text,
            "EST_PERF_ANNUAL": each.forecast_text,
            "ANA_DEV_REASONS": each.reason,
            "COMPLETE_RATE": each.get_likelihood_display(),
            "LIGHT": each.light,
        }
        for each in row.lines.all()
    ]


def _evaluation(row: Evaluation) -> list[Row]:
    unit = row.project.unit if row.project else row.unit
    return [
        _whose(row.project)
        | {
            "MOF_DIV_CODE": unit.region.code if unit else None,
            "AGENCY_CODE": unit.code if unit else None,
            "FISCAL_YEAR": row.fiscal_year,
            "EVAL_KIND": row.kind,
            "STATE": row.state,
            "EVAL_AMT": row.amount,
            "EVAL_SCORE": row.score,
            "EVAL_GRADE": row.get_grade_display() if row.grade else None,
            "GOAL_COMP": row.goal_actual,
            "PROBLEMS": row.problems,
            "MEASURES": row.measures,
        }
    ]


def _decision(row: ResultDecision) -> list[Row]:
    return [
        _whose(row.project)
        | {
            "EVAL_YEAR": row.fiscal_year,
            "FISCAL_YEAR": row.budget_year,
            "EVAL_SCORE": row.score,
            "EVAL_GRADE": row.get_grade_display(),
            "BASE_AMT": row.base_amount,
            "ADVISE_AMT": row.recommended_amount,
            "CEILING_AMT": row.decided_amount,
            "RESULT_USE": row.use,
            "REASON": row.decision_reason,
            "IS_REPLACED": _flag(hasattr(row, "replaced_by")),
        }
    ]


def _ceiling(row: ResultDecision) -> list[Row]:
    return [
        _whose(row.project)
        | {"FISCAL_YEAR": row.budget_year, "CEILING_AMT": row.decided_amount, "IS_HELD": _flag(row.is_held)}
    ]


def _suspension(row: PaymentSuspension) -> list[Row]:
    return [
        _whose(row.project)
        | {
            "FISCAL_YEAR": row.fiscal_year,
            "SUSPEND_DATE": row.begins_on.isoformat(),
            "RESUME_DATE": row.ends_on.isoformat() if row.ends_on else None,
            "IS_SUSPENDED": _flag(row.ends_on is None),
            "REASON": row.reason,
            "DOC_NO": row.document,
            "RESUME_DOC_NO": row.release_document,
        }
    ]


def _request(row: BudgetRequest) -> list[Row]:
    return [
        _whose(row.project)
        | {
            "FISCAL_YEAR": row.fiscal_year,
            "ROUND_ID": row.round_id,
            "REVISION": row.revision,
            "STATE": row.state,
            "APPLY_UP": row.requested_amount,
            "FIN_AUDIT_MONEY": row.supported_amount,
            "REPLY_AMT": row.approved_amount,
        }
    ]


_OF_PROJECT: Final = ("project__unit__region",)
_PLAN_KEY: Final = Field("KPI_PER_ID", "绩效目标主键", Kind.NUMBER)
_STATE: Final = _own("STATE", "状态")
_BY_BUDGET_YEAR: Final = lambda year: Q(budget_year=year)  # noqa: E731 - one of the conditions on a year
_LEVELS: Final = tuple(INDICATORS.field(f"{level}_PERF_IND_NAME") for level in ("LV1", "LV2", "LV3"))
OUTGOING: Final = (
    Outgoing(
        PROJECTS.name, "projects", PROJECTS.label, Project, PROJECTS.fields, _project, ("unit__region",), "",
        lambda year: Q(first_year__lte=year) & (Q(last_year__isnull=True) | Q(last_year__gte=year)),
    ),
    Outgoing(BUDGETS.name, "budgets", BUDGETS.label, BudgetAmount, BUDGETS.fields, _amount, ("project",),
             only=Q(replaced_by__isnull=True)),
    Outgoing(PAYMENTS.name, "payments", PAYMENTS.label, Execution, PAYMENTS.fields, _payment, ("project",)),
    Outgoing(
        GOALS.name, "plans", GOALS.label, PerformancePlan,
        (_PLAN_KEY, *GOALS.fields, Field("VERSION", "版本", Kind.NUMBER), _STATE),
        _plan, ("project",), only=Q(project__isnull=False),
        prefetch=(Prefetch("objectives", Objective.objects.order_by("position", "pk")),),
    ),
    Outgoing(
        INDICATORS.name, "indicators", INDICATORS.label, Indicator,
        (_PLAN_KEY, *INDICATORS.fields), _indicator, ("plan__project",),
        "plan__project", lambda year: Q(plan__fiscal_year=year), Q(plan__project__isnull=False),
    ),
    Outgoing(
        "PAY_PERF_MONITOR_INFO", "monitoring-reports", "绩效监控信息", MonitoringReport,
        (
            Field("PERF_MON_ID", "监控主键", Kind.NUMBER), *_WHOSE, _YEAR, _own("MON_MONTH", "监控月份", Kind.NUMBER),
            _maybe("PRO_BGT_COMP", "项目预算执行情况（元）", Kind.AMOUNT),
            _maybe("EST_PRO_BGT_ANNUAL", "全年预计执行情况（元）", Kind.AMOUNT),
            INDICATORS.field("KPI_ID"), *_LEVELS, _maybe("KPI_VAL", "指标值"), _maybe("PERF_COMP", "完成情况"),
            _maybe("EST_PERF_ANNUAL", "全年预计完成"), _maybe("ANA_DEV_REASONS", "偏差原因"),
            _maybe("COMPLETE_RATE", "完成目标可能性"), _own("LIGHT", "指标灯"), _own("PRO_LIGHT", "项目灯"), _STATE,
        ),
        _report, ("project__unit__region", "round"),
        prefetch=(Prefetch("lines", ProgressLine.objects.select_related("indicator").order_by("position", "pk")),),
    ),
    Outgoing(
        "WX_EVALUATION", "evaluations", "绩效评价", Evaluation,
        (
            *_WHOSE, _YEAR, _own("EVAL_KIND", "评价种类"), _STATE,
            _own("EVAL_AMT", "涉及资金", Kind.AMOUNT, is_required=False),
            _own("EVAL_SCORE", "得分", Kind.NUMBER, is_required=False), _own("EVAL_GRADE", "等级", is_required=False),
            _own("GOAL_COMP", "总体目标完成情况", Kind.TEXT), _own("PROBLEMS", "存在问题", Kind.TEXT),
            _own("MEASURES", "改进措施", Kind.TEXT),
        ),
        _evaluation, ("project__unit__region", "unit__region"),
    ),
    Outgoing(
        "WX_RESULT_DECISION", "decisions", "结果应用决定", ResultDecision,
        (
            *_WHOSE, _own("EVAL_YEAR", "评价年度", Kind.YEAR), _YEAR,
            _own("EVAL_SCORE", "评价得分", Kind.NUMBER, is_required=False), _own("EVAL_GRADE", "评价等级"),
            _own("BASE_AMT", "基数", Kind.AMOUNT), _own("ADVISE_AMT", "建议控制数", Kind.AMOUNT),
            _own("CEILING_AMT", "核定控制数", Kind.AMOUNT), _own("RESULT_USE", "结果应用"),
            _own("REASON", "决定理由", Kind.TEXT), _own("IS_REPLACED", "已被代替", Kind.FLAG),
        ),
        _decision, ("project__unit__region", "replaced_by"), year=_BY_BUDGET_YEAR,
    ),
    Outgoing(
        "WX_CEILING", "ceilings", "预算控制数", ResultDecision,
        (*_WHOSE, _YEAR, _own("CEILING_AMT", "控制数", Kind.AMOUNT), _own("IS_HELD", "整改完成前暂缓安排", Kind.FLAG)),
        _ceiling, _OF_PROJECT, year=_BY_BUDGET_YEAR, only=Q(replaced_by__isnull=True),
    ),
    Outgoing(
        "WX_SUSPENSION", "suspensions", "暂停拨付", PaymentSuspension,
        (
            *_WHOSE, _YEAR, _own("SUSPEND_DATE", "暂停日期", Kind.DAY),
            _own("RESUME_DATE", "恢复日期", Kind.DAY, is_required=False), _own("IS_SUSPENDED", "是否暂停", Kind.FLAG),
            _own("REASON", "暂停原因", Kind.TEXT), _own("DOC_NO", "暂停依据"), _own("RESUME_DOC_NO", "恢复依据"),
        ),
        _suspension, _OF_PROJECT,
    ),
    Outgoing(
        "WX_BUDGET_REQUEST", "budget-requests", "预算申请", BudgetRequest,
        (
            *_WHOSE, _YEAR, _own("ROUND_ID", "编制轮次", Kind.NUMBER), _own("REVISION", "修改次数", Kind.NUMBER),
            _STATE,
            BUDGETS.field("APPLY_UP"), BUDGETS.field("FIN_AUDIT_MONEY"), BUDGETS.field("REPLY_AMT"),
        ),
        _request, _OF_PROJECT,
    ),
)  # fmt: skip
"""Every table that goes out, in lifecycle order. Names beginning with WX_ are ours: the standard's were not seen."""
BY_RESOURCE: Final = {each.resource: each for each in OUTGOING}


def exported(tables: Sequence[Outgoing], hat: Hat, fiscal_year: int | None) -> list[tuple[Outgoing, Iterator[Row]]]:
    """The rows of some tables that a hat may see."""
    return [(each, each.told(each.found(hat, fiscal_year))) for each in tables]
