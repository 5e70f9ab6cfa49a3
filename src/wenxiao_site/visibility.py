"""Who may see and do what, defined on sets once.

`visible` is the set of rows that a hat may see, `changeable` the part of it that a verb may be used on; `may`, the
question about one row, is derived from them. A hat is a person in a post on a day, or acting on somebody's post.

What a post reaches follows from its role: the unit itself, the unit and all below it, the departments of a desk, a
region and all below it, the projects of an engagement, or, for the three administrators, their own kind of records.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from django.db.models import Case, Exists, Model, OuterRef, Q, QuerySet, Value, When

from wenxiao_site.registry.models import (
    AccessToken,
    AddressFailures,
    Allocation,
    AmountKind,
    ApiReply,
    Appraisal,
    AppraisalMaterial,
    AppraisalReason,
    AppraisalState,
    AuditEvent,
    AuditTail,
    BudgetAmount,
    BudgetRequest,
    BudgetRound,
    Comment,
    Commission,
    CommissionExpert,
    Confirmation,
    ConflictDeclaration,
    CorrectiveAction,
    CostItem,
    Credential,
    Deadline,
    Delegation,
    Demonstration,
    DepartmentReport,
    DeskDepartment,
    Draft,
    DutyProject,
    Engagement,
    Evaluation,
    EvaluationExchange,
    EvaluationKind,
    EvaluationLine,
    EvaluationState,
    EvaluatorSuspension,
    EvidenceFile,
    EvidenceUse,
    Execution,
    Expert,
    Fact,
    GradeDisagreement,
    ImportedContent,
    ImportJob,
    Indicator,
    InstrumentDraft,
    InstrumentState,
    LeafScore,
    LibraryIndicator,
    MonitoringReport,
    MonitoringRound,
    Notification,
    Objection,
    ObjectionState,
    Objective,
    Obligation,
    OpinionExchange,
    OverallTask,
    Panelist,
    PastPace,
    PaymentSuspension,
    PerformancePlan,
    Person,
    PlanCurve,
    PlanState,
    Post,
    ProgressLine,
    Project,
    ProjectStrategy,
    Publication,
    PublicationDuty,
    PublicationKind,
    QualityRating,
    Region,
    RegionalIndicator,
    RegionalPart,
    RegionalState,
    RegionalTarget,
    RegionalValue,
    RegionLink,
    Remediation,
    ReportState,
    RequestRating,
    RequestState,
    ResultDecision,
    RiskFinding,
    Role,
    Round,
    SavedView,
    Scenario,
    SeatState,
    SecondScore,
    SecondScoring,
    SpotCheckDraw,
    Strategy,
    Survey,
    SurveyAnswer,
    TargetMending,
    TargetReview,
    Task,
    TaskProject,
    TrainingAttendance,
    TrainingCourse,
    Unit,
    UnitKind,
    UnitLink,
    UnitValidity,
    WorkingPaper,
    WorkPlan,
    in_force,
)
from wenxiao_site.registry.models.people import OF_A_REGION, SEPARATED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

M = TypeVar("M", bound=Model)

EVERYTHING: Final = Q()
NOTHING: Final = Q(pk__in=())


@dataclass(frozen=True, slots=True)
class Hat:
    """The person who acts, the post acted on, and the day. `delegated_from`: the holder of the post, when away.

    `everywhere`: every region is below that of the post. Its sets then need no condition on places, which is what makes
    pages of a whole prefecture quick; left at False, the same sets are asked for by their places.
    """

    person: Person
    post: Post
    on: date
    delegated_from: Person | None = None
    everywhere: bool = False

    @property
    def role(self) -> Role:
        """What the post lets do."""
        return Role(self.post.role)

    @property
    def scope(self) -> str:
        """Where the post reaches, in words."""
        match self.role:
            case Role.SYSTEM_ADMINISTRATOR | Role.SECURITY_ADMINISTRATOR | Role.AUDITOR:
                return "全部地区"
            case Role.EXPERT | Role.EXTERNAL_EVALUATOR:
                return "受委托的项目"
            case Role.SECTOR_DESK:
                return "对口部门"
            case Role.DEPARTMENT_REVIEWER:
                return f"{self.post.unit}及所属单位"
        return str(self.post.unit) if self.post.unit else f"{self.post.region}及以下"

    def __str__(self) -> str:
        place = self.post.unit or self.post.region
        words = [self.role.label, *([str(place)] if place else [])]
        return " · ".join([*words, *([f"代理{self.delegated_from}"] if self.delegated_from else [])])


def hats(person: Person, on: date) -> list[Hat]:
    """Every hat that a person may wear on a day: own posts first, then those acted on for others."""
    if not person.is_active:
        return []
    lent = Delegation.objects.filter(in_force(on), person=person).values("post")
    posts = Post.objects.filter(in_force(on)).filter(Q(person=person) | Q(person__is_active=True, pk__in=lent))
    below = RegionLink.objects.filter(ancestor=OuterRef(OuterRef("region")), descendant=OuterRef("pk"))
    posts = posts.annotate(everywhere=~Exists(Region.objects.filter(~Exists(below))))
    found = list(posts.select_related("unit", "region", "person").order_by("pk"))
    worn = [
        Hat(
            person,
            post,
            on,
            delegated_from=None if post.person_id == person.pk else post.person,
            everywhere=post.everywhere and post.role in OF_A_REGION,
        )
        for post in found
    ]
    return sorted(worn, key=lambda hat: hat.delegated_from is not None)


def is_worn(hat: Hat) -> bool:
    """Whether the database still gives the person this hat on its day."""
    held = Post.objects.filter(in_force(hat.on), pk=hat.post.pk, person__is_active=True)
    if hat.delegated_from is None:
        return held.filter(person=hat.person.pk).exists()
    acted = Delegation.objects.filter(in_force(hat.on), person=hat.person.pk, person__is_active=True)
    return held.filter(person=hat.delegated_from.pk, pk__in=acted.values("post")).exists()


# --- What a post reaches ----------------------------------------------------------------------------------------------


def units(hat: Hat) -> QuerySet[Unit]:
    """The units in the scope of a hat."""
    post = hat.post
    match hat.role:
        case Role.UNIT_CLERK | Role.UNIT_HEAD | Role.EXTERNAL_EVALUATOR:
            return Unit.objects.filter(pk=post.unit_id or 0)
        case Role.DEPARTMENT_REVIEWER:
            return Unit.objects.filter(pk__in=UnitLink.objects.filter(ancestor=post.unit_id).values("descendant"))
        case Role.SECTOR_DESK:
            departments = DeskDepartment.objects.filter(post=post.pk).values("unit")
            return Unit.objects.filter(pk__in=UnitLink.objects.filter(ancestor__in=departments).values("descendant"))
        case Role.EXPERT:
            return Unit.objects.none()
        case _ if hat.role in SEPARATED or hat.everywhere:
            return Unit.objects.all()
    return Unit.objects.filter(region__in=RegionLink.objects.filter(ancestor=post.region_id).values("descendant"))


def regions(hat: Hat) -> QuerySet[Region]:
    """The regions in the scope of a hat: those below its own, or those that its units belong to."""
    if hat.role in SEPARATED or hat.everywhere:
        return Region.objects.all()
    if hat.role in OF_A_REGION:
        below = RegionLink.objects.filter(ancestor=hat.post.region_id)
        return Region.objects.filter(pk__in=below.values("descendant"))
    return Region.objects.filter(pk__in=units(hat).values("region"))


def projects(hat: Hat) -> QuerySet[Project]:
    """The projects in the scope of a hat: those of its units, or those that it is engaged on."""
    return Project.objects.filter(_projects(hat))


def _projects(hat: Hat) -> Q:
    """The condition of `projects`.

    A classified project is not for those who are engaged from outside, also when it became one later.
    """
    match hat.role:
        case Role.SYSTEM_ADMINISTRATOR | Role.SECURITY_ADMINISTRATOR:
            return NOTHING
        case Role.AUDITOR:
            return EVERYTHING
        case _ if hat.everywhere:
            return EVERYTHING
        case Role.EXTERNAL_EVALUATOR:
            engaged = Engagement.objects.filter(in_force(hat.on), unit=hat.post.unit_id)
        case Role.EXPERT:
            engaged = Engagement.objects.filter(in_force(hat.on), person=hat.post.person_id)
        case _:
            return Q(unit__in=units(hat).values("pk"))
    return Q(pk__in=engaged.values("project"), is_classified=False)


# --- What is seen -----------------------------------------------------------------------------------------------------

_ADMINISTRATORS: Final = (Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR)
_ENGAGED: Final = (Role.EXTERNAL_EVALUATOR, Role.EXPERT)
_READERS: Final = (Role.GOVERNMENT_LEADER, Role.OBSERVER, *_ENGAGED)
"""Roles that see a plan once it is submitted, not while it is being written."""

_FINANCE: Final = (Role.PERFORMANCE_DESK, Role.BUDGET_DESK, Role.FINANCE_LEADER)
_BUSINESS: Final = tuple(role for role in Role if role not in SEPARATED)


def _in_units(hat: Hat, path: str = "unit") -> Q:
    """What is of a unit in scope."""
    return Q(**{f"{path}__isnull": False}) if hat.everywhere else Q(**{f"{path}__in": units(hat).values("pk")})


def _in_projects(hat: Hat, path: str = "project") -> Q:
    """What is of a project in scope."""
    return Q(**{f"{path}__isnull": False}) if hat.everywhere else Q(**{f"{path}__in": projects(hat).values("pk")})


def _of_project_or_unit(hat: Hat) -> Q:
    """For records that are always of the one or the other."""
    return EVERYTHING if hat.everywhere else _in_projects(hat) | _in_units(hat)


def _by_project(path: str) -> Callable[[Hat], Q]:
    return lambda hat: _in_projects(hat, path)


def _nothing(_: Hat) -> Q:
    return NOTHING


def _everything(_: Hat) -> Q:
    return EVERYTHING


def _for(roles: tuple[Role, ...]) -> Callable[[Hat], Q]:
    return lambda hat: EVERYTHING if hat.role in roles else NOTHING


def _units_of_projects(hat: Hat) -> Q:
    if hat.role in _ENGAGED:
        return Q(pk__in=units(hat).values("pk")) | Q(pk__in=projects(hat).values("unit"))
    return EVERYTHING if hat.everywhere else Q(pk__in=units(hat).values("pk"))


def _regions(hat: Hat) -> Q:
    """Those in scope and those above them, so that a place can be named in full."""
    if hat.everywhere:
        return EVERYTHING
    seen = Region.objects.filter(pk__in=_units_seen(hat).values("region")) if hat.role in _ENGAGED else regions(hat)
    return Q(pk__in=RegionLink.objects.filter(descendant__in=seen.values("pk")).values("ancestor"))


def _units_seen(hat: Hat) -> QuerySet[Unit]:
    return Unit.objects.filter(_units_of_projects(hat))


def _people(hat: Hat) -> Q:
    if hat.role in _ADMINISTRATORS:
        return EVERYTHING
    return Q(pk=hat.person.pk) | Q(pk__in=Post.objects.filter(_posts_in_scope(hat)).values("person"))


def _posts_in_scope(hat: Hat) -> Q:
    if hat.role in _ENGAGED:
        return Q(pk=hat.post.pk)
    in_units = _in_units(hat)
    if hat.everywhere:
        return in_units | Q(region__isnull=False)
    return in_units | Q(region__in=regions(hat).values("pk")) if hat.role in OF_A_REGION else in_units


def _posts(hat: Hat) -> Q:
    if hat.role in _ADMINISTRATORS:
        return EVERYTHING
    return Q(person=hat.person.pk) | Q(pk=hat.post.pk) | _posts_in_scope(hat)


def _delegations(hat: Hat) -> Q:
    if hat.role in _ADMINISTRATORS:
        return _for((Role.SECURITY_ADMINISTRATOR,))(hat)
    return Q(person=hat.person.pk) | Q(post__in=Post.objects.filter(_posts(hat)).values("pk"))


def _plans(hat: Hat) -> Q:
    if hat.role in _ADMINISTRATORS:
        return NOTHING
    seen = _of_project_or_unit(hat)
    return seen & Q(state__in=(PlanState.SUBMITTED, PlanState.APPROVED)) if hat.role in _READERS else seen


def _appraisals(hat: Hat) -> Q:
    """Those of the projects and units in scope; readers see what is concluded, experts where they are seated."""
    if hat.role in _ADMINISTRATORS:
        return NOTHING
    if hat.role == Role.EXPERT:
        return Q(pk__in=_own_seats(hat).values("appraisal"))
    seen = _in_projects(hat)
    if hat.role != Role.EXTERNAL_EVALUATOR:
        seen |= Q(project__isnull=True) & _in_units(hat)
    return seen & Q(state=AppraisalState.CONCLUDED) if hat.role in _READERS else seen


def _by_appraisal(hat: Hat) -> Q:
    return Q(appraisal__in=Appraisal.objects.filter(_appraisals(hat)).values("pk"))


def _own_seats(hat: Hat) -> QuerySet[Panelist]:
    return Panelist.objects.filter(person=hat.post.person_id, state=SeatState.SEATED)


_SCORED: Final = (AppraisalState.EXCHANGE, AppraisalState.CONCLUDED)


def _seats(hat: Hat) -> Q:
    """Finance sees whom the draw found; an expert the own seat, and the others once all have handed in.

    The others learn who judged when there is a conclusion.
    """
    if hat.role in (*_FINANCE, Role.SECTOR_DESK):
        return _by_appraisal(hat)
    if hat.role == Role.EXPERT:
        own = Q(person=hat.post.person_id)
        return own | (_by_appraisal(hat) & Q(appraisal__state__in=_SCORED, state=SeatState.SEATED))
    return _by_appraisal(hat) & Q(appraisal__state=AppraisalState.CONCLUDED, state=SeatState.SEATED)


def _scores(hat: Hat) -> Q:
    """Blind: an expert's points are the expert's own until handed in, and other experts' until all have."""
    seats = Panelist.objects.filter(_seats(hat))
    seen = Q(panelist__in=seats.values("pk"))
    if hat.role == Role.EXPERT:
        return seen
    return seen & Q(panelist__submitted_at__isnull=False)


