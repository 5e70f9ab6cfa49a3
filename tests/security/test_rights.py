"""Every route, tried by every role, inside and outside its scope, by opening it and by posting to it.

The routes come from the table of addresses; what is expected of each stands here, in words of its own, and nowhere
else: a route without an expectation fails. What a role sees is written down by hand for the small prefecture of
`support.world`, so that a mistake in `visibility.py` cannot excuse itself.
"""

from dataclasses import dataclass, field
from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, get_resolver, reverse

from support.appraisals import OPENS, WHEN, announced, asked, drawn, hat, pool, prepared
from support.visits import at, hat_key, visit
from support.world import ADMINISTRATORS, DAY, LATER, LOGINS, PEOPLE, PROJECTS, hat_of, unit_of
from wenxiao.forms.raw import FormType
from wenxiao_site.actions import (
    appraisal,
    auditing,
    exchange,
    instruments,
    library,
    mending,
    money,
    monitoring,
    publication,
    regional,
    remediation,
    self_reports,
    simulation,
    suspensions,
    targets,
    tokens,
    zero_based,
)
from wenxiao_site.registry.models import (
    AccessToken,
    Appraisal,
    AuditEvent,
    BudgetRequest,
    BudgetRound,
    Comment,
    CorrectiveAction,
    Delegation,
    DepartmentReport,
    Engagement,
    Evaluation,
    EvidenceUse,
    ImportJob,
    Indicator,
    InstrumentDraft,
    LibraryIndicator,
    MonitoringReport,
    MonitoringRound,
    Notification,
    Obligation,
    Panelist,
    PaymentSuspension,
    Person,
    Post,
    Project,
    PublicationDuty,
    Region,
    RegionalPart,
    RegionalTarget,
    Remediation,
    Round,
    SavedView,
    Scenario,
    TargetMending,
    Task,
)

ROLE = {login: role for login, _, role, *_ in PEOPLE} | {each[0]: role for role, each in ADMINISTRATORS.items()}
NOBODY = None
ABSENT = 987_654_321

# --- Who sees what, by hand -------------------------------------------------------------------------------------------

WHOLE_PREFECTURE = ("performance", "performance-second", "budget", "finance-leader", "government-leader", "observer")
COUNTY = ("county-performance", "county-budget")
READERS = ("government-leader", "observer", "evaluator", "expert")
ALL_PROJECTS = frozenset(each[0] for each in PROJECTS)
SEES_PROJECTS = {
    "clerk": {"seeds"},
    "clerk-colleague": {"seeds"},
    "head": {"seeds"},
    "station-clerk": {"station"},
    "school-clerk": {"school"},
    "reviewer": {"seeds", "station"},
    "school-reviewer": {"school"},
    "sector": {"seeds", "station"},
    **dict.fromkeys(WHOLE_PREFECTURE, ALL_PROJECTS),
    "evaluator": {"seeds"},
    "expert": {"school"},
    "county-clerk": {"canal"},
    **dict.fromkeys(COUNTY, frozenset({"canal", "road"})),
    "township-clerk": {"road"},
    "other-county-clerk": {"secret"},
    "system": set(),
    "security": set(),
    "auditor": ALL_PROJECTS,
}
HANDED_IN = {"seeds", "canal"}
"""Projects whose plan is submitted or approved; readers see no others."""

UNITS = {
    "centre": "654300000/219001",
    "station": "654300000/219001001",
    "department": "654300000/219",
    "school": "654300000/205001",
    "firm": "654300000/901",
    "water": "654322000/213",
    "township": "654322100/301",
    "city-water": "654301000/213",
}
DEPARTMENTS = frozenset({"department", "water", "city-water"})
"""Units at the top of their branch."""
SEES_UNITS = {
    **dict.fromkeys(("clerk", "clerk-colleague", "head"), frozenset({"centre"})),
    "station-clerk": {"station"},
    "school-clerk": {"school"},
    **dict.fromkeys(("reviewer", "sector"), frozenset({"department", "centre", "station"})),
    "school-reviewer": {"school"},
    **dict.fromkeys((*WHOLE_PREFECTURE, "system", "security", "auditor"), frozenset(UNITS)),
    "evaluator": {"firm", "centre"},
    "expert": {"school"},
    "county-clerk": {"water"},
    **dict.fromkeys(COUNTY, frozenset({"water", "township"})),
    "township-clerk": {"township"},
    "other-county-clerk": {"city-water"},
}
REGIONS = {"prefecture": "654300000", "city": "654301000", "county": "654322000", "township": "654322100"}
SEES_REGIONS = {
    login: {"prefecture"}
    for login in ("clerk", "clerk-colleague", "head", "station-clerk", "school-clerk", "reviewer", "school-reviewer")
} | {
    **dict.fromkeys(("sector", "evaluator", "expert"), frozenset({"prefecture"})),
    **dict.fromkeys((*WHOLE_PREFECTURE, "system", "security", "auditor"), frozenset(REGIONS)),
    "county-clerk": {"prefecture", "county"},
    **dict.fromkeys((*COUNTY, "township-clerk"), frozenset({"prefecture", "county", "township"})),
    "other-county-clerk": {"prefecture", "city"},
}
COLLEAGUES = frozenset({"clerk", "clerk-colleague", "head"})
OF_COUNTY = frozenset({"county-clerk", "county-performance", "county-budget", "township-clerk"})
WITH_A_PLACE = frozenset(LOGINS) - {"expert", "system", "security", "auditor"}
SEES_PEOPLE = {
    **dict.fromkeys(sorted(COLLEAGUES), COLLEAGUES),
    "station-clerk": {"station-clerk"},
    "school-clerk": {"school-clerk"},
    "reviewer": COLLEAGUES | {"station-clerk", "reviewer"},
    "school-reviewer": {"school-clerk", "school-reviewer"},
    "sector": COLLEAGUES | {"station-clerk", "reviewer", "sector"},
    **dict.fromkeys(WHOLE_PREFECTURE, WITH_A_PLACE),
    "evaluator": {"evaluator"},
    "expert": {"expert"},
    "county-clerk": {"county-clerk"},
    **dict.fromkeys(COUNTY, OF_COUNTY),
    "township-clerk": {"township-clerk"},
    "other-county-clerk": {"other-county-clerk"},
    **dict.fromkeys(("system", "security", "auditor"), frozenset(LOGINS)),
}


