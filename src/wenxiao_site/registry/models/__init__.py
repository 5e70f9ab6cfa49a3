"""Every model and the words that its columns use."""

from wenxiao_site.registry.models.audit import AuditEvent, AuditTail
from wenxiao_site.registry.models.common import Validity, in_force
from wenxiao_site.registry.models.demonstration import Demonstration
from wenxiao_site.registry.models.desk import Draft, SavedView
from wenxiao_site.registry.models.evaluation import (
    Evaluation,
    EvaluationKind,
    EvaluationLine,
    EvaluationState,
    Grade,
    RiskFinding,
    SpotCheckDraw,
)
from wenxiao_site.registry.models.evidence import EvidenceFile, EvidenceUse
from wenxiao_site.registry.models.facts import Fact
from wenxiao_site.registry.models.library import IndicatorDirection, LibraryIndicator, LibraryState
from wenxiao_site.registry.models.logins import AddressFailures
from wenxiao_site.registry.models.money import AmountKind, BudgetAmount, Execution, FundSource
from wenxiao_site.registry.models.people import Delegation, DeskDepartment, Engagement, Person, Post, Role
from wenxiao_site.registry.models.places import Region, RegionLevel, RegionLink, Unit, UnitKind, UnitLink, UnitValidity
from wenxiao_site.registry.models.plans import (
    MONTHS,
    SPENDING,
    CurvePreset,
    Dimension,
    Indicator,
    Objective,
    ObjectiveTerm,
    Operator,
    PerformancePlan,
    PlanCurve,
    PlanState,
    SubDimension,
)
from wenxiao_site.registry.models.projects import (
    Account,
    Novelty,
    Project,
    ProjectCategory,
    ProjectStrategy,
    Strategy,
    TransferKind,
)
from wenxiao_site.registry.models.rounds import Deadline, Round, Stage, Step
from wenxiao_site.registry.models.rulebook import Confirmation, InstrumentDraft, InstrumentState
from wenxiao_site.registry.models.talk import Comment, Notification, Task
from wenxiao_site.registry.models.targets import Consequence, ReviewGrade, TargetReview

__all__ = [
    "MONTHS",
    "SPENDING",
    "Account",
    "AddressFailures",
    "AmountKind",
    "AuditEvent",
    "AuditTail",
    "BudgetAmount",
    "Comment",
    "Confirmation",
    "Consequence",
    "CurvePreset",
    "Deadline",
    "Delegation",
    "Demonstration",
    "DeskDepartment",
    "Dimension",
    "Draft",
    "Engagement",
    "Evaluation",
    "EvaluationKind",
    "EvaluationLine",
    "EvaluationState",
    "EvidenceFile",
    "EvidenceUse",
    "Execution",
    "Fact",
    "FundSource",
    "Grade",
    "Indicator",
    "IndicatorDirection",
    "InstrumentDraft",
    "InstrumentState",
    "LibraryIndicator",
    "LibraryState",
    "Notification",
    "Novelty",
    "Objective",
    "ObjectiveTerm",
    "Operator",
    "PerformancePlan",
    "Person",
    "PlanCurve",
    "PlanState",
    "Post",
    "Project",
    "ProjectCategory",
    "ProjectStrategy",
    "Region",
    "RegionLevel",
    "RegionLink",
    "ReviewGrade",
    "RiskFinding",
    "Role",
    "Round",
    "SavedView",
    "SpotCheckDraw",
    "Stage",
    "Step",
    "Strategy",
    "SubDimension",
    "TargetReview",
    "Task",
    "TransferKind",
    "Unit",
    "UnitKind",
    "UnitLink",
    "UnitValidity",
    "Validity",
    "in_force",
]