def _requests(hat: Hat) -> Q:
    """Those of the projects in scope; readers see what is approved."""
    if hat.role in _ADMINISTRATORS or hat.role in _ENGAGED:
        return NOTHING
    seen = _in_projects(hat)
    return seen & Q(state__in=(RequestState.APPROVED, RequestState.PUBLISHED)) if hat.role in _READERS else seen


def _pool(hat: Hat) -> Q:
    if hat.role in (*_FINANCE, Role.SECTOR_DESK):
        return EVERYTHING
    return Q(person=hat.post.person_id) if hat.role == Role.EXPERT else NOTHING


def _by_plan(hat: Hat) -> Q:
    if hat.everywhere and hat.role not in _READERS:
        return Q(plan__isnull=False)
    return Q(plan__in=PerformancePlan.objects.filter(_plans(hat)).values("pk"))


_OPEN: Final = (EvaluationState.DRAFT, EvaluationState.RETURNED)
_DONE: Final = (EvaluationState.ACCEPTED, EvaluationState.CONCLUDED, EvaluationState.ARCHIVED)


def _evaluations(hat: Hat) -> Q:
    """Readers see what was handed in, whoever is engaged the work.

    Units see what others concluded about them, or put to them for their opinion.
    """
    if hat.role in _ADMINISTRATORS:
        return NOTHING
    seen = _of_project_or_unit(hat)
    if hat.role in (Role.GOVERNMENT_LEADER, Role.OBSERVER):
        return seen & ~Q(state__in=_OPEN)
    if hat.role in _ENGAGED:
        return seen & (~Q(kind=EvaluationKind.SELF) | ~Q(state__in=_OPEN)) & ~Q(pk__in=_to_score_blindly(hat))
    if hat.role in (Role.UNIT_CLERK, Role.UNIT_HEAD):
        asked = EvaluationExchange.objects.values("evaluation")
        return seen & (Q(kind=EvaluationKind.SELF) | Q(state__in=_DONE) | Q(pk__in=asked))
    return seen