def seen_plans(login):
    seen = SEES_PROJECTS[login]
    return seen & HANDED_IN if login in READERS else seen


def one(login, name, holders):
    """A row that the holders see and others do not."""
    return {name} if login in holders else set()


BUSINESS = tuple(login for login in LOGINS if login not in ("system", "security", "auditor"))
FINANCE = ("performance", "performance-second", "budget", "finance-leader")
DRAFTERS = ("performance", "performance-second", "budget", "finance-leader")
SEES = {
    "project": SEES_PROJECTS.__getitem__,
    "unit": SEES_UNITS.__getitem__,
    "region": SEES_REGIONS.__getitem__,
    "person": SEES_PEOPLE.__getitem__,
    "post": SEES_PEOPLE.__getitem__,
    "plan": seen_plans,
    "mending": lambda login: seen_plans(login) & {"seeds"},
    "regional": lambda login: one(
        login, "grassland", ("reviewer", "sector", "county-clerk", *COUNTY, *WHOLE_PREFECTURE, "auditor")
    ),
    "part": lambda login: one(
        login, "grassland", ("reviewer", "sector", "county-clerk", *COUNTY, *WHOLE_PREFECTURE, "auditor")
    ),
    "evaluator": lambda login: one(
        login,
        "firm",
        (*WHOLE_PREFECTURE, "system", "security", "auditor", "evaluator", "reviewer", "school-reviewer", COUNTY[0]),
    ),
    "scoring": lambda _: set(),
    "worked": lambda _: set(),
    "commission": lambda _: set(),  # none in the world: tried in the tests of external evaluators
    "evaluation": lambda login: one(
        login, "canal", [each for each in LOGINS if "canal" in SEES_PROJECTS[each] and each not in READERS]
    ),
    "department-report": lambda login: (
        SEES_UNITS[login] & {"water"} if login not in (*READERS, "system", "security") else set()
    ),
    "objection": lambda _: set(),  # none in the world: tried in the tests of disagreements
    "remediation": lambda login: one(login, "canal", [each for each in LOGINS if "canal" in SEES_PROJECTS[each]]),
    "obligation": lambda login: one(login, "canal", [each for each in LOGINS if "canal" in SEES_PROJECTS[each]]),
    "scenario": lambda login: one(login, "budget", (*FINANCE, "auditor")),
    "department": lambda login: SEES_UNITS[login] & DEPARTMENTS,
    "file": SEES_PROJECTS.__getitem__,
    "use": SEES_PROJECTS.__getitem__,
    "comment": seen_plans,
    "indicator": seen_plans,
    "proposal": lambda login: one(login, "canal", (*BUSINESS, "auditor")),
    "engagement": lambda login: SEES_PROJECTS[login] & {"seeds", "school"},
    "round": lambda login: one(login, "may", (*BUSINESS, "auditor")),
    "monitoring": lambda login: one(login, "august", (*BUSINESS, "auditor")),
    "duty": lambda login: one(login, "budget", (*BUSINESS, "auditor")),
    "report": lambda login: SEES_PROJECTS[login] & {"canal"},
    "correction": lambda login: SEES_PROJECTS[login] & {"canal"},
    "suspension": lambda login: SEES_PROJECTS[login] & {"canal"},
    "task": lambda login: one(login, "seeds", [each for each in LOGINS if "seeds" in SEES_PROJECTS[each]]),
    "view": lambda login: {"clerk"} if login == "auditor" else {login} & {"clerk"},
    "import": lambda login: {"budget"} if login == "auditor" else {login} & {"budget"},
    "token": lambda login: {"clerk"} if login == "auditor" else {login} & {"clerk"},
    "notification": lambda login: (
        {"clerk", "clerk-colleague"} if login == "auditor" else {login} & COLLEAGUES - {"head"}
    ),
    "delegation": lambda login: one(
        login, "head", [*COLLEAGUES, "reviewer", "sector", *WHOLE_PREFECTURE, "security", "auditor"]
    ),
    "draft": lambda login: one(login, "cut", (*DRAFTERS, "auditor")),
    "event": lambda login: one(login, "first", ("auditor",)),
    "campaign": lambda login: one(login, "first", (*BUSINESS, "auditor")),
    "request": lambda login: one(
        login, "seeds", [each for each in LOGINS if "seeds" in SEES_PROJECTS[each] and each not in READERS]
    ),
    "appraisal": lambda login: {
        *one(login, "policy", [*COLLEAGUES, "reviewer", "sector", *FINANCE, "expert", "auditor"]),
        *one(login, "canal", ["county-clerk", *COUNTY, *WHOLE_PREFECTURE, "auditor"]),
    },
    "concluded": lambda login: one(login, "canal", ["county-clerk", *COUNTY, *WHOLE_PREFECTURE, "auditor"]),
    "seat": lambda login: {
        *one(login, "expert", ["sector", *FINANCE, "expert", "auditor"]),
        *one(login, "expert-one", ["sector", *FINANCE, "auditor"]),
    },
}
"""Of the two appraisals one is with its panel, the other concluded, which readers see too."""


