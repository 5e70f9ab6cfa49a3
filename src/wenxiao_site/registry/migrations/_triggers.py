"""What the database itself refuses, beyond constraints. The conditions are SQL that both databases understand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import migrations

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.state import StateApps

    Step = Callable[[StateApps, BaseDatabaseSchemaEditor], None]

ALWAYS: Final = "1 = 1"


@dataclass(frozen=True)
class Refusal:
    """Before `event` on a row of `table`, if `condition` holds of NEW or OLD, `sentence` is raised."""

    name: str
    table: str
    event: str
    condition: str
    sentence: str


@dataclass(frozen=True)
class Consequence:
    """After `event` on a row of `table`, if `condition` holds of NEW and OLD, `statement` is done as well."""

    name: str
    table: str
    event: str
    condition: str
    statement: str


def _append_only(table: str, label: str) -> tuple[Refusal, ...]:
    return (
        Refusal(f"{table}_not_changed", table, "UPDATE", ALWAYS, f"{label}不能修改。"),
        Refusal(f"{table}_not_deleted", table, "DELETE", ALWAYS, f"{label}不能删除。"),
    )


def _no_circle(table: str, label: str) -> Refusal:
    return Refusal(
        f"{table}_no_circle",
        table,
        "UPDATE",
        f"EXISTS (SELECT 1 FROM {table}link WHERE ancestor_id = NEW.id AND descendant_id = NEW.parent_id)",  # noqa: S608
        f"不能把{label}放到自己或自己的下级之下。",
    )


_BEING_MENDED: Final = (
    " AND NOT EXISTS (SELECT 1 FROM registry_targetmending m WHERE m.plan_id = {row}.plan_id AND m.state = 'AGREED')"
)
"""While a change that reviewer and unit agreed on is written, the lines of the plan can be changed."""


def _fixed_once_submitted(table: str, label: str) -> tuple[Refusal, ...]:
    sentence = f"绩效目标表已提交，{label}不能再改。"

    def condition(row: str) -> str:
        return (
            "EXISTS (SELECT 1 FROM registry_performanceplan"  # noqa: S608
            f" WHERE id = {row}.plan_id AND state IN ('SUBMITTED', 'APPROVED')){_BEING_MENDED.format(row=row)}"
        )

    return tuple(
        Refusal(f"{table}_fixed_{event.lower()}", table, event, condition(row), sentence)
        for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD"))
    )


_USED: Final = "EXISTS (SELECT 1 FROM registry_evidenceuse WHERE file_id = NEW.id AND removed_at IS NULL)"
_DISCARDED: Final = (
    "EXISTS (SELECT 1 FROM registry_evidencefile WHERE id = NEW.file_id AND discarded_at IS NOT NULL)"
    " AND NEW.removed_at IS NULL"
)

GROUND: Final = (
    *_append_only("registry_auditevent", "审计记录"),
    *_append_only("registry_fact", "事实记录"),
    Refusal("registry_audittail_not_deleted", "registry_audittail", "DELETE", ALWAYS, "审计链末端不能删除。"),
    Refusal("registry_evidencefile_not_deleted", "registry_evidencefile", "DELETE", ALWAYS, "佐证材料不能删除。"),
    Refusal(
        "registry_evidencefile_content_kept",
        "registry_evidencefile",
        "UPDATE",
        "NEW.sha256 <> OLD.sha256 OR NEW.size <> OLD.size OR NEW.unit_id <> OLD.unit_id",
        "佐证材料的内容不能更换。",
    ),
    Refusal(
        "registry_evidencefile_in_use",
        "registry_evidencefile",
        "UPDATE",
        f"NEW.discarded_at IS NOT NULL AND {_USED}",
        "佐证材料正在使用，不能作废。",
    ),
    Refusal("registry_evidenceuse_not_deleted", "registry_evidenceuse", "DELETE", ALWAYS, "佐证材料的使用不能删除。"),
    Refusal(
        "registry_evidenceuse_not_discarded", "registry_evidenceuse", "INSERT", _DISCARDED, "佐证材料已作废，不能使用。"
    ),
    _no_circle("registry_region", "地区"),
    _no_circle("registry_unit", "单位"),
    *_fixed_once_submitted("registry_objective", "总体目标"),
    *_fixed_once_submitted("registry_indicator", "绩效指标"),
)


_GOVERNED: Final = (
    "EXISTS (SELECT 1 FROM registry_budgetround b JOIN registry_round c ON c.id = b.campaign_id"
    " JOIN registry_regionlink l ON l.ancestor_id = c.region_id"
    " JOIN registry_unit u ON u.region_id = l.descendant_id JOIN registry_project p ON p.unit_id = u.id"
    " WHERE p.id = NEW.project_id AND c.fiscal_year = NEW.fiscal_year)"
)
"""A budget round of the region, or of one above, governs the fiscal year of a row with a project."""

_MATCHING: Final = " OR ".join(
    f"(r.state IN ({', '.join(repr(each) for each in states)}) AND {{plan}} IN ({plans}))"
    for states, plans in (
        (("DRAFTED", "RETURNED"), "'DRAFT', 'RETURNED'"),
        (("SUBMITTED", "REVIEWED", "SUPPORTED"), "'SUBMITTED'"),
        (("APPROVED", "PUBLISHED"), "'APPROVED'"),
    )
)
_WITHOUT_ITS_REQUEST: Final = (
    f"NEW.project_id IS NOT NULL AND NEW.version = 1 AND NEW.state IN ('SUBMITTED', 'APPROVED') AND {_GOVERNED}"  # noqa: S608
    " AND NOT EXISTS (SELECT 1 FROM registry_budgetrequest r WHERE r.plan_id = NEW.id)"
)
_AMOUNTS: Final = (
    ("REQUESTED", "'SUBMITTED', 'REVIEWED', 'SUPPORTED', 'APPROVED', 'PUBLISHED'"),
    ("SUPPORTED", "'SUPPORTED', 'APPROVED', 'PUBLISHED'"),
    ("APPROVED", "'APPROVED', 'PUBLISHED'"),
)

_STEPS: Final = {
    "DRAFTED": ("SUBMITTED",),
    "RETURNED": ("SUBMITTED",),
    "SUBMITTED": ("REVIEWED", "RETURNED"),
    "REVIEWED": ("SUPPORTED", "RETURNED"),
    "SUPPORTED": ("APPROVED", "RETURNED"),
    "APPROVED": ("PUBLISHED",),
}
"""From one state of a request to the next; nothing is skipped."""

_ALLOWED: Final = " OR ".join(
    f"(OLD.state = '{before}' AND NEW.state = '{after}')" for before, states in _STEPS.items() for after in states
)

APPRAISAL: Final[tuple[Refusal | Consequence, ...]] = (
    Refusal(
        "registry_budgetrequest_step_by_step",
        "registry_budgetrequest",
        "UPDATE",
        f"NEW.state <> OLD.state AND NOT ({_ALLOWED})",
        "预算申请不能跳过环节：申报、部门审核、财政审核、批复、公开，依次办理。",
    ),
    Refusal(
        "registry_budgetrequest_begins_at_the_beginning",
        "registry_budgetrequest",
        "INSERT",
        "NEW.state <> 'DRAFTED' AND NOT EXISTS (SELECT 1 FROM registry_performanceplan p"  # noqa: S608
        " WHERE p.id = NEW.plan_id AND (" + _MATCHING.replace("r.state", "NEW.state").format(plan="p.state") + "))",
        "预算申请从编制开始。",
    ),
    Refusal(
        "registry_budgetrequest_keeps_its_target",
        "registry_budgetrequest",
        "UPDATE",
        "OLD.state NOT IN ('DRAFTED', 'RETURNED') AND (NEW.plan_id <> OLD.plan_id"
        " OR NEW.requested_amount <> OLD.requested_amount OR NEW.project_id <> OLD.project_id"
        " OR NEW.fiscal_year <> OLD.fiscal_year)",
        "预算申请已申报，申请数和绩效目标不能再改。",
    ),
    Refusal(
        "registry_budgetrequest_own_target",
        "registry_budgetrequest",
        "UPDATE",
        "NEW.plan_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM registry_performanceplan p WHERE p.id = NEW.plan_id"
        " AND p.project_id = NEW.project_id AND p.fiscal_year = NEW.fiscal_year)",
        "绩效目标不是这个项目本年度的。",
    ),
    Refusal(
        "registry_budgetrequest_with_indicators",
        "registry_budgetrequest",
        "UPDATE",
        "NEW.state = 'SUBMITTED' AND OLD.state <> 'SUBMITTED'"
        " AND NOT EXISTS (SELECT 1 FROM registry_indicator i WHERE i.plan_id = NEW.plan_id)",
        "绩效目标没有指标，预算申请不能申报。",
    ),
    Refusal(
        "registry_budgetrequest_appraised",
        "registry_budgetrequest",
        "UPDATE",
        "NEW.state = 'SUBMITTED' AND OLD.state <> 'SUBMITTED' AND NEW.appraisal_required = {true}"
        " AND NOT EXISTS (SELECT 1 FROM registry_appraisal a WHERE a.id = NEW.appraisal_id"
        " AND a.project_id = NEW.project_id AND a.state = 'CONCLUDED' AND a.conclusion <> 'REJECT'"
        " AND (a.tier = 'KEY' OR NEW.tier <> 'KEY'))",
        "须先开展事前评估，没有得到支持的评估结论，预算申请不能申报。",
    ),
    Refusal("registry_budgetrequest_not_deleted", "registry_budgetrequest", "DELETE", ALWAYS, "预算申请不能删除。"),
    Refusal(
        "registry_performanceplan_with_its_money",
        "registry_performanceplan",
        "UPDATE",
        "NEW.state <> OLD.state AND EXISTS (SELECT 1 FROM registry_budgetrequest r"  # noqa: S608
        f" WHERE r.plan_id = NEW.id AND NOT ({_MATCHING.format(plan='NEW.state')}))",
        "绩效目标与预算同步申报、审核、批复：请在预算申请里办理。",
    ),
    Refusal(
        "registry_performanceplan_not_without_money",
        "registry_performanceplan",
        "UPDATE",
        f"NEW.state <> OLD.state AND {_WITHOUT_ITS_REQUEST}",
        "本年度预算正在编制，绩效目标随预算申请一并申报：请先建立预算申请。",
    ),
    Refusal(
        "registry_performanceplan_begins_as_a_draft",
        "registry_performanceplan",
        "INSERT",
        _WITHOUT_ITS_REQUEST,
        "本年度预算正在编制，绩效目标随预算申请一并申报：请先建立预算申请。",
    ),
    *(
        Refusal(
            f"registry_budgetamount_{kind.lower()}_with_its_target",
            "registry_budgetamount",
            "INSERT",
            f"NEW.kind = '{kind}' AND {_GOVERNED} AND NOT EXISTS (SELECT 1 FROM registry_budgetrequest r"  # noqa: S608
            f" WHERE r.project_id = NEW.project_id AND r.fiscal_year = NEW.fiscal_year AND r.state IN ({states}))",
            "本年度预算正在编制，金额随预算申请和绩效目标一并办理：请在预算申请里办理。",
        )
        for kind, states in _AMOUNTS
    ),
    Refusal(
        "registry_leafscore_fixed_once_handed_in",
        "registry_leafscore",
        "UPDATE",
        "EXISTS (SELECT 1 FROM registry_panelist WHERE id = OLD.panelist_id AND submitted_at IS NOT NULL)",
        "评分表已交回，不能再改。",
    ),
    Refusal(
        "registry_leafscore_kept_once_handed_in",
        "registry_leafscore",
        "DELETE",
        "EXISTS (SELECT 1 FROM registry_panelist WHERE id = OLD.panelist_id AND submitted_at IS NOT NULL)",
        "评分表已交回，不能再改。",
    ),
    Refusal(
        "registry_appraisal_fixed_once_concluded",
        "registry_appraisal",
        "UPDATE",
        "OLD.state = 'CONCLUDED'",
        "事前评估已有结论，不能再改。",
    ),
    Refusal("registry_appraisal_not_deleted", "registry_appraisal", "DELETE", ALWAYS, "事前评估不能删除。"),
    Consequence(
        "registry_budgetrequest_moves_its_target",
        "registry_budgetrequest",
        "UPDATE",
        "NEW.state <> OLD.state AND NEW.plan_id IS NOT NULL",
        "UPDATE registry_performanceplan SET state = CASE"
        " WHEN NEW.state = 'RETURNED' THEN 'RETURNED' WHEN NEW.state IN ('APPROVED', 'PUBLISHED') THEN 'APPROVED'"
        " ELSE 'SUBMITTED' END WHERE id = NEW.plan_id",
    ),
)
RULES: Final = (
    *(
        Refusal(
            f"registry_instrumentdraft_approved_{event.lower()}",
            "registry_instrumentdraft",
            event,
            "OLD.state = 'APPROVED'",
            "已批准的地方制度不能更改，由另一份文件替代。",
        )
        for event in ("UPDATE", "DELETE")
    ),
    *_append_only("registry_confirmation", "取值确认"),
)
_REVIEWS: Final = _append_only("registry_targetreview", "绩效目标审核")
TARGETS: Final = (*_fixed_once_submitted("registry_plancurve", "计划曲线"), *_REVIEWS)


def _fixed_once_decided() -> tuple[Refusal, ...]:
    def condition(row: str) -> str:
        return (
            "EXISTS (SELECT 1 FROM registry_evaluation"  # noqa: S608
            f" WHERE id = {row}.evaluation_id AND state IN ('ACCEPTED', 'CONCLUDED', 'ARCHIVED'))"
        )

    return tuple(
        Refusal(
            f"registry_evaluationline_fixed_{event.lower()}",
            "registry_evaluationline",
            event,
            condition(row),
            "评价已经审定，各指标不能再改。",
        )
        for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD"))
    )


EVALUATION: Final = (
    *_fixed_once_decided(),
    Refusal("registry_evaluation_not_deleted", "registry_evaluation", "DELETE", ALWAYS, "绩效评价不能删除。"),
    *_append_only("registry_spotcheckdraw", "抽查抽取"),
    *_append_only("registry_riskfinding", "抽查风险"),
)
_HANDED_IN: Final = (
    "EXISTS (SELECT 1 FROM registry_monitoringreport WHERE id = OLD.report_id AND state IN ('SUBMITTED', 'ACCEPTED'))"
)
_FILLED_IN: Final = " OR ".join(
    f"NEW.{column} <> OLD.{column}"
    for column in ("actual_text", "forecast_text", "likelihood", "cause", "reason", "measures")
)
MONITORING: Final = (
    Refusal(
        "registry_progressline_fixed",
        "registry_progressline",
        "UPDATE",
        f"({_FILLED_IN}) AND {_HANDED_IN}",
        "监控表已提交，填报的内容不能再改。",
    ),
    Refusal("registry_progressline_kept", "registry_progressline", "DELETE", _HANDED_IN, "监控表已提交，不能删除。"),
    Refusal(
        "registry_monitoringreport_fixed",
        "registry_monitoringreport",
        "UPDATE",
        "OLD.state = 'ACCEPTED'",
        "监控表已采用，不能再改。",
    ),
    Refusal("registry_monitoringreport_kept", "registry_monitoringreport", "DELETE", ALWAYS, "监控表不能删除。"),
    Refusal("registry_correctiveaction_kept", "registry_correctiveaction", "DELETE", ALWAYS, "纠偏措施不能删除。"),
    Refusal(
        "registry_correctiveaction_closed",
        "registry_correctiveaction",
        "UPDATE",
        "OLD.state = 'VERIFIED'",
        "纠偏措施已办结，不能再改。",
    ),
    Refusal("registry_paymentsuspension_kept", "registry_paymentsuspension", "DELETE", ALWAYS, "暂停拨付不能删除。"),
    Refusal(
        "registry_paymentsuspension_released",
        "registry_paymentsuspension",
        "UPDATE",
        "OLD.ends_on IS NOT NULL OR NEW.begins_on <> OLD.begins_on OR NEW.project_id <> OLD.project_id",
        "暂停拨付的记录不能再改。",
    ),
)


EVALUATORS: Final = (
    Refusal("registry_commission_not_deleted", "registry_commission", "DELETE", ALWAYS, "第三方委托不能删除。"),
    Refusal("registry_credential_not_deleted", "registry_credential", "DELETE", ALWAYS, "第三方资质不能删除。"),
    *_append_only("registry_conflictdeclaration", "利益冲突申报"),
)
KEY_EVALUATIONS: Final = (
    *_append_only("registry_workingpaper", "评价工作底稿"),
    *_append_only("registry_survey", "满意度问卷"),
    *_append_only("registry_surveyanswer", "答卷"),
    *_append_only("registry_qualityrating", "报告质量评分"),
    *_append_only("registry_secondscore", "双评给分"),
    *_append_only("registry_commissionexpert", "委托的专家"),
    Refusal("registry_secondscoring_kept", "registry_secondscoring", "DELETE", ALWAYS, "双评不能删除。"),
    Refusal(
        "registry_secondscoring_fixed",
        "registry_secondscoring",
        "UPDATE",
        "OLD.submitted_at IS NOT NULL",
        "双评已交回，不能再改。",
    ),
    Refusal("registry_evaluationexchange_kept", "registry_evaluationexchange", "DELETE", ALWAYS, "交换意见不能删除。"),
    Refusal(
        "registry_evaluationexchange_fixed",
        "registry_evaluationexchange",
        "UPDATE",
        "OLD.replied_at IS NOT NULL",
        "单位已经答复，交换意见不能再改。",
    ),
    Refusal(
        "registry_evaluatorsuspension_kept", "registry_evaluatorsuspension", "DELETE", ALWAYS, "暂停委托不能删除。"
    ),
)
APPLICATION: Final = (
    *_append_only("registry_resultdecision", "结果应用决定"),
    *_append_only("registry_trainingcourse", "培训"),
    *_append_only("registry_trainingattendance", "培训人次"),
    Refusal("registry_remediation_not_deleted", "registry_remediation", "DELETE", ALWAYS, "整改事项不能删除。"),
)
PUBLICATION: Final = (
    *_append_only("registry_publication", "公开记录"),
    *_append_only("registry_publicationduty", "公开任务"),
)
EXCHANGE: Final = (
    Refusal(
        "registry_audittail_to_an_event",
        "registry_audittail",
        "UPDATE",
        "NEW.sequence <= OLD.sequence OR NOT EXISTS (SELECT 1 FROM registry_auditevent"
        " WHERE sequence = NEW.sequence AND hash = NEW.hash)",
        "审计链末端只能前进到已写入的记录。",
    ),
    Refusal("registry_importjob_not_deleted", "registry_importjob", "DELETE", ALWAYS, "数据导入的记录不能删除。"),
    Refusal(
        "registry_importjob_done",
        "registry_importjob",
        "UPDATE",
        "OLD.state = 'DONE' OR NEW.sha256 <> OLD.sha256",
        "已导入的记录不能再改。",
    ),
    Refusal(
        "registry_accesstoken_not_deleted", "registry_accesstoken", "DELETE", ALWAYS, "接口密钥只能作废，不能删除。"
    ),
    Refusal(
        "registry_accesstoken_kept",
        "registry_accesstoken",
        "UPDATE",
        "OLD.revoked_at IS NOT NULL OR NEW.digest <> OLD.digest OR NEW.person_id <> OLD.person_id"
        " OR NEW.post_id <> OLD.post_id OR NEW.scopes <> OLD.scopes OR NEW.expires_on <> OLD.expires_on",
        "接口密钥只能作废，不能修改。",
    ),
)
MENDING: Final = (
    Refusal("registry_targetmending_not_deleted", "registry_targetmending", "DELETE", ALWAYS, "当场修改不能删除。"),
    Refusal(
        "registry_targetmending_closed",
        "registry_targetmending",
        "UPDATE",
        "OLD.state IN ('MENDED', 'DECLINED')",
        "当场修改已办结，不能再改。",
    ),
    Refusal(
        "registry_targetmending_as_reviewed",
        "registry_targetmending",
        "UPDATE",
        "NEW.state = 'AGREED' AND NOT EXISTS (SELECT 1 FROM registry_performanceplan p"
        " JOIN registry_targetreview r ON r.id = NEW.review_id AND r.plan_id = p.id AND r.consequence = 'FIX'"
        " WHERE p.id = NEW.plan_id AND p.state = 'SUBMITTED' AND p.revision = NEW.plan_revision)",
        "只有已提交、审核为良的绩效目标可以当场修改。",
    ),
    Refusal(
        "registry_evidenceuse_of_material_kept",
        "registry_evidenceuse",
        "UPDATE",
        "NEW.removed_at IS NOT NULL AND OLD.removed_at IS NULL AND EXISTS (SELECT 1 FROM registry_appraisalmaterial m"
        " WHERE m.id = NEW.material_id AND m.file_id = NEW.file_id)",
        "这份文件是事前评估的资料，不能移除；请在评估里换交。",
    ),
)
_OF_AN_OVERALL_PLAN: Final = (
    "NOT EXISTS (SELECT 1 FROM registry_performanceplan p WHERE p.id = NEW.plan_id AND p.unit_id IS NOT NULL)"
)
OVERALL: Final = (
    *_fixed_once_submitted("registry_overalltask", "年度主要任务"),
    *_fixed_once_submitted("registry_taskproject", "任务的承担项目"),
    Refusal(
        "registry_overalltask_of_a_whole_unit",
        "registry_overalltask",
        "INSERT",
        _OF_AN_OVERALL_PLAN,
        "只有整体支出绩效目标有年度主要任务。",
    ),
    Refusal(
        "registry_taskproject_of_the_unit",
        "registry_taskproject",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM registry_performanceplan p JOIN registry_unitlink l ON l.ancestor_id = p.unit_id"
        " JOIN registry_project j ON j.unit_id = l.descendant_id"
        " WHERE p.id = NEW.plan_id AND j.id = NEW.project_id AND j.code = NEW.key)",
        "承担任务的应是本单位或所属单位的项目。",
    ),
    Refusal(
        "registry_taskproject_of_a_task",
        "registry_taskproject",
        "INSERT",
        'NOT EXISTS (SELECT 1 FROM registry_overalltask t WHERE t.plan_id = NEW.plan_id AND t."key" = NEW.task)',
        "没有这项年度主要任务。",
    ),
)
_HANDED_DOWN: Final = (
    "EXISTS (SELECT 1 FROM registry_regionaltarget t WHERE t.id = {row}.target_id AND t.state = 'HANDED_DOWN')"
)
REGIONAL: Final = (
    *(
        Refusal(
            f"registry_regionalindicator_fixed_{event.lower()}",
            "registry_regionalindicator",
            event,
            _HANDED_DOWN.format(row=row),
            "区域绩效目标已分解下达，指标不能再改。",
        )
        for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD"))
    ),
    Refusal(
        "registry_regionaltarget_fixed",
        "registry_regionaltarget",
        "UPDATE",
        "OLD.state = 'HANDED_DOWN' AND (NEW.state <> OLD.state OR NEW.name <> OLD.name OR NEW.amount <> OLD.amount"
        " OR NEW.goal <> OLD.goal OR NEW.unit_id <> OLD.unit_id OR NEW.fiscal_year <> OLD.fiscal_year)",
        "区域绩效目标已分解下达，不能再改。",
    ),
    Refusal(
        "registry_regionalpart_kept", "registry_regionalpart", "DELETE", ALWAYS, "已分解下达的区域绩效目标不能删除。"
    ),
    Refusal("registry_regionalvalue_kept", "registry_regionalvalue", "DELETE", ALWAYS, "已分解下达的指标值不能删除。"),
    Refusal(
        "registry_regionalvalue_fixed",
        "registry_regionalvalue",
        "UPDATE",
        "NEW.handed_text <> OLD.handed_text OR NEW.part_id <> OLD.part_id OR NEW.indicator_id <> OLD.indicator_id",
        "已分解下达的指标值不能再改。",
    ),
)
REPORTS: Final = (
    Refusal(
        "registry_departmentreport_archived",
        "registry_departmentreport",
        "UPDATE",
        "OLD.file_id IS NOT NULL",
        "自评报告已归档，不能再改。",
    ),
    Refusal("registry_departmentreport_kept", "registry_departmentreport", "DELETE", ALWAYS, "自评报告不能删除。"),
    *(
        Refusal(
            f"registry_dutyproject_fixed_{event.lower()}",
            "registry_dutyproject",
            event,
            f"EXISTS (SELECT 1 FROM registry_departmentreport WHERE id = {row}.report_id AND file_id IS NOT NULL)",  # noqa: S608
            "自评报告已归档，重点任务不能再改。",
        )
        for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD"))
    ),
    *_append_only("registry_gradedisagreement", "评价等级联动"),
    Refusal(
        "registry_objection_answered", "registry_objection", "UPDATE", "OLD.state <> 'OPEN'", "异议已答复，不能再改。"
    ),
    Refusal("registry_objection_kept", "registry_objection", "DELETE", ALWAYS, "评价异议不能删除。"),
    Refusal(
        "registry_evidencefile_archived_report",
        "registry_evidencefile",
        "UPDATE",
        "NEW.discarded_at IS NOT NULL AND (EXISTS (SELECT 1 FROM registry_departmentreport WHERE file_id = NEW.id)"
        " OR EXISTS (SELECT 1 FROM registry_objection WHERE file_id = NEW.id))",
        "文件是归档的自评报告或异议的证明，不能作废。",
    ),
)
ZERO_BASED: Final = (
    *_append_only("registry_requestrating", "申请评分"),
    *_append_only("registry_allocation", "零基预算核定"),
    Refusal("registry_obligation_not_deleted", "registry_obligation", "DELETE", ALWAYS, "必保支出不能删除。"),
)
AT_FIRST: Final[tuple[Refusal | Consequence, ...]] = (
    *GROUND,
    *RULES,
    *TARGETS,
    *EVALUATION,
    *APPRAISAL,
    *MONITORING,
    *EVALUATORS,
    *APPLICATION,
    *PUBLICATION,
    *EXCHANGE,
    *MENDING,
    *OVERALL,
    *REGIONAL,
    *KEY_EVALUATIONS,
    *REPORTS,
    *ZERO_BASED,
)
"""What the first migration installs."""

REFUSALS: Final = AT_FIRST
"""All of them. A later migration adds a list of its own here, and installs it with `triggers`."""

NEVER_EMPTIED: Final = (
    "registry_auditevent",
    "registry_audittail",
    "registry_fact",
    "registry_evidencefile",
    "registry_targetreview",
)
"""Tables that PostgreSQL must not TRUNCATE either."""


def triggers(refusals: Sequence[Refusal | Consequence], never_emptied: Sequence[str] = ()) -> migrations.RunPython:
    """Ends the migration that makes the tables."""
    return migrations.RunPython(_installing(refusals, never_emptied), _removing(refusals, never_emptied))


def no_triggers(refusals: Sequence[Refusal | Consequence], never_emptied: Sequence[str] = ()) -> migrations.RunPython:
    """Begins a later migration that alters one of the tables; `triggers` ends it. SQLite would lose them otherwise."""
    return migrations.RunPython(_removing(refusals, never_emptied), _installing(refusals, never_emptied))


def _installing(refusals: Sequence[Refusal | Consequence], never_emptied: Sequence[str]) -> Step:
    def install(_: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        on_postgresql = schema_editor.connection.vendor == "postgresql"
        for refusal in refusals:
            for statement in _for_postgresql(refusal) if on_postgresql else _for_sqlite(refusal):
                schema_editor.execute(statement, None)
        for table in never_emptied if on_postgresql else ():
            schema_editor.execute(_function(f"{table}_not_emptied", ALWAYS, "这张表不能清空。"), None)
            schema_editor.execute(
                f"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table}"
                f" FOR EACH STATEMENT EXECUTE FUNCTION {table}_not_emptied()",
                None,
            )

    return install


def _removing(refusals: Sequence[Refusal | Consequence], never_emptied: Sequence[str]) -> Step:
    def remove(_: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        on_postgresql = schema_editor.connection.vendor == "postgresql"
        for refusal in refusals:
            drop = f"FUNCTION {refusal.name} CASCADE" if on_postgresql else f"TRIGGER {refusal.name}"
            schema_editor.execute(f"DROP {drop}", None)
        for table in never_emptied if on_postgresql else ():
            schema_editor.execute(f"DROP FUNCTION {table}_not_emptied CASCADE", None)

    return remove


def _for_sqlite(refusal: Refusal | Consequence) -> list[str]:
    if isinstance(refusal, Consequence):
        after = f"AFTER {refusal.event} ON {refusal.table} FOR EACH ROW WHEN {refusal.condition}"
        return [f"CREATE TRIGGER {refusal.name} {after} BEGIN {refusal.statement}; END"]
    condition = refusal.condition.replace("{true}", "1")
    raised = f"SELECT RAISE(ABORT, '{refusal.sentence}')"
    before = f"BEFORE {refusal.event} ON {refusal.table} FOR EACH ROW WHEN {condition}"
    return [f"CREATE TRIGGER {refusal.name} {before} BEGIN {raised}; END"]


def _for_postgresql(refusal: Refusal | Consequence) -> list[str]:
    if isinstance(refusal, Consequence):
        done = f"IF {refusal.condition} THEN {refusal.statement}; END IF; RETURN NULL;"
        after = f"AFTER {refusal.event} ON {refusal.table} FOR EACH ROW"
        return [
            f"CREATE FUNCTION {refusal.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {done} END $$",
            f"CREATE TRIGGER {refusal.name} {after} EXECUTE FUNCTION {refusal.name}()",
        ]
    before = f"BEFORE {refusal.event} ON {refusal.table} FOR EACH ROW"
    return [
        _function(refusal.name, refusal.condition.replace("{true}", "true"), refusal.sentence),
        f"CREATE TRIGGER {refusal.name} {before} EXECUTE FUNCTION {refusal.name}()",
    ]


def _function(name: str, condition: str, sentence: str) -> str:
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN"
        f" RAISE EXCEPTION '{sentence}' USING ERRCODE = 'check_violation'; END IF;"
        " IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
    )