def _to_score_blindly(hat: Hat) -> QuerySet[Any, Any]:
    """Evaluations whose points a second scorer does not see before the own are handed in."""
    waiting = SecondScoring.objects.filter(scorer=hat.person.pk, submitted_at__isnull=True)
    return waiting.values("evaluation")


def _by_evaluation(hat: Hat) -> Q:
    if hat.everywhere and hat.role not in _READERS:
        return EVERYTHING
    return Q(evaluation__in=Evaluation.objects.filter(_evaluations(hat)).values("pk"))


def _reports(hat: Hat) -> Q:
    """Of the units in scope; readers see a report once it is archived, who is engaged from outside none."""
    if hat.role in _ADMINISTRATORS or hat.role in _ENGAGED:
        return NOTHING
    seen = _in_units(hat)
    return seen & Q(file__isnull=False) if hat.role in _READERS else seen


def _monitoring_reports(hat: Hat) -> Q:
    """Readers see a report once it is handed in."""
    of_projects = _by_project("project")(hat)
    handed_in = Q(state__in=(ReportState.SUBMITTED, ReportState.ACCEPTED))
    return of_projects & handed_in if hat.role in _READERS else of_projects


def _by_monitoring_report(hat: Hat) -> Q:
    return Q(report__in=MonitoringReport.objects.filter(_monitoring_reports(hat)).values("pk"))


def _regional(hat: Hat) -> Q:
    """Those of the units in scope, and, once they are handed down, those with a part for a unit in scope."""
    if hat.role in (*_ADMINISTRATORS, *_ENGAGED):
        return NOTHING
    handed_down = Q(state=RegionalState.HANDED_DOWN)
    own = _in_units(hat) & (handed_down if hat.role in _READERS else EVERYTHING)
    parts = RegionalPart.objects.filter(_in_units(hat)).values("target")
    return own if hat.everywhere else own | (handed_down & Q(pk__in=parts))


def _regional_parts(hat: Hat) -> Q:
    """A place sees its own part; who hands down, all of them."""
    if hat.role in (*_ADMINISTRATORS, *_ENGAGED):
        return NOTHING
    return _in_units(hat) | _in_units(hat, "target__unit")


def _by_round(path: str) -> Callable[[Hat], Q]:
    return lambda hat: Q(**{f"{path}__in": Round.objects.filter(_rounds(hat)).values("pk")})


def _of_evaluators(hat: Hat) -> Q:
    """An evaluator sees its own; finance and departments, who choose among them, all."""
    if hat.role == Role.EXTERNAL_EVALUATOR:
        return Q(unit=hat.post.unit_id)
    return EVERYTHING if hat.role in (*_FINANCE, Role.DEPARTMENT_REVIEWER, Role.SECTOR_DESK) else NOTHING


def _commissions(hat: Hat) -> Q:
    """An evaluator sees what it was asked to do, before it is engaged; others go by the evaluation."""
    if hat.role == Role.EXTERNAL_EVALUATOR:
        return Q(unit=hat.post.unit_id)
    return _by_evaluation(hat) if hat.role in (*_FINANCE, Role.DEPARTMENT_REVIEWER, Role.SECTOR_DESK) else NOTHING


def _by_commission(hat: Hat) -> Q:
    return Q(commission__in=Commission.objects.filter(_commissions(hat)).values("pk"))


def _working_papers(hat: Hat) -> Q:
    """The work of an evaluation is not for the unit that is evaluated, nor for readers before there is a result."""
    return NOTHING if hat.role in (Role.UNIT_CLERK, Role.UNIT_HEAD, *_ADMINISTRATORS) else _by_evaluation(hat)


def _second_scorings(hat: Hat) -> Q:
    """Finance sees who scores again; a scorer the own."""
    if hat.role in (*_FINANCE, Role.SECTOR_DESK):
        return _by_evaluation(hat)
    return Q(scorer=hat.person.pk) if hat.role == Role.EXPERT else NOTHING


def _second_scores(hat: Hat) -> Q:
    seen = Q(scoring__in=SecondScoring.objects.filter(_second_scorings(hat)).values("pk"))
    return seen & (Q(scoring__submitted_at__isnull=False) | Q(scoring__scorer=hat.person.pk))


def _comments(hat: Hat) -> Q:
    on_the_project = _by_project("project")(hat)
    return on_the_project & (Q(plan__isnull=True) | _by_plan(hat)) if hat.role in _READERS else on_the_project


def _uses(hat: Hat) -> Q:
    if hat.role in _ADMINISTRATORS:
        return NOTHING
    if hat.everywhere and hat.role not in _READERS:
        return EVERYTHING
    plans = PerformancePlan.objects.filter(_plans(hat)).values("pk")
    return (
        _in_projects(hat)
        | Q(plan__in=plans)
        | Q(indicator__plan__in=plans)
        | _in_projects(hat, "budget_amount__project")
        | _in_projects(hat, "execution__project")
        | Q(material__appraisal__in=Appraisal.objects.filter(_appraisals(hat)).values("pk"))
    )


def _files(hat: Hat) -> Q:
    if hat.role in _ADMINISTRATORS:
        return NOTHING
    used = Q(pk__in=EvidenceUse.objects.filter(_uses(hat), removed_at__isnull=True).values("file"))
    if hat.role in (Role.GOVERNMENT_LEADER, Role.OBSERVER):
        return used
    return EVERYTHING if hat.everywhere else used | _in_units(hat) | _files_of_evaluations(hat)


def _files_of_evaluations(hat: Hat) -> Q:
    """Reports and working papers of external evaluators, for whoever commissions and checks them."""
    if hat.role not in (*_FINANCE, Role.DEPARTMENT_REVIEWER, Role.SECTOR_DESK):
        return NOTHING
    reports = Commission.objects.filter(_commissions(hat), report__isnull=False).values("report")
    papers = WorkingPaper.objects.filter(_working_papers(hat), file__isnull=False).values("file")
    return Q(pk__in=reports) | Q(pk__in=papers)