@dataclass(frozen=True)
class Rows:
    """The ids of the rows of a kind, by their names here."""

    of: dict
    clients: dict = field(default_factory=dict)

    def client(self, login):
        """A browser of somebody who came in once for all routes."""
        if login not in self.clients:
            self.clients[login] = visit(login, hat=hat_of(login) if login else None)
        return self.clients[login]

    @classmethod
    def found(cls, world):
        projects = {name: world.project(name) for name in ALL_PROJECTS}
        people = {each.login: each for each in Person.objects.all()}
        return cls(
            {
                "project": {name: each.pk for name, each in projects.items()},
                "unit": {name: unit_of(place).pk for name, place in UNITS.items()},
                "region": {name: Region.objects.get(code=code).pk for name, code in REGIONS.items()},
                "person": {login: each.pk for login, each in people.items()},
                "post": {each.person.login: each.pk for each in Post.objects.select_related("person")},
                "plan": {name: each.plans.get().pk for name, each in projects.items()},
                "mending": {"seeds": TargetMending.objects.get().pk},
                "regional": {"grassland": RegionalTarget.objects.get().pk},
                "part": {"grassland": RegionalPart.objects.get().pk},
                "evaluator": {"firm": unit_of(UNITS["firm"]).pk},
                "scoring": {},
                "worked": {},
                "commission": {},
                "evaluation": {"canal": Evaluation.objects.get().pk},
                "department-report": {"water": DepartmentReport.objects.get().pk},
                "objection": {},
                "remediation": {"canal": Remediation.objects.get().pk},
                "obligation": {"canal": Obligation.objects.get().pk},
                "scenario": {"budget": Scenario.objects.get().pk},
                "department": {name: unit_of(UNITS[name]).pk for name in DEPARTMENTS},
                "file": {name: each.evidence_uses.get().file_id for name, each in projects.items()},
                "use": {name: EvidenceUse.objects.get(project=each).pk for name, each in projects.items()},
                "comment": {name: Comment.objects.get(project=each).pk for name, each in projects.items()},
                "engagement": {each.project.name: each.pk for each in Engagement.objects.select_related("project")},
                "round": {"may": Round.objects.get(name="5月监控").pk},
                "monitoring": {"august": MonitoringRound.objects.get().pk},
                "duty": {"budget": PublicationDuty.objects.get().pk},
                "report": {"canal": MonitoringReport.objects.get().pk},
                "correction": {"canal": CorrectiveAction.objects.get().pk},
                "suspension": {"canal": PaymentSuspension.objects.get().pk},
                "campaign": {"first": BudgetRound.objects.get().pk},
                "request": {"seeds": BudgetRequest.objects.get().pk},
                "appraisal": {
                    "policy": Appraisal.objects.get(project__isnull=True).pk,
                    "canal": Appraisal.objects.get(project__isnull=False).pk,
                },
                "concluded": {"canal": Appraisal.objects.get(project__isnull=False).pk},
                "seat": {each.person.login: each.pk for each in Panelist.objects.select_related("person")},
                "indicator": {
                    name: Indicator.objects.get(plan__project=each, key="a1").pk for name, each in projects.items()
                },
                "proposal": {"canal": LibraryIndicator.objects.get().pk},
                "task": {"seeds": Task.objects.get(title="补充佐证材料").pk},
                "notification": {each.person.login: each.pk for each in Notification.objects.select_related("person")},
                "view": {"clerk": SavedView.objects.get().pk},
                "import": {"budget": ImportJob.objects.get().pk},
                "token": {"clerk": AccessToken.objects.get().pk},
                "delegation": {"head": Delegation.objects.get().pk},
                "draft": {"cut": InstrumentDraft.objects.get().pk},
                "event": {"first": 1},
            }
        )._named(projects)

    def _named(self, projects):
        names = {each.name: name for name, each in projects.items()}
        return Rows(self.of | {"engagement": {names[name]: pk for name, pk in self.of["engagement"].items()}})

    def pk(self, kind, name):
        return self.of[kind][name]


# --- Who does what, by hand -------------------------------------------------------------------------------------------

SYSTEM, SECURITY, AUDITOR = {"SYSTEM_ADMINISTRATOR"}, {"SECURITY_ADMINISTRATOR"}, {"AUDITOR"}
CLERK, HEAD, REVIEWER = {"UNIT_CLERK"}, {"UNIT_HEAD"}, {"DEPARTMENT_REVIEWER"}
SECTOR, DESK, BUDGET, LEADER = {"SECTOR_DESK"}, {"PERFORMANCE_DESK"}, {"BUDGET_DESK"}, {"FINANCE_LEADER"}
ENGAGED = {"EXTERNAL_EVALUATOR", "EXPERT"}
COLLECTORS = CLERK | REVIEWER | SECTOR | DESK | ENGAGED
WORKING = set(ROLE.values()) - SYSTEM - SECURITY - AUDITOR
EVERYBODY = set(ROLE.values())
ARRANGING = frozenset(REVIEWER | SECTOR | DESK | BUDGET | LEADER | AUDITOR | {"GOVERNMENT_LEADER"})
"""Who looks at the requests of whole departments."""

OWN_UNIT = {
    **{login: SEES_UNITS[login] for login in LOGINS},
    "evaluator": {"firm"},
    "expert": set(),
}
"""Units in whose name somebody works, not those that are only seen."""

UNIT_OF_PROJECT = {
    "seeds": "centre",
    "station": "station",
    "school": "school",
    "canal": "water",
    "road": "township",
    "secret": "city-water",
}


def of_own_unit(login, name):
    return UNIT_OF_PROJECT[name] in OWN_UNIT[login]


def own(login, name):
    return login == name


def own_region(login, name):
    """Regions at or below that of the desk; not those above, which are seen so that a place has its full name."""
    return name != "prefecture" if login in COUNTY else True


def any_row(login, name):
    return True


def nobody(login, name):
    """What stands in the world waits for somebody else."""
    return False


@dataclass(frozen=True)
class Deed:
    """A form: the kind of row it is used on, the roles that may, and on which of the rows that they see."""

    kind: str | None
    roles: set
    rows: object = any_row


@dataclass(frozen=True)
class Page:
    """A page to read: of a kind of row, for these roles (all that are logged in)."""

    kind: str | None = None
    roles: frozenset = frozenset(EVERYBODY)
    is_post: bool = False


@dataclass(frozen=True)
class Open:
    """Open without an account. `answers`: what opening and posting give."""

    parts: tuple = ()
    get: int = 200
    post: int = 405