def _rounds(hat: Hat) -> Q:
    """Those of the regions in scope and of the regions above, whose rounds bind them."""
    if hat.role in _ADMINISTRATORS:
        return NOTHING
    return EVERYTHING if hat.everywhere else Q(region__in=Region.objects.filter(_regions(hat)).values("pk"))


def _deadlines(hat: Hat) -> Q:
    """Those for all, and extensions of the units in scope or of a unit above."""
    if hat.everywhere:
        return EVERYTHING
    above = UnitLink.objects.filter(descendant__in=units(hat).values("pk")).values("ancestor")
    in_round = Q(round__in=Round.objects.filter(_rounds(hat)).values("pk"))
    return in_round & (Q(unit__isnull=True) | Q(unit__in=units(hat).values("pk")) | Q(unit__in=above))


def _trainings(hat: Hat) -> Q:
    """Those of the regions in scope and of the regions above."""
    return NOTHING if hat.role in _ADMINISTRATORS else Q(region__in=Region.objects.filter(_regions(hat)).values("pk"))


def _ones_own(hat: Hat) -> Q:
    return Q(person=hat.person.pk)


def _tasks(hat: Hat) -> Q:
    """One's own, those of the post, and those on projects in scope: what one waits for from others."""
    own = Q(person=hat.person.pk)
    if hat.role in SEPARATED:
        return own
    post = hat.post
    to_the_post = Q(pk__in=())
    if post.unit_id is not None:
        to_the_post |= Q(role=hat.role, unit=post.unit_id)
    if post.region_id is not None:
        to_the_post |= Q(role=hat.role, region=post.region_id)
    return own | to_the_post | _by_project("project")(hat)


def _allocations(hat: Hat) -> Q:
    """Those of departments in scope; they tell of every project below."""
    return NOTHING if hat.role in (*_ADMINISTRATORS, *_ENGAGED) else _in_units(hat)


def _scenarios(hat: Hat) -> Q:
    """One's own, and what the finance department of the place shares."""
    if hat.role not in _FINANCE:
        return NOTHING
    return Q(kept_by=hat.person.pk) | Q(is_shared=True, region__in=regions(hat).values("pk"))


def _drafts(hat: Hat) -> Q:
    """Approved instruments are everybody's; drafts are seen by the finance department of their place."""
    if hat.role in _ADMINISTRATORS:
        return NOTHING
    approved = Q(state=InstrumentState.APPROVED)
    if hat.role not in _FINANCE:
        return approved
    return approved | Q(jurisdiction__in=regions(hat).exclude(jurisdiction="").values("jurisdiction"))


def _history(hat: Hat) -> Q:
    """What was done to the projects and units in scope; who is engaged sees the records, not the history."""
    if hat.role in _ADMINISTRATORS or hat.role in _ENGAGED:
        return NOTHING
    return _in_projects(hat) | (Q(project__isnull=True) & _in_units(hat))


def _facts(hat: Hat) -> Q:
    if hat.role in _ADMINISTRATORS:
        return NOTHING
    return _in_projects(hat) | (Q(project__isnull=True) & _in_units(hat))


def reach_of_facts(hat: Hat) -> tuple[bool, frozenset[int], frozenset[int] | None]:
    """`visible` for the facts as a frame filters them: whether all; else units; and projects, where these decide.

    Without projects, a fact belongs to the unit whose project it is about now, or to the unit that it is about. With
    projects, facts about projects are those of these projects, and the units are for facts about units alone.
    """
    if hat.role == Role.AUDITOR:
        return True, frozenset(), None
    if hat.role in _ADMINISTRATORS:
        return False, frozenset(), None
    reached = frozenset(units(hat).values_list("pk", flat=True))
    if hat.role not in _ENGAGED:
        return False, reached, None
    return False, reached, frozenset(projects(hat).values_list("pk", flat=True))


_SEEN: Final[dict[type[Model], Callable[[Hat], Q]]] = {
    Region: _regions,
    RegionLink: _for((Role.SYSTEM_ADMINISTRATOR,)),
    Unit: _units_of_projects,
    UnitLink: _for((Role.SYSTEM_ADMINISTRATOR,)),
    UnitValidity: lambda hat: Q(unit__in=_units_seen(hat).values("pk")),
    Person: _people,
    Post: _posts,
    DeskDepartment: lambda hat: Q(post__in=Post.objects.filter(_posts(hat)).values("pk")),
    Delegation: _delegations,
    Engagement: _by_project("project"),
    Strategy: _everything,
    Project: _projects,
    ProjectStrategy: _by_project("project"),
    BudgetAmount: _by_project("project"),
    Execution: _by_project("project"),
    Appraisal: _appraisals,
    AppraisalReason: _by_appraisal,
    AppraisalMaterial: _by_appraisal,
    CostItem: _by_appraisal,
    OpinionExchange: _by_appraisal,
    Panelist: _seats,
    LeafScore: _scores,
    Expert: _pool,
    BudgetRound: lambda hat: Q(campaign__in=Round.objects.filter(_rounds(hat)).values("pk")),
    BudgetRequest: _requests,
    PerformancePlan: _plans,
    Objective: _by_plan,
    Indicator: _by_plan,
    PlanCurve: _by_plan,
    OverallTask: _by_plan,
    TaskProject: _by_plan,
    TargetReview: _by_plan,
    TargetMending: _by_plan,
    RegionalTarget: _regional,
    RegionalIndicator: lambda hat: Q(target__in=RegionalTarget.objects.filter(_regional(hat)).values("pk")),
    RegionalPart: _regional_parts,
    RegionalValue: lambda hat: Q(part__in=RegionalPart.objects.filter(_regional_parts(hat)).values("pk")),
    LibraryIndicator: _for(_BUSINESS),
    EvidenceFile: _files,
    EvidenceUse: _uses,
    Evaluation: _evaluations,
    EvaluationLine: _by_evaluation,
    DepartmentReport: _reports,
    DutyProject: lambda hat: Q(report__in=DepartmentReport.objects.filter(_reports(hat)).values("pk")),
    GradeDisagreement: lambda hat: Q(department__in=Evaluation.objects.filter(_evaluations(hat)).values("pk")),
    Objection: _by_evaluation,
    Credential: _of_evaluators,
    ConflictDeclaration: _of_evaluators,
    EvaluatorSuspension: _of_evaluators,
    Commission: _commissions,
    CommissionExpert: _by_commission,
    QualityRating: _by_commission,
    SecondScoring: _second_scorings,
    SecondScore: _second_scores,
    WorkPlan: _working_papers,
    WorkingPaper: _working_papers,
    Survey: _working_papers,
    SurveyAnswer: lambda hat: Q(survey__in=Survey.objects.filter(_working_papers(hat)).values("pk")),
    EvaluationExchange: _by_evaluation,
    SpotCheckDraw: lambda hat: Q(region__in=regions(hat).values("pk")) if hat.role in _FINANCE else NOTHING,
    RiskFinding: lambda hat: _by_evaluation(hat) if hat.role in (*_FINANCE, Role.SECTOR_DESK) else NOTHING,
    ResultDecision: _by_project("project"),
    Obligation: _by_project("project"),
    RequestRating: _by_project("project"),
    Allocation: _allocations,
    Scenario: _scenarios,
    Remediation: _by_project("project"),
    TrainingCourse: _trainings,
    TrainingAttendance: lambda hat: Q(course__in=TrainingCourse.objects.filter(_trainings(hat)).values("pk")),
    Round: _rounds,
    Deadline: _deadlines,
    MonitoringRound: _by_round("campaign"),
    PastPace: _by_round("round__campaign"),
    MonitoringReport: _monitoring_reports,
    ProgressLine: _by_monitoring_report,
    CorrectiveAction: _by_project("project"),
    PaymentSuspension: _by_project("project"),
    Comment: _comments,
    Notification: _ones_own,
    Draft: _ones_own,
    SavedView: _ones_own,
    Task: _tasks,
    InstrumentDraft: _drafts,
    Confirmation: _for(_BUSINESS),
    AuditEvent: _history,
    AddressFailures: _for((Role.SECURITY_ADMINISTRATOR,)),
    AuditTail: _nothing,
    Fact: _facts,
    PublicationDuty: _rounds,
    Publication: lambda hat: NOTHING if hat.role in _ADMINISTRATORS else _in_units(hat),
    Demonstration: _everything,
    ImportJob: _ones_own,
    ImportedContent: _nothing,
    AccessToken: _ones_own,
    ApiReply: _nothing,
}