EXPECTED = {
    # open to all
    "start": Open(),
    "check": Open(),
    "check-example": Open((("slug", "execution"),)),
    "check-blank": Open((("form_type", next(iter(FormType)).value),)),
    "check-file": Open(get=405, post=400),
    "check-form": Open(get=405, post=400),
    "check-annotated": Open(get=405, post=400),
    "rulebook": Open(),
    "rulebook-parameter": Open((("name", "execution_points"),)),
    "rulebook-instrument": Open((("identifier", "cn/self-evaluation"),)),
    "login": Open(get=(200, 302), post=422),
    "logout": Open(get=405, post=302),
    # one's own
    "password": Page(is_post=True),
    "hat": Page(is_post=True),
    "me": Page(),
    "home": Page(),
    "style": Open(),
    "desk-draft": Page(is_post=True),
    "desk.keep_view": Deed(None, WORKING),
    "desk.drop_view": Deed("view", WORKING, own),
    "people.amend_self": Deed(None, EVERYBODY - AUDITOR),
    "people.delegate": Deed(None, WORKING),
    # places
    "regions": Page(),
    "region": Page("region"),
    "unit": Page("unit"),
    "places.found_region": Deed("region", SYSTEM),
    "places.amend_region": Deed("region", SYSTEM),
    "places.move_region": Deed("region", SYSTEM),
    "places.register_unit": Deed("region", SYSTEM),
    "places.amend_unit": Deed("unit", SYSTEM),
    "places.move_unit": Deed("unit", SYSTEM),
    "places.close_unit": Deed("unit", SYSTEM),
    "places.name_strategy": Deed(None, SYSTEM),
    # people
    "people": Page(),
    "person": Page("person"),
    "people.register": Deed(None, SYSTEM),
    "people.amend": Deed("person", SYSTEM),
    "people.deactivate": Deed("person", SYSTEM),
    "people.reactivate": Deed("person", SYSTEM),
    "people.reset_password": Deed("person", SECURITY),
    "people.unlock": Deed("person", SECURITY),
    "people.assign_post": Deed("person", SECURITY),
    "people.end_post": Deed("post", SECURITY),
    "people.assign_departments": Deed("post", SECURITY),
    "people.end_delegation": Deed("delegation", WORKING, own),
    "people.engage": Deed("project", REVIEWER | DESK),
    "people.end_engagement": Deed("engagement", REVIEWER | DESK),
    # projects and money
    "projects": Page(),
    "project": Page("project"),
    "project-stage": Page("project"),
    "project-panel": Page("project"),
    "projects.register": Deed(None, CLERK | REVIEWER | BUDGET),
    "projects.register_many": Deed(None, REVIEWER | BUDGET),
    "projects.amend": Deed("project", CLERK | REVIEWER | BUDGET),
    "projects.close": Deed("project", BUDGET),
    "money.request": Deed("project", CLERK | REVIEWER),
    "money.decide": Deed("project", BUDGET),
    "money.execute": Deed("project", CLERK | BUDGET),
    # budget preparation
    "budget-rounds": Page(),
    "budget-round": Page("campaign"),
    "budget-request": Page("request"),
    "budgets.announce": Deed(None, BUDGET),
    "budgets.request": Deed("project", CLERK | REVIEWER),
    "budgets.amend": Deed("request", CLERK | REVIEWER),
    "budgets.submit": Deed("request", CLERK | HEAD),
    "budgets.review": Deed("request", REVIEWER),
    "budgets.support": Deed("request", BUDGET | SECTOR),
    "budgets.approve": Deed("request", BUDGET),
    "budgets.publish": Deed("request", DESK | BUDGET),
    "budgets.send_back": Deed("request", REVIEWER | SECTOR | DESK | BUDGET),
    "budgets.carry": Deed("request", BUDGET),
    # appraisals
    "appraisals": Page(),
    "appraisal": Page("appraisal"),
    "appraisal-report": Page("concluded"),
    "experts": Page(),
    "appraisal.open_project": Deed("project", CLERK | REVIEWER),
    "appraisal.open_policy": Deed(None, CLERK | REVIEWER),
    "appraisal.reason": Deed("appraisal", CLERK | REVIEWER),
    "appraisal.balance": Deed("appraisal", CLERK | REVIEWER),
    "appraisal.hand_in": Deed("appraisal", CLERK | REVIEWER),
    "appraisal.check_material": Deed("appraisal", BUDGET | SECTOR | DESK),
    "appraisal.enlist": Deed(None, DESK),
    "appraisal.draw": Deed("appraisal", DESK),
    "appraisal.score": Deed("seat", {"EXPERT"}, own),
    "appraisal.excuse": Deed("seat", {"EXPERT"} | DESK, lambda login, name: login != "expert" or name == "expert"),
    "appraisal.exchange": Deed("appraisal", CLERK | REVIEWER | DESK | {"EXPERT"}),
    "appraisal.conclude": Deed("appraisal", REVIEWER | DESK),
    # plans
    "plans": Page(),
    "plans.decide_each": Page(roles=frozenset(REVIEWER | SECTOR | DESK), is_post=True),
    "plan": Page("plan"),
    "plan-compare": Page("plan"),
    "plan-advice": Page("plan", is_post=True),
    "plan-print": Page("plan"),
    "plan.edit": Deed("plan", CLERK),
    "plans.draft": Deed("project", CLERK),
    "plans.draft_overall": Deed("unit", CLERK),
    "plans.submit": Deed("plan", CLERK | HEAD),
    "plans.send_back": Deed("plan", REVIEWER | SECTOR | DESK),
    "plans.approve": Deed("plan", DESK),
    # the review of targets
    "targets": Page(roles=frozenset(REVIEWER | SECTOR | DESK)),
    "targets.pass_clean": Page(roles=frozenset(REVIEWER | SECTOR | DESK), is_post=True),
    "targets.review": Deed("plan", REVIEWER | SECTOR | DESK),
    "regional-targets": Page(),
    "regional-target": Page("regional"),
    "regional.draft": Deed(None, CLERK | REVIEWER),
    "regional.revise": Deed("regional", CLERK | REVIEWER, lambda login, _: login == "reviewer"),
    "regional.hand_down": Deed("regional", REVIEWER),
    "regional.answer": Deed("part", CLERK | HEAD | REVIEWER, lambda login, _: login == "county-clerk"),
    "mending.propose": Deed("plan", REVIEWER | SECTOR | DESK),
    "mending.answer": Deed("mending", CLERK | HEAD),
    "plans.file_many": Deed(None, CLERK | REVIEWER),
    "targets-preview": Page(roles=frozenset(CLERK | REVIEWER), is_post=True),
    "targets-annotated": Page(roles=frozenset(CLERK | REVIEWER), is_post=True),
    # the indicator library
    "library": Page(),
    "library-found": Page(),
    "library.propose": Deed("indicator", CLERK | REVIEWER | SECTOR | DESK, lambda _, name: name == "canal"),
    "library.accept": Deed("proposal", DESK),
    "library.decline": Deed("proposal", DESK),
    # evaluation
    "evaluations": Page(),
    "evaluations-missing": Page(),
    "evaluations-risks": Page(roles=frozenset(DESK)),
    "evaluations-boundaries": Page(roles=frozenset(DESK)),
    "evaluations-honesty": Page(),
    "evaluators": Page(),
    "evaluators.register_credential": Deed("unit", DESK, lambda _, name: name == "firm"),
    "evaluators.declare_conflict": Deed("unit", DESK | {"EXTERNAL_EVALUATOR"}, lambda _, name: name == "firm"),
    "evaluations-selection": Page(roles=frozenset(DESK | REVIEWER)),
    "evaluation-work": Page("worked"),
    "evaluation_work.plan": Deed("evaluation", DESK | REVIEWER | {"EXTERNAL_EVALUATOR"}, nobody),
    "evaluation_work.record": Deed("evaluation", DESK | REVIEWER | SECTOR | ENGAGED, nobody),
    "evaluation_work.consult": Deed("evaluation", DESK | REVIEWER, nobody),
    "evaluation_work.reply": Deed("evaluation", CLERK | HEAD, nobody),
    "surveys.open": Deed("evaluation", DESK | REVIEWER | {"EXTERNAL_EVALUATOR"}, nobody),
    "survey": Open((("token", "nobody-knows-this"),), get=404, post=404),
    "evaluator": Page("evaluator"),
    "evaluators.suspend": Deed("unit", DESK, lambda _, name: name == "firm"),
    "double_scoring.draw": Deed(None, DESK),
    "double_scoring.score": Deed("scoring", {"EXPERT"}),
    "evaluators.offer": Deed("evaluation", DESK | REVIEWER),
    "commission": Page("commission"),
    "evaluators.accept": Deed("commission", {"EXTERNAL_EVALUATOR"}),
    "evaluators.decline": Deed("commission", {"EXTERNAL_EVALUATOR"}),
    "evaluators.deliver": Deed("commission", {"EXTERNAL_EVALUATOR"}),
    "evaluators.send_back": Deed("commission", DESK | REVIEWER),
    "evaluators.approve": Deed("commission", DESK | REVIEWER),
    "self-reports": Page(),
    "self_reports.draft": Deed(None, CLERK | REVIEWER),
    "self-report": Page("department-report"),
    "self-report-word": Page("department-report"),
    "self_reports.fill": Deed("department-report", CLERK | REVIEWER),
    "self_reports.link": Deed("department-report", CLERK | REVIEWER),
    "self_reports.read_back": Deed("department-report", CLERK | REVIEWER),
    "self_reports.archive": Deed("department-report", HEAD | REVIEWER),
    "objections.file": Deed("evaluation", CLERK | HEAD | REVIEWER, nobody),
    "objections.answer": Deed("objection", DESK | LEADER | REVIEWER),
    "evaluation.draw": Deed(None, DESK),
    "evaluation.select": Deed("project", DESK | REVIEWER),
    "evaluation.select_unit": Deed("unit", DESK | REVIEWER),
    "evaluation.archive": Deed("evaluation", DESK, nobody),
    "evaluation.conclude": Deed("evaluation", DESK | REVIEWER, nobody),
    "evaluation": Page("evaluation"),
    "evaluation.edit": Deed("evaluation", CLERK),
    "evaluation-preview": Page("evaluation", roles=frozenset(CLERK), is_post=True),
    "evaluation.open": Deed("project", CLERK | DESK),
    "evaluation.open_all": Deed(None, DESK),
    "evaluation.sign": Deed("evaluation", HEAD),
    "evaluation.submit": Deed("evaluation", CLERK | HEAD),
    "evaluation.forward": Deed("evaluation", REVIEWER),
    "evaluation.send_back": Deed("evaluation", REVIEWER | SECTOR | DESK),
    "evaluation.accept": Deed("evaluation", DESK),
    # use of results
    "decisions": Page(),
    "ledger": Page(),
    "simulate": Page(),
    "scenario.adopt": Deed(None, DESK),
    "simulation.keep_scenario": Deed(None, DESK | BUDGET | LEADER),
    "simulation.drop_scenario": Deed("scenario", DESK | BUDGET | LEADER, own),
    # zero-based budgeting
    "zero-based": Page(roles=ARRANGING),
    "zero-based-department": Page("department", roles=ARRANGING),
    "zero_based.claim_obligation": Deed("project", CLERK | HEAD),
    "zero_based.rate": Deed("project", REVIEWER | BUDGET | DESK),
    "zero_based.judge_obligation": Deed("obligation", REVIEWER | BUDGET),
    "zero_based.settle": Deed("unit", BUDGET, lambda _, name: name in DEPARTMENTS),
    "remediations": Page(),
    "remediation": Page("remediation"),
    "trainings": Page(),
    "application.decide": Deed("project", BUDGET),
    "application.give_feedback": Deed("project", DESK | REVIEWER),
    "remediation.demand": Deed("project", DESK | REVIEWER),
    "remediation.plan": Deed("remediation", CLERK),
    "remediation.report": Deed("remediation", CLERK | HEAD),
    "remediation.verify": Deed("remediation", DESK | REVIEWER),
    "remediation.send_back": Deed("remediation", DESK | REVIEWER),
    "remediation.reopen": Deed("remediation", DESK | REVIEWER),
    "training.record": Deed(None, DESK),
    # evidence
    "evidence": Page(),
    "evidence-file": Page("file"),
    "evidence-content": Page("file"),
    "evidence.attach": Deed(None, COLLECTORS),
    "evidence.use": Deed("file", COLLECTORS, of_own_unit),
    "evidence.discard": Deed("file", COLLECTORS, of_own_unit),
    "evidence.remove": Deed("use", COLLECTORS, of_own_unit),
    # rounds
    "rounds": Page(),
    "round": Page("round"),
    "rounds.announce": Deed(None, DESK),
    "rounds.set_deadline": Deed("round", DESK, lambda login, _: login not in COUNTY),
    "rounds.close": Deed("round", DESK, lambda login, _: login not in COUNTY),
    # monitoring
    "monitoring": Page(),
    "monitoring-round": Page("monitoring"),
    "monitoring-missing": Page("monitoring"),
    "monitoring-moved": Page("monitoring"),
    "monitoring-laboratory": Page(roles=frozenset(DESK | BUDGET | LEADER | AUDITOR)),
    "monitoring-report": Page("report"),
    "monitoring-workbook": Page("report"),
    "monitoring-judge": Page("report", roles=frozenset(CLERK), is_post=True),
    "monitoring-curves": Page("project"),
    "monitoring.open_round": Deed(None, DESK),
    "monitoring.draft": Deed("project", CLERK),
    "monitoring.revise": Deed("report", CLERK),
    "monitoring.take_back": Deed("report", CLERK),
    "monitoring.submit": Deed("report", CLERK | HEAD),
    "monitoring.send_back": Deed("report", REVIEWER | SECTOR | DESK),
    "monitoring.accept": Deed("report", REVIEWER | SECTOR | DESK),
    "monitoring.accept_many": Deed("monitoring", REVIEWER | SECTOR | DESK),
    "corrections": Page(),
    "correction": Page("correction"),
    "corrections.propose": Deed("correction", CLERK | HEAD),
    "corrections.approve": Deed("correction", REVIEWER | SECTOR | DESK | BUDGET | LEADER),
    "corrections.send_back": Deed("correction", REVIEWER | SECTOR | DESK | BUDGET | LEADER),
    "corrections.finish": Deed("correction", CLERK | HEAD),
    "corrections.verify": Deed("correction", REVIEWER | SECTOR | DESK),
    "escalation.escalate": Deed(None, DESK),
    "suspensions": Page(),
    "suspensions-csv": Page(),
    "suspensions-json": Page(),
    "suspensions.suspend": Deed("project", DESK | BUDGET),
    "suspensions.release": Deed("suspension", DESK | BUDGET),
    # talk
    "talk.comment": Deed("project", WORKING),
    "talk.resolve": Deed(
        "comment",
        WORKING,
        lambda login, name: (
            login == ("county-budget" if name in ("canal", "road") else "budget")
            or (ROLE[login] == "UNIT_CLERK" and of_own_unit(login, name))
        ),
    ),
    "talk.set_task": Deed("project", REVIEWER | SECTOR | DESK),
    "talk.finish_task": Deed("task", WORKING, lambda login, _: login in ("clerk", "clerk-colleague")),
    "talk.read": Deed("notification", EVERYBODY - AUDITOR, own),
    # the rulebook of the site
    "drafts": Page(),
    "draft": Page("draft"),
    "instruments.draft": Deed(None, DESK),
    "instruments.amend": Deed("draft", DESK),
    "instruments.submit": Deed("draft", DESK),
    "instruments.withdraw": Deed("draft", DESK),
    "instruments.approve": Deed("draft", DESK | LEADER, lambda login, _: login != "performance"),
    "instruments.send_back": Deed("draft", DESK | LEADER, lambda login, _: login != "performance"),
    "instruments.confirm": Deed(None, DESK | BUDGET | LEADER),
    # statistics: everybody gets the page, and in it only what may be seen
    "overview": Page(),
    "statistics": Page(),
    "statistics-records": Page(),
    "statistics-data": Page(),
    "reports": Page(),
    # publication
    "open": Open(),
    "open-items": Open(),
    "open-project": Open((("pk", 1),), get=404),  # nothing is published in this world
    "open-terms": Open(),
    "open-kit": Open(),
    "publications": Page(),
    "publication.announce": Deed(None, DESK | BUDGET),
    "publication.publish": Deed("duty", REVIEWER | DESK | BUDGET),
    # exchange: everybody who reads takes out what they see; finance and departments bring files in
    "exchange": Page(roles=frozenset(WORKING | AUDITOR)),
    "exchange-data": Page(roles=frozenset(WORKING | AUDITOR)),
    "import": Page("import"),
    "exchange.bring": Deed(None, REVIEWER | DESK | BUDGET),
    "exchange.confirm": Deed("import", REVIEWER | DESK | BUDGET, own),
    "exchange.withdraw": Deed("import", REVIEWER | DESK | BUDGET, own),
    "tokens.issue": Deed(None, WORKING),
    "tokens.revoke": Deed("token", WORKING, own),
    # programs: only a token opens anything, a session never does; what a token opens is tried in test_api
    "api-description": Open(),
    **{
        f"api-{name}": Open(get=401, post=405)
        for name in (
            "projects",
            "budgets",
            "plans",
            "indicators",
            "monitoring-reports",
            "evaluations",
            "decisions",
            "ceilings",
            "suspensions",
            "statistics",
        )
    },
    "api-payments": Open(get=401, post=401),
    "api-payment": Open(get=401, post=401),
    "api-budget-requests": Open(get=401, post=401),
    "api-budget-request": Open(get=401, post=401),
    "api-budget-request-submit": Open((("pk", 1),), get=405, post=401),
    "api-imports": Open(get=405, post=401),
    "api-import": Open((("pk", 1),), get=401, post=405),
    "api-import-confirm": Open((("pk", 1),), get=405, post=401),
    # the audit
    "audit": Page(roles=frozenset(AUDITOR)),
    "audit-event": Page("event", roles=frozenset(AUDITOR)),
    "audit-verify": Page(roles=frozenset(AUDITOR), is_post=True),
}
QUERY_BUDGET = 20
"""Queries that opening a page may take, whatever the page and whoever looks."""
POST_ALONE = {
    "monitoring-judge",
    "evaluation-preview",
    "logout",
    "plan-advice",
    "desk-draft",
    "plans.decide_each",
    "targets.pass_clean",
    "targets-preview",
    "targets-annotated",
    "audit-verify",
    "check-file",
    "check-form",
    "check-annotated",
}
MORE_PARTS = {"project-stage": {"name": "targets"}, "project-panel": {"part": "comments"}}
"""What the address of a route has besides the row."""
NOT_OF_ROLES = ("audit-event",)
"""Pages of one role: that others are refused, and not told that there is nothing, tells nobody anything."""