def visible(model: type[M], hat: Hat) -> QuerySet[M]:
    """The rows of a model that a hat may see. The auditor sees everything. Raises KeyError for a foreign model."""
    condition = EVERYTHING if hat.role == Role.AUDITOR else _SEEN[model](hat)
    return model._default_manager.filter(condition)  # noqa: SLF001 - Django's name for the manager of any model


# --- What is public ---------------------------------------------------------------------------------------------------

PUBLIC_STEPS: Final = {
    PublicationKind.BUDGET: ("money.decide", "plans.approve"),
    PublicationKind.FINAL_ACCOUNTS: (
        "money.decide",
        "money.execute",
        "plans.approve",
        "monitoring.accept",
        "evaluation.accept",
        "evaluation.conclude",
        "appraisal.conclude",
        "application.decide",
        "training.record",
    ),
}
"""Which facts of a department and year are public once it has published; no others ever are."""

PUBLIC_KINDS: Final = tuple(each for each in EvaluationKind if each != EvaluationKind.SPOT_CHECK)
"""Evaluations that are published; a spot check is the work of finance, its result is in the self-evaluation."""


def _published(unit: str, moment: str, kinds: Iterable[PublicationKind] = tuple(PublicationKind)) -> Exists:
    """Whether a department above the unit has published the year, not before the moment."""
    return Exists(
        Publication.objects.filter(
            duty__kind__in=tuple(kinds),
            duty__fiscal_year=OuterRef("fiscal_year"),
            unit__links_down__descendant=OuterRef(unit),
            recorded_at__gte=OuterRef(moment),
        )
    )


_WITH_ACCOUNTS: Final = (PublicationKind.FINAL_ACCOUNTS,)
_OPEN_PROJECT: Final = Q(project__isnull=False, project__is_classified=False)


def _public_plans() -> Q:
    """Approved, not classified; where there is a budget request, with the money or not at all."""
    with_money = Q(budget_request__state=RequestState.PUBLISHED)
    by_package = Q(budget_request__isnull=True) & Q(_published("project__unit", "decided_at"))
    of_project = _OPEN_PROJECT & (with_money | by_package)
    return Q(state=PlanState.APPROVED) & (of_project | Q(project__isnull=True) & Q(_published("unit", "decided_at")))


def _public_evaluations() -> Q:
    """Accepted or concluded, and published with the final accounts."""
    of_project = _OPEN_PROJECT & Q(_published("project__unit", "decided_at", _WITH_ACCOUNTS))
    of_unit = Q(project__isnull=True) & Q(_published("unit", "decided_at", _WITH_ACCOUNTS))
    return Q(state__in=_DONE, kind__in=PUBLIC_KINDS) & (of_project | of_unit)


def _of_public(model: type[Model], path: str) -> Q:
    return Q(**{f"{path}__in": public(model).values("pk")})


def _public_projects() -> Q:
    """Those with anything public. Approved money is, with its department's budget, also while its target is a draft."""
    has_any = (
        Q(Exists(public(model).filter(project=OuterRef("pk")))) for model in (PerformancePlan, Evaluation, BudgetAmount)
    )
    return Q(is_classified=False) & Q(*has_any, _connector=Q.OR)


_PUBLIC: Final[dict[type[Model], Callable[[], Q]]] = {
    Region: lambda: EVERYTHING,
    Unit: lambda: ~Q(kind=UnitKind.EXTERNAL_EVALUATOR),
    Strategy: lambda: EVERYTHING,
    Project: _public_projects,
    BudgetAmount: lambda: (
        _OPEN_PROJECT
        & Q(kind__in=(AmountKind.APPROVED, AmountKind.ADJUSTED))
        & Q(_published("project__unit", "recorded_at"))
    ),
    Execution: lambda: _OPEN_PROJECT & Q(_published("project__unit", "recorded_at", _WITH_ACCOUNTS)),
    PerformancePlan: _public_plans,
    Objective: lambda: _of_public(PerformancePlan, "plan"),
    Indicator: lambda: _of_public(PerformancePlan, "plan"),
    Evaluation: _public_evaluations,
    EvaluationLine: lambda: _of_public(Evaluation, "evaluation"),
    PublicationDuty: lambda: EVERYTHING,
    Publication: lambda: EVERYTHING,
}
"""What everybody may see without an account. What is not here is not public: no people, no drafts, no evidence."""


def public(model: type[M]) -> QuerySet[M]:
    """The rows of a model that are public. Raises KeyError for a model that never is."""
    return model._default_manager.filter(_PUBLIC[model]())  # noqa: SLF001 - Django's name for the manager of any model


# --- What is done -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Right:
    """Which roles may use a verb, on which of the rows of `model` that they see.

    `model`: what the verb is used on; for a creation, what the new row belongs to. None: nothing in particular.
    """

    model: type[Model] | None
    roles: tuple[Role, ...]
    rows: Callable[[Hat], Q] = _everything

    @property
    def is_on_all_seen(self) -> bool:
        """Whether the role alone decides about a row that is seen."""
        return self.rows is _everything


def _own(path: str) -> Callable[[Hat], Q]:
    return lambda hat: Q(**{path: hat.person.pk})


def _of_units(path: str) -> Callable[[Hat], Q]:
    return lambda hat: _in_units(hat, path)


def _of_regions(path: str) -> Callable[[Hat], Q]:
    return lambda hat: EVERYTHING if hat.everywhere else Q(**{f"{path}__in": regions(hat).values("pk")})


def _of_another(hat: Hat) -> Q:
    return ~Q(drafted_by=hat.person.pk) & _of_own_jurisdiction(hat)


def _of_own_jurisdiction(hat: Hat) -> Q:
    return Q(jurisdiction__in=regions(hat).exclude(jurisdiction="").values("jurisdiction"))


def _own_post(hat: Hat) -> Q:
    """The holder's alone: who acts on a post cannot pass it on."""
    return Q(pk=hat.post.pk, person=hat.person.pk)


def _proposed_by_another(hat: Hat) -> Q:
    return ~Q(proposed_by=hat.person.pk)


def _reported_by_another(hat: Hat) -> Q:
    return Q(reported_by__isnull=True) | ~Q(reported_by=hat.person.pk)


def _claimed_by_another(hat: Hat) -> Q:
    return ~Q(claimed_by=hat.person.pk)


def _departments(_: Hat) -> Q:
    """Units at the top of their branch, with a budget of their own."""
    return Q(tier=1)


def _resolvable(hat: Hat) -> Q:
    """One's own remarks, and for a clerk those on the unit's projects."""
    own = Q(author=hat.person.pk)
    return own | _of_units("project__unit")(hat) if hat.role == Role.UNIT_CLERK else own


def _addressed(hat: Hat) -> Q:
    post = hat.post
    to = Q(person=hat.person.pk)
    if post.unit_id is not None:
        to |= Q(person__isnull=True, role=hat.role, unit=post.unit_id)
    if post.region_id is not None:
        to |= Q(person__isnull=True, role=hat.role, region=post.region_id)
    return to


def _own_evaluations(_: Hat) -> Q:
    """Those that units make of their own projects."""
    return Q(kind=EvaluationKind.SELF)


def _by_others(hat: Hat) -> Q:
    """Evaluations by others; a department looks at its own kinds only."""
    own = (EvaluationKind.DEPARTMENT, EvaluationKind.WHOLE_DEPARTMENT)
    return Q(kind__in=own) if hat.role == Role.DEPARTMENT_REVIEWER else ~Q(kind=EvaluationKind.SELF)


def _worked_on(hat: Hat) -> Q:
    """Evaluations by others that are more than a second look at a form."""
    return _by_others(hat) & ~Q(kind=EvaluationKind.SPOT_CHECK)


def _put_to_the_unit(_: Hat) -> Q:
    """Those whose preliminary result waits for the unit."""
    waiting = EvaluationExchange.objects.filter(replied_at__isnull=True)
    return Q(pk__in=waiting.values("evaluation"))


def _evaluator_units(hat: Hat) -> Q:
    """External evaluators; an evaluator itself."""
    itself = Q(pk=hat.post.unit_id) if hat.role == Role.EXTERNAL_EVALUATOR else EVERYTHING
    return Q(kind=UnitKind.EXTERNAL_EVALUATOR) & itself


def _concluded_by_others(hat: Hat) -> Q:
    """Conclusions of others; a department does not object to its own."""
    told = Q(state__in=(EvaluationState.CONCLUDED, EvaluationState.ARCHIVED)) & ~Q(kind=EvaluationKind.SELF)
    return told & ~_by_others(hat) if hat.role == Role.DEPARTMENT_REVIEWER else told


def _answerable(hat: Hat) -> Q:
    """Open objections to what others concluded; a department answers about its own evaluations."""
    told = Q(state=ObjectionState.OPEN) & ~Q(author=hat.person.pk) & ~Q(filed_by=hat.person.pk)
    own = (EvaluationKind.DEPARTMENT, EvaluationKind.WHOLE_DEPARTMENT)
    return told & Q(evaluation__kind__in=own) if hat.role == Role.DEPARTMENT_REVIEWER else told


_NOT_THE_AUDITOR: Final = tuple(role for role in Role if role != Role.AUDITOR)
_CLERK: Final = (Role.UNIT_CLERK,)
_UNIT: Final = (Role.UNIT_CLERK, Role.UNIT_HEAD)
_FILERS: Final = (Role.UNIT_CLERK, Role.DEPARTMENT_REVIEWER)
_REVIEWERS: Final = (Role.DEPARTMENT_REVIEWER, Role.SECTOR_DESK, Role.PERFORMANCE_DESK)
_SYSTEM: Final = (Role.SYSTEM_ADMINISTRATOR,)
_SECURITY: Final = (Role.SECURITY_ADMINISTRATOR,)
_DESK: Final = (Role.PERFORMANCE_DESK,)
_APPROVERS: Final = (*_REVIEWERS, Role.BUDGET_DESK, Role.FINANCE_LEADER)
_STOPPERS: Final = (Role.PERFORMANCE_DESK, Role.BUDGET_DESK)
_COLLECTORS: Final = (*_FILERS, Role.SECTOR_DESK, Role.PERFORMANCE_DESK, *_ENGAGED)
_OWN_UNIT_FILES: Final = _of_units("unit")

_BUDGET: Final = (Role.BUDGET_DESK,)
_CONCLUDERS: Final = (Role.DEPARTMENT_REVIEWER, Role.PERFORMANCE_DESK)
_SUPPORTERS: Final = (Role.BUDGET_DESK, Role.SECTOR_DESK)
_IMPORTERS: Final = (Role.DEPARTMENT_REVIEWER, Role.PERFORMANCE_DESK, Role.BUDGET_DESK)


def _own_seat(hat: Hat) -> Q:
    """The expert's own, or, for the desk, any that it sees."""
    return Q(person=hat.post.person_id) if hat.role == Role.EXPERT else EVERYTHING