def every_route(patterns=None):
    """The names in the table of addresses."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(each, URLPattern):
            yield each.name
        else:
            yield from every_route(each.url_patterns)


ROUTES = sorted(every_route())


def address(route, pk=None):
    """The address of a route for a row."""
    expected = EXPECTED[route]
    if isinstance(expected, Open):
        return reverse(route, kwargs=dict(expected.parts))
    if expected.kind is None:
        return reverse(route)
    if route in MORE_PARTS:
        return reverse(route, kwargs={"pk": pk, **MORE_PARTS[route]})
    if route == "plan-compare":
        return reverse(route, kwargs={"pk": pk, "other": pk})
    return reverse(route, kwargs={"sequence" if expected.kind == "event" else "pk": pk})


def expected_status(route, login, name):
    """What opening a page gives: 200, 403 for what one sees but may not do, 404 for what one may not even see."""
    it = EXPECTED[route]
    if login is NOBODY:
        return 302
    if it.kind is not None:
        if route in NOT_OF_ROLES:
            return 200 if ROLE[login] in it.roles and name is not None else 404 if ROLE[login] in it.roles else 403
        if name is None or name not in SEES[it.kind](login):
            return 404
    may = ROLE[login] in it.roles and (not isinstance(it, Deed) or it.kind is None or it.rows(login, name))
    return 200 if may else 403


def appraise(world):
    """A budget round with a request, an appraisal with its panel, and one that is concluded."""
    campaign = announced()
    asked(world.project("seeds"), campaign)
    pool(("expert-one", "expert-two"))
    appraisal.enlist(
        person=Person.objects.get(login="expert").pk,
        employer_name="某大学",
        speciality="农业",
        valid_from=OPENS,
        by=hat("performance"),
        on=WHEN,
    )
    policy = appraisal.open_policy(
        unit=unit_of(UNITS["centre"]).pk,
        title="良种补贴办法",
        fiscal_year=2027,
        requested_amount=2_000_000,
        by=hat("clerk"),
        on=WHEN,
    )
    for key, label, _ in appraisal.materials_of(policy):
        appraisal.hand_in(appraisal=policy.pk, key=key, note=label, by=hat("clerk"), on=WHEN)
    drawn(policy)
    canal = prepared(world.project("canal"), "600000", "county-clerk")
    appraisal.conclude(
        appraisal=canal.pk, supported_amount=600_000, opinion="可行。", by=hat("county-performance"), on=WHEN
    )


@pytest.fixture(scope="module")
def tried(shared_world):
    """The world, with a draft of an instrument in it, and its rows."""
    instruments.draft(
        region=Region.objects.get(code="654300000").pk,
        name="trial",
        title="阿勒泰地区试行办法",
        issuer="阿勒泰地区财政局",
        in_force_from=date(2027, 1, 1),
        choices={"monitoring_gap_most": instruments.Choice("20%", "第三条")},
        by=hat_of("performance"),
        on=LATER,
    )
    start_from_zero(shared_world.project("canal"))
    appraise(shared_world)
    library.propose(
        indicator=shared_world.plan("canal").indicators.get(key="a1").pk,
        fields={
            "sector": "water",
            "unit": "万亩",
            "direction": "HIGHER_IS_BETTER",
            "explanation": "实际推广面积。",
            "formula": "各地面积之和",
            "source": "部门业务统计",
            "proof": "核查表",
        },
        by=hat_of("county-clerk"),
        on=LATER,
    )
    monitor()
    exchange.bring(name="空.csv", source=BytesIO(b"PRO_CODE,FISCAL_YEAR,KPI_TARGET\n"), by=hat_of("budget"), on=LATER)
    tokens.issue(name="试", scopes=["READ"], expires_on=date(2026, 12, 31), by=hat_of("clerk"), on=LATER)
    mend(shared_world)
    share_out()
    remediation.demand(
        project=shared_world.project("canal").pk,
        fiscal_year=2026,
        category="SLOW",
        problem="支出进度偏慢",
        demand="加快施工和支付",
        working_days_given=20,
        by=hat_of("county-performance"),
        on=LATER,
    )
    publication.announce(
        region=Region.objects.get(code="654300000").pk,
        fiscal_year=2026,
        kind="BUDGET",
        approved_on=DAY,
        by=hat_of("performance"),
        on=LATER,
    )
    water = unit_of(UNITS["water"]).pk
    self_reports.draft(unit=water, fiscal_year=2026, by=hat_of("county-clerk"), on=LATER)
    Person.objects.update(must_change_password=False)
    return Rows.found(shared_world)


def mend(world):
    """A target graded 良, with a change that waits for the unit."""
    plan = world.plan("seeds")
    points = {"completeness": 18, "relevance": 25, "adequacy": 25, "feasibility": 17}
    about = {"plan": plan.pk, "revision": plan.revision, "by": hat_of("reviewer"), "on": LATER}
    targets.review(opinion="面积应与任务一致", **points, **about)
    mending.propose(changes={"indicators": {"a1": {"target_text": "≥125万亩"}}}, reason="与任务一致", **about)


def share_out():
    """A regional target of the department, handed down to a county."""
    by = hat_of("reviewer")
    row = regional.draft(
        unit=unit_of(UNITS["department"]).pk,
        fields={"name": "草原补助", "fiscal_year": 2026, "amount": "100万元", "goal": "恢复草原。"},
        lines=[regional.Line("产出指标", "数量指标", "恢复面积", "≥20万亩")],
        by=by,
        on=LATER,
    )
    parts = [regional.Part("富蕴县水利局", "100万元", ("≥20万亩",))]
    regional.hand_down(target=row.pk, revision=1, parts=parts, due_on=date(2026, 3, 20), by=by, on=LATER)


def start_from_zero(canal):
    """A request with a part that must be paid, and a scenario that the finance department shares."""
    clerk, about = hat_of("county-clerk"), {"project": canal.pk, "fiscal_year": 2027, "on": LATER}
    money.request(**about, amount=800_000, decided_on=DAY, document="申请", by=clerk)
    zero_based.claim_obligation(
        **about,
        basis="CONTRACT",
        amount=300_000,
        document="施工合同3号",
        evidence=EvidenceUse.objects.get(project=canal).file_id,
        by=clerk,
    )
    simulation.keep_scenario(
        region=Region.objects.get(code="654300000").pk,
        name="中等压减15%",
        settings={"recommended_fair_cut": "15%"},
        is_shared=True,
        by=hat_of("budget"),
        on=LATER,
    )


def monitor():
    """A round with a report that was accepted with an alert, and suspended payments."""
    canal = Project.objects.get(name="富蕴县干渠防渗改造").pk
    clerk, desk = hat_of("county-clerk"), hat_of("county-performance")
    place = Region.objects.get(code="654300000").pk
    campaign = monitoring.open_round(region=place, fiscal_year=2026, month=8, by=hat_of("performance"), on=LATER)
    row = monitoring.draft(campaign=campaign.pk, project=canal, by=clerk, on=LATER)
    texts = {"a1": {"actual_text": "20万亩"}, "a2": {"actual_text": "92%"}}
    row = monitoring.revise(report=row.pk, revision=row.revision, changes={"lines": texts}, by=clerk, on=LATER)
    monitoring.submit(report=row.pk, revision=row.revision, by=clerk, on=LATER)
    monitoring.accept(report=row.pk, by=desk, on=LATER)
    suspensions.suspend(
        project=canal, fiscal_year=2026, begins_on=DAY, reason="进度慢", document="1号", by=desk, on=LATER
    )


def test_every_route_has_an_expectation_and_every_expectation_a_route():
    assert sorted(EXPECTED) == ROUTES


def test_every_role_is_tried():
    assert len(set(ROLE.values())) == 14


def rows_to_try(kind, login):
    """A row inside the scope, one outside, and one that does not exist, each with its name where it has one."""
    if kind is None:
        return [None]
    seen = SEES[kind](login) if login is not NOBODY else set()
    return sorted(seen), sorted(set(ALL_NAMES[kind]) - seen)


ALL_NAMES = {
    "view": {"clerk"},
    "import": {"budget"},
    "token": {"clerk"},
    "project": ALL_PROJECTS,
    "unit": UNITS,
    "region": REGIONS,
    "person": LOGINS,
    "post": LOGINS,
    "plan": ALL_PROJECTS,
    "evaluation": {"canal"},
    "mending": {"seeds"},
    "regional": {"grassland"},
    "part": {"grassland"},
    "evaluator": {"firm"},
    "scoring": set(),
    "worked": set(),
    "commission": set(),
    "department-report": {"water"},
    "objection": set(),
    "remediation": {"canal"},
    "obligation": {"canal"},
    "scenario": {"budget"},
    "department": DEPARTMENTS,
    "file": ALL_PROJECTS,
    "use": ALL_PROJECTS,
    "comment": ALL_PROJECTS,
    "indicator": ALL_PROJECTS,
    "proposal": {"canal"},
    "engagement": {"seeds", "school"},
    "round": {"may"},
    "monitoring": {"august"},
    "duty": {"budget"},
    "report": {"canal"},
    "correction": {"canal"},
    "suspension": {"canal"},
    "task": {"seeds"},
    "notification": {"clerk", "clerk-colleague"},
    "delegation": {"head"},
    "draft": {"cut"},
    "event": {"first"},
    "campaign": {"first"},
    "request": {"seeds"},
    "appraisal": {"policy", "canal"},
    "concluded": {"canal"},
    "seat": {"expert", "expert-one"},
}


def trials(route, login):
    """Names of rows to try: one or two inside the scope, the first outside it, and one that is nobody's."""
    kind = EXPECTED[route].kind
    if kind is None:
        return [""]
    inside, outside = rows_to_try(kind, login)
    return [*inside[:1], *inside[1:][-1:], *outside[:1], None]


def people_to_try():
    """Everybody; on PostgreSQL one for each role, since the scopes of a role are the same queries."""
    if connection.vendor == "sqlite":
        return LOGINS
    return {hat_of(login).role: login for login in reversed(LOGINS)}.values()


COUNTS = {"tries": 0, "routes": 0, "queries": 0}


@pytest.mark.parametrize("route", ROUTES)
def test_every_route_by_every_role_inside_and_outside(route, tried, request):
    it = EXPECTED[route]
    with at(LATER):
        before = AuditEvent.objects.count()
        wrong = []
        for login in (NOBODY, *people_to_try()):
            if route == "logout" and login is not NOBODY:
                continue  # it ends the session; tried in test_sessions
            client = tried.client(login)
            if isinstance(it, Open):
                tries = [(address(route), it.get, it.post)]
            else:
                tries = []
                for name in trials(route, login):
                    pk = ABSENT if name is None else None if name == "" else tried.pk(it.kind, name)
                    status = expected_status(route, login, name)
                    tries.append((address(route, pk), status, posted(route, login, status)))
            for path, get, post in tries:
                wrong += tell(client, route, login, path, get, post)
                COUNTS["tries"] += 2
        COUNTS["routes"] += 1
        assert wrong == []
        assert AuditEvent.objects.count() == before