RIGHTS: Final[dict[str, Right]] = {
    "places.found_region": Right(Region, _SYSTEM),
    "places.amend_region": Right(Region, _SYSTEM),
    "places.move_region": Right(Region, _SYSTEM),
    "places.register_unit": Right(Region, _SYSTEM),
    "places.amend_unit": Right(Unit, _SYSTEM),
    "places.move_unit": Right(Unit, _SYSTEM),
    "places.close_unit": Right(Unit, _SYSTEM),
    "places.name_strategy": Right(None, _SYSTEM),
    "people.register": Right(None, _SYSTEM),
    "people.amend": Right(Person, _SYSTEM),
    "people.deactivate": Right(Person, _SYSTEM),
    "people.reactivate": Right(Person, _SYSTEM),
    "people.amend_self": Right(Person, _NOT_THE_AUDITOR, _own("pk")),
    "people.change_password": Right(Person, tuple(Role), _own("pk")),
    "people.reset_password": Right(Person, _SECURITY),
    "people.unlock": Right(Person, _SECURITY),
    "people.assign_post": Right(Person, _SECURITY),
    "people.end_post": Right(Post, _SECURITY),
    "people.assign_departments": Right(Post, _SECURITY),
    "people.delegate": Right(Post, _BUSINESS, _own_post),
    "people.end_delegation": Right(Delegation, _BUSINESS, _own("post__person")),
    "people.engage": Right(Project, (Role.DEPARTMENT_REVIEWER, Role.PERFORMANCE_DESK)),
    "people.end_engagement": Right(Engagement, (Role.DEPARTMENT_REVIEWER, Role.PERFORMANCE_DESK)),
    "projects.register": Right(Unit, (*_FILERS, Role.BUDGET_DESK)),
    "projects.register_many": Right(Unit, (Role.DEPARTMENT_REVIEWER, Role.BUDGET_DESK)),
    "projects.amend": Right(Project, (*_FILERS, Role.BUDGET_DESK)),
    "projects.close": Right(Project, (Role.BUDGET_DESK,)),
    "money.request": Right(Project, _FILERS),
    "money.decide": Right(Project, (Role.BUDGET_DESK,)),
    "money.execute": Right(Project, (Role.UNIT_CLERK, Role.BUDGET_DESK)),
    "appraisal.open_project": Right(Project, _FILERS),
    "appraisal.open_policy": Right(Unit, _FILERS),
    "appraisal.reason": Right(Appraisal, _FILERS),
    "appraisal.balance": Right(Appraisal, _FILERS),
    "appraisal.hand_in": Right(Appraisal, _FILERS),
    "appraisal.check_material": Right(Appraisal, (*_SUPPORTERS, Role.PERFORMANCE_DESK)),
    "appraisal.enlist": Right(None, _DESK),
    "appraisal.draw": Right(Appraisal, _DESK),
    "appraisal.excuse": Right(Panelist, (Role.EXPERT, Role.PERFORMANCE_DESK), _own_seat),
    "appraisal.score": Right(Panelist, (Role.EXPERT,), _own("person")),
    "appraisal.exchange": Right(Appraisal, (*_FILERS, Role.EXPERT, Role.PERFORMANCE_DESK)),
    "appraisal.conclude": Right(Appraisal, _CONCLUDERS),
    "budgets.announce": Right(Region, _BUDGET, _of_regions("pk")),
    "budgets.request": Right(Project, _FILERS),
    "budgets.amend": Right(BudgetRequest, _FILERS),
    "budgets.submit": Right(BudgetRequest, _UNIT),
    "budgets.review": Right(BudgetRequest, (Role.DEPARTMENT_REVIEWER,)),
    "budgets.support": Right(BudgetRequest, _SUPPORTERS),
    "budgets.approve": Right(BudgetRequest, _BUDGET),
    "budgets.publish": Right(BudgetRequest, (Role.PERFORMANCE_DESK, Role.BUDGET_DESK)),
    "budgets.send_back": Right(BudgetRequest, (*_REVIEWERS, Role.BUDGET_DESK)),
    "budgets.carry": Right(BudgetRequest, _BUDGET),
    "plans.draft": Right(Project, _CLERK),
    "plans.draft_overall": Right(Unit, _CLERK),
    "plans.revise": Right(PerformancePlan, _CLERK),
    "plans.submit": Right(PerformancePlan, _UNIT),
    "plans.send_back": Right(PerformancePlan, _REVIEWERS),
    "plans.approve": Right(PerformancePlan, _DESK),
    "plans.file_many": Right(None, _FILERS),
    "targets.review": Right(PerformancePlan, _REVIEWERS),
    "targets.pass_clean": Right(None, _REVIEWERS),
    "mending.propose": Right(PerformancePlan, _REVIEWERS),
    "mending.answer": Right(TargetMending, _UNIT),
    "regional.draft": Right(Unit, _FILERS, _of_units("pk")),
    "regional.revise": Right(RegionalTarget, _FILERS, _of_units("unit")),
    "regional.hand_down": Right(RegionalTarget, (Role.DEPARTMENT_REVIEWER,), _of_units("unit")),
    "regional.answer": Right(RegionalPart, (*_UNIT, Role.DEPARTMENT_REVIEWER), _of_units("unit")),
    "library.propose": Right(Indicator, (*_CLERK, *_REVIEWERS), lambda _: Q(plan__state=PlanState.APPROVED)),
    "library.accept": Right(LibraryIndicator, _DESK, _proposed_by_another),
    "library.decline": Right(LibraryIndicator, _DESK, _proposed_by_another),
    "evidence.attach": Right(Unit, _COLLECTORS, _of_units("pk")),
    "evidence.use": Right(EvidenceFile, _COLLECTORS, _OWN_UNIT_FILES),
    "evidence.remove": Right(EvidenceUse, _COLLECTORS, _of_units("file__unit")),
    "evidence.discard": Right(EvidenceFile, _COLLECTORS, _OWN_UNIT_FILES),
    "evaluation.open": Right(Project, (*_CLERK, *_DESK)),
    "evaluation.open_all": Right(Region, _DESK, _of_regions("pk")),
    "evaluation.fill": Right(Evaluation, _CLERK, _own_evaluations),
    "evaluation.sign": Right(Evaluation, (Role.UNIT_HEAD,), _own_evaluations),
    "evaluation.submit": Right(Evaluation, _UNIT, _own_evaluations),
    "evaluation.forward": Right(Evaluation, (Role.DEPARTMENT_REVIEWER,), _own_evaluations),
    "evaluation.send_back": Right(Evaluation, _REVIEWERS, _own_evaluations),
    "evaluation.accept": Right(Evaluation, _DESK, _own_evaluations),
    "evaluation.select": Right(Project, (*_DESK, Role.DEPARTMENT_REVIEWER)),
    "evaluation.select_unit": Right(Unit, (*_DESK, Role.DEPARTMENT_REVIEWER), _of_units("pk")),
    "evaluation.archive": Right(Evaluation, _DESK, _by_others),
    "evaluators.register_credential": Right(Unit, _DESK, lambda _: Q(kind=UnitKind.EXTERNAL_EVALUATOR)),
    "evaluators.declare_conflict": Right(Unit, (*_DESK, Role.EXTERNAL_EVALUATOR), _evaluator_units),
    "evaluators.suspend": Right(Unit, _DESK, lambda _: Q(kind=UnitKind.EXTERNAL_EVALUATOR)),
    "double_scoring.draw": Right(Region, _DESK, _of_regions("pk")),
    "double_scoring.score": Right(SecondScoring, (Role.EXPERT,), _own("scorer")),
    "evaluation_work.plan": Right(Evaluation, (*_CONCLUDERS, Role.EXTERNAL_EVALUATOR), _worked_on),
    "evaluation_work.record": Right(Evaluation, (*_REVIEWERS, *_ENGAGED), _worked_on),
    "evaluation_work.consult": Right(Evaluation, _CONCLUDERS, _worked_on),
    "evaluation_work.reply": Right(Evaluation, _UNIT, _put_to_the_unit),
    "surveys.open": Right(Evaluation, (*_CONCLUDERS, Role.EXTERNAL_EVALUATOR), _worked_on),
    "evaluators.offer": Right(Evaluation, (*_DESK, Role.DEPARTMENT_REVIEWER)),
    "evaluators.accept": Right(Commission, (Role.EXTERNAL_EVALUATOR,)),
    "evaluators.decline": Right(Commission, (Role.EXTERNAL_EVALUATOR,)),
    "evaluators.deliver": Right(Commission, (Role.EXTERNAL_EVALUATOR,)),
    "evaluators.send_back": Right(Commission, (*_DESK, Role.DEPARTMENT_REVIEWER)),
    "evaluators.approve": Right(Commission, (*_DESK, Role.DEPARTMENT_REVIEWER)),
    "evaluation.draw": Right(Region, _DESK, _of_regions("pk")),
    "evaluation.review": Right(Evaluation, (*_REVIEWERS, *_ENGAGED), _by_others),
    "evaluation.conclude": Right(Evaluation, (*_DESK, Role.DEPARTMENT_REVIEWER), _by_others),
    "objections.file": Right(Evaluation, (*_UNIT, Role.DEPARTMENT_REVIEWER), _concluded_by_others),
    "objections.answer": Right(Objection, (*_DESK, Role.FINANCE_LEADER, Role.DEPARTMENT_REVIEWER), _answerable),
    "self_reports.draft": Right(Unit, _FILERS, _of_units("pk")),
    "self_reports.fill": Right(DepartmentReport, _FILERS),
    "self_reports.link": Right(DepartmentReport, _FILERS),
    "self_reports.read_back": Right(DepartmentReport, _FILERS),
    "self_reports.archive": Right(DepartmentReport, (Role.UNIT_HEAD, Role.DEPARTMENT_REVIEWER)),
    "application.give_feedback": Right(Project, (*_DESK, Role.DEPARTMENT_REVIEWER)),
    "application.decide": Right(Project, (Role.BUDGET_DESK,)),
    "zero_based.claim_obligation": Right(Project, _UNIT),
    "zero_based.judge_obligation": Right(Obligation, (*_BUDGET, Role.DEPARTMENT_REVIEWER), _claimed_by_another),
    "zero_based.rate": Right(Project, (*_BUDGET, *_DESK, Role.DEPARTMENT_REVIEWER)),
    "zero_based.settle": Right(Unit, _BUDGET, _departments),
    "simulation.keep_scenario": Right(Region, (*_DESK, *_BUDGET, Role.FINANCE_LEADER), _of_regions("pk")),
    "simulation.drop_scenario": Right(Scenario, (*_DESK, *_BUDGET, Role.FINANCE_LEADER), _own("kept_by")),
    "remediation.demand": Right(Project, (*_DESK, Role.DEPARTMENT_REVIEWER)),
    "remediation.plan": Right(Remediation, _CLERK),
    "remediation.report": Right(Remediation, _UNIT),
    "remediation.verify": Right(Remediation, (*_DESK, Role.DEPARTMENT_REVIEWER), _reported_by_another),
    "remediation.send_back": Right(Remediation, (*_DESK, Role.DEPARTMENT_REVIEWER)),
    "remediation.reopen": Right(Remediation, (*_DESK, Role.DEPARTMENT_REVIEWER)),
    "training.record": Right(Region, _DESK, _of_regions("pk")),
    "publication.announce": Right(Region, (Role.PERFORMANCE_DESK, Role.BUDGET_DESK), _of_regions("pk")),
    "publication.publish": Right(PublicationDuty, (Role.DEPARTMENT_REVIEWER, Role.PERFORMANCE_DESK, Role.BUDGET_DESK)),
    "rounds.announce": Right(Region, _DESK, _of_regions("pk")),
    "rounds.set_deadline": Right(Round, _DESK, _of_regions("region")),
    "rounds.close": Right(Round, _DESK, _of_regions("region")),
    "desk.keep_view": Right(None, _BUSINESS),
    "desk.drop_view": Right(SavedView, _BUSINESS, _own("person")),
    "monitoring.open_round": Right(Region, _DESK, _of_regions("pk")),
    "monitoring.draft": Right(Project, _CLERK),
    "monitoring.revise": Right(MonitoringReport, _CLERK),
    "monitoring.take_back": Right(MonitoringReport, _CLERK),
    "monitoring.submit": Right(MonitoringReport, _UNIT),
    "monitoring.send_back": Right(MonitoringReport, _REVIEWERS),
    "monitoring.accept": Right(MonitoringReport, _REVIEWERS),
    "monitoring.accept_many": Right(MonitoringRound, _REVIEWERS),
    "corrections.propose": Right(CorrectiveAction, _UNIT),
    "corrections.approve": Right(CorrectiveAction, _APPROVERS),
    "corrections.send_back": Right(CorrectiveAction, _APPROVERS),
    "corrections.finish": Right(CorrectiveAction, _UNIT),
    "corrections.verify": Right(CorrectiveAction, _REVIEWERS),
    "escalation.escalate": Right(Region, _DESK, _of_regions("pk")),
    "suspensions.suspend": Right(Project, _STOPPERS),
    "suspensions.release": Right(PaymentSuspension, _STOPPERS),
    "talk.comment": Right(Project, _BUSINESS),
    "talk.resolve": Right(Comment, _BUSINESS, _resolvable),
    "talk.read": Right(Notification, _NOT_THE_AUDITOR, _own("person")),
    "talk.set_task": Right(Project, _REVIEWERS),
    "talk.finish_task": Right(Task, _BUSINESS, _addressed),
    "instruments.draft": Right(Region, _DESK, lambda hat: _of_regions("pk")(hat) & ~Q(jurisdiction="")),
    "instruments.amend": Right(InstrumentDraft, _DESK, _of_own_jurisdiction),
    "instruments.submit": Right(InstrumentDraft, _DESK, _of_own_jurisdiction),
    "instruments.withdraw": Right(InstrumentDraft, _DESK, _of_own_jurisdiction),
    "instruments.send_back": Right(InstrumentDraft, (*_DESK, Role.FINANCE_LEADER), _of_another),
    "instruments.approve": Right(InstrumentDraft, (*_DESK, Role.FINANCE_LEADER), _of_another),
    "instruments.confirm": Right(None, _FINANCE),
    "exchange.bring": Right(None, _IMPORTERS),
    "exchange.look_over": Right(ImportJob, _IMPORTERS),
    "exchange.confirm": Right(ImportJob, _IMPORTERS),
    "exchange.carry_out": Right(ImportJob, _IMPORTERS),
    "exchange.withdraw": Right(ImportJob, _IMPORTERS),
    "tokens.issue": Right(None, _BUSINESS),
    "tokens.revoke": Right(AccessToken, _BUSINESS),
}
"""Every verb. The auditor may use one of them: to change the own password."""