def posted(route, login, status):
    """What posting gives when opening gives `status`. Sent with a hat that is not worn, so that nothing is done."""
    it = EXPECTED[route]
    if login is NOBODY:
        return 401 if route in POST_ALONE or isinstance(it, Deed) or (isinstance(it, Page) and it.is_post) else 405
    if isinstance(it, Deed):
        return 422 if status == 200 else status
    if route == "password":
        return 422
    if route in {"plans.decide_each", "targets.pass_clean", "targets-preview", "targets-annotated"} and status == 200:
        return 422  # nothing is ticked
    if route == "desk-draft":
        return 400  # no page is named
    if it.is_post:
        return status
    return 405


def status_of(answer):
    """The status; a file that was being sent is let go."""
    answer.close()
    return answer.status_code


def tell(client, route, login, path, get, post):
    """Try an address both ways; what was not as expected."""
    wrong = []
    with CaptureQueriesContext(connection) as asked:
        found = status_of(client.get(path))
    queries = [each["sql"] for each in asked if not each["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]
    COUNTS["queries"] = max(COUNTS["queries"], len(queries))
    if len(queries) > QUERY_BUDGET:
        wrong.append(f"{login}: GET {path} asks the database {len(queries)} times: {queries}")
    allowed = 405 if route in POST_ALONE else get
    if found not in (allowed if isinstance(allowed, tuple) else (allowed,)):
        wrong.append(f"{login}: GET {path} gives {found}, not {allowed}")
    found = status_of(client.post(path, {"hat": "0-0"}))
    if found != post:
        wrong.append(f"{login}: POST {path} gives {found}, not {post}")
    return wrong


def test_the_auditor_sees_everything_and_changes_nothing(tried):
    with at(LATER):
        client = visit("auditor")
        for route, it in EXPECTED.items():
            if isinstance(it, Page) and not it.is_post and (it.kind or it.roles >= AUDITOR):  # not the desks of others
                for name in sorted(ALL_NAMES[it.kind]) if it.kind else [""]:
                    path = address(route, tried.pk(it.kind, name) if it.kind else None)
                    assert status_of(client.get(path)) == 200, path
            if isinstance(it, Deed):
                for name in sorted(ALL_NAMES[it.kind]) if it.kind else [""]:
                    path = address(route, tried.pk(it.kind, name) if it.kind else None)
                    assert status_of(client.post(path, {"hat": hat_key(hat_of("auditor"))})) == 403, path


def test_the_count_is_told(tried, capsys):
    with capsys.disabled():
        print(  # noqa: T201 - the count is asked for
            f"\n{COUNTS['routes']} routes tried, {COUNTS['tries']} requests by {len(LOGINS)} people and nobody,"
            f" {COUNTS['queries']} queries at most"
        )
    assert auditing.verify().broken is None
    assert COUNTS["tries"] >= COUNTS["routes"] * len(LOGINS)