def changeable(verb: str, model: type[M], hat: Hat) -> QuerySet[M]:
    """The rows that a hat may use a verb on, always among those that it sees.

    Raises KeyError for an unknown verb, TypeError when the verb is used on rows of another model.
    """
    right = RIGHTS[verb]
    if right.model is not model:
        raise TypeError(f"{verb} is used on {right.model}, not on {model}")
    if hat.role not in right.roles:
        return model._default_manager.none()  # noqa: SLF001 - Django's name for the manager of any model
    return visible(model, hat).filter(right.rows(hat))


def may(hat: Hat, verb: str, row: Model | None = None) -> bool:
    """Whether a hat may use a verb on a row; without a row, whether its role may use the verb at all."""
    right = RIGHTS[verb]
    if row is None or right.model is None:
        return hat.role in right.roles
    return changeable(verb, right.model, hat).filter(pk=row.pk).exists()


def allowed(hat: Hat, model: type[Model], rows: Iterable[Any], verbs: Iterable[str]) -> dict[Any, set[str]]:
    """Which of the verbs a hat may use on each of the rows, by primary key: `may` for a whole list, in one query.

    Verbs that are used on another model are left out. Raises KeyError for an unknown verb.
    """
    told: dict[Any, set[str]] = {each.pk: set() for each in rows}
    asked = [verb for verb in verbs if RIGHTS[verb].model is model and hat.role in RIGHTS[verb].roles]
    if not told or not asked:
        return told
    seen = visible(model, hat).filter(pk__in=list(told))
    for place, verb in enumerate(asked):
        condition = RIGHTS[verb].rows(hat)
        can: Any = Value(value=True)
        if condition:
            can = Case(When(condition, then=Value(value=True)), default=Value(value=False))
        seen = seen.annotate(**{f"can_{place}": can})
    for pk, *answers in seen.values_list("pk", *(f"can_{place}" for place in range(len(asked)))):
        told[pk] = {verb for verb, can in zip(asked, answers, strict=True) if can}
    return told


def allowed_on_seen(hat: Hat, model: type[Model], rows: Iterable[Any], verbs: Iterable[str]) -> dict[Any, set[str]]:
    """As `allowed` for rows read through `visible`: the database is asked only where more than the role counts.

    Raises KeyError for an unknown verb.
    """
    known = set(verbs)
    by_role = {verb for verb in known if RIGHTS[verb].is_on_all_seen}
    here = {verb for verb in by_role if RIGHTS[verb].model is model and hat.role in RIGHTS[verb].roles}
    return {pk: can | here for pk, can in allowed(hat, model, rows, known - by_role).items()}
