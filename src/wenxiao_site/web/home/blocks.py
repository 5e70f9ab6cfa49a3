"""What stands in somebody's to-do list: one `Block` for each kind of work that waits.

Most work is set as a `Task` row and needs nothing here. A stage whose records wait by their state (a plan that was
handed in, waiting for its decision) adds a `Block` to `BLOCKS`: the rows that wait for a hat, and the line each makes.
The count in the head of every page is one query over the rows of all blocks.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import CharField, Count, F, Q, Value
from django.urls import reverse

from wenxiao_site.actions import rounds
from wenxiao_site.actions.corrections import APPROVERS
from wenxiao_site.registry.models import (
    CorrectionState,
    CorrectiveAction,
    Deadline,
    Evaluation,
    EvaluationState,
    InstrumentDraft,
    InstrumentState,
    MendingState,
    MonitoringReport,
    Notification,
    Objection,
    PerformancePlan,
    PlanState,
    RegionalPart,
    ReportState,
    Stage,
    Step,
    TargetMending,
    Task,
)
from wenxiao_site.visibility import changeable, may, visible

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from django.db.models import Model, QuerySet

    from wenxiao_site.actions.rounds import Due
    from wenxiao_site.visibility import Hat

SHOWN: Final = 100
"""Lines of one block on the page; the count is of all."""

_DEADLINES: Final = 500


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do. `about`: the project or unit, with its address; `button`: the one thing to press.

    `note`: a word on it, such as who sent it back.
    """

    what: str
    about: str
    href: str
    button: tuple[str, str]
    due: Due | None = None
    note: str = ""


class Dues:
    """The deadlines of the open rounds as a hat sees them from a day: one query for all lines."""

    def __init__(self, hat: Hat, day: date) -> None:
        self._day = day
        found = (
            visible(Deadline, hat)
            .filter(round__closed_on__isnull=True)
            .order_by("due_on", "pk")
            .values_list("round__stage", "round__fiscal_year", "step", "unit", "due_on")
        )
        self._found: dict[tuple[str, int, str], date] = {}
        for stage, year, step, unit, due_on in found[:_DEADLINES]:
            if unit and unit == hat.post.unit_id:  # an extension goes before what holds for all
                self._found[stage, year, step] = due_on
            elif not unit:
                self._found.setdefault((stage, year, step), due_on)

    def of(self, stage: Stage, fiscal_year: int, step: Step) -> Due | None:
        """The deadline of a step of a stage and year, None when no open round sets one."""
        due_on = self._found.get((stage, fiscal_year, step))
        return self.on(due_on) if due_on else None

    def on(self, due_on: date | None) -> Due | None:
        """A last day, seen from today."""
        return rounds.seen(due_on, self._day) if due_on else None


@dataclass(frozen=True, slots=True)
class Block:
    """A kind of work. `rows`: those that wait for a hat; `line`: how one of them stands in the list."""

    rows: Callable[[Hat], QuerySet[Any]]
    line: Callable[[Any, Dues], Line]


def _in_state(model: type[Model], *states: str) -> Q:
    """Rows of a state, as a set of keys: few rows wait, so the database begins with them and not with the places."""
    return Q(pk__in=model._default_manager.filter(state__in=states).values("pk"))  # noqa: SLF001 - Django's own name


def _tasks(hat: Hat) -> QuerySet[Task]:
    return (
        changeable("talk.finish_task", Task, hat)
        .filter(done_at__isnull=True)
        .select_related("project")
        .order_by("due_on", "pk")
    )


def _task(row: Task, dues: Dues) -> Line:
    href = reverse("project", kwargs={"pk": row.project_id}) if row.project_id else ""
    button = ("办结", reverse("talk.finish_task", kwargs={"pk": row.pk}))
    return Line(row.title, str(row.project or "—"), href, button, dues.on(row.due_on))


def _plans_to_write(hat: Hat) -> QuerySet[PerformancePlan]:
    return (
        changeable("plans.revise", PerformancePlan, hat)
        .filter(_in_state(PerformancePlan, PlanState.DRAFT, PlanState.RETURNED))
        .select_related("project", "unit")
        .order_by("pk")
    )


def _plan_to_write(row: PerformancePlan, dues: Dues) -> Line:
    is_back = row.state == PlanState.RETURNED
    return Line(
        f"{row.fiscal_year} 年绩效目标{'退回修改' if is_back else '待填写'}",
        str(row.project or row.unit),
        reverse("plan", kwargs={"pk": row.pk}),
        ("填写", reverse("plan.edit", kwargs={"pk": row.pk})),
        dues.of(Stage.TARGETS, row.fiscal_year, Step.UNIT),
        row.opinion if is_back else "",
    )


def _plans_to_decide(hat: Hat) -> QuerySet[PerformancePlan]:
    return (
        changeable("plans.send_back", PerformancePlan, hat)
        .filter(_in_state(PerformancePlan, PlanState.SUBMITTED))
        .select_related("project", "unit")
        .order_by("pk")
    )


def _plan_to_decide(row: PerformancePlan, dues: Dues) -> Line:
    address = reverse("plan", kwargs={"pk": row.pk})
    due = dues.of(Stage.TARGETS, row.fiscal_year, Step.FINANCE)
    return Line(f"{row.fiscal_year} 年绩效目标待审核", str(row.project or row.unit), address, ("审核", address), due)


def _reports_to_hand_in(hat: Hat) -> QuerySet[MonitoringReport]:
    return _reports("monitoring.revise", hat, ReportState.DRAFT, ReportState.RETURNED)


def _reports_to_accept(hat: Hat) -> QuerySet[MonitoringReport]:
    return _reports("monitoring.accept", hat, ReportState.SUBMITTED)


def _reports(verb: str, hat: Hat, *states: ReportState) -> QuerySet[MonitoringReport]:
    waiting = _in_state(MonitoringReport, *states)
    found = changeable(verb, MonitoringReport, hat).filter(waiting, round__campaign__closed_on__isnull=True)
    return found.select_related("project", "round__campaign").order_by("pk")


def _report_to_do(row: MonitoringReport, dues: Dues) -> Line:
    waits = row.state == ReportState.SUBMITTED
    address = reverse("monitoring-report", kwargs={"pk": row.pk})
    to_fill = reverse("monitoring.revise", kwargs={"pk": row.pk})
    return Line(
        f"{row.round.campaign.name}{'待审核' if waits else row.get_state_display()}",
        str(row.project),
        address,
        ("审核", address) if waits else ("填写", to_fill),
        dues.of(Stage.MONITORING, row.fiscal_year, Step.DEPARTMENT if waits else Step.UNIT),
        row.opinion if row.state == ReportState.RETURNED else "",
    )


def _corrections_to_decide(hat: Hat) -> QuerySet[CorrectiveAction]:
    """Proposed ones that wait for approval, and finished ones that wait for somebody else to look."""
    waiting = Q(
        state=CorrectionState.PROPOSED, handling__in=[each for each in APPROVERS if hat.role in APPROVERS[each]]
    )
    if may(hat, "corrections.verify"):
        waiting |= Q(state=CorrectionState.DONE)
    open_ones = _in_state(CorrectiveAction, CorrectionState.PROPOSED, CorrectionState.DONE)
    found = changeable("corrections.send_back", CorrectiveAction, hat).filter(open_ones, waiting)
    return found.select_related("project").order_by("pk")


def _correction_to_do(row: CorrectiveAction, dues: Dues) -> Line:
    address = reverse("correction", kwargs={"pk": row.pk})
    is_done = row.state == CorrectionState.DONE
    what = "纠偏结果待核实" if is_done else f"纠偏待批准：{row.get_handling_display()}"
    return Line(what, str(row.project), address, ("核实" if is_done else "批准", address), dues.on(row.due_on))


def _mendings_to_answer(hat: Hat) -> QuerySet[TargetMending]:
    found = changeable("mending.answer", TargetMending, hat).filter(
        state=MendingState.PROPOSED, plan__state=PlanState.SUBMITTED, plan_revision=F("plan__revision")
    )
    return found.select_related("plan__project", "plan__unit").order_by("pk")


def _mending_to_answer(row: TargetMending, dues: Dues) -> Line:
    plan, address = row.plan, reverse("mending.answer", kwargs={"pk": row.pk})
    due = dues.of(Stage.TARGETS, plan.fiscal_year, Step.DEPARTMENT)
    return Line(
        f"{plan.fiscal_year} 年绩效目标的修改待答复", str(plan.project or plan.unit), address, ("答复", address), due
    )


def _parts_to_answer(hat: Hat) -> QuerySet[RegionalPart]:
    found = changeable("regional.answer", RegionalPart, hat).filter(answered_at__isnull=True)
    return found.select_related("target", "unit").order_by("pk")


def _part_to_answer(row: RegionalPart, dues: Dues) -> Line:
    address = reverse("regional.answer", kwargs={"pk": row.pk})
    words = f"{row.target.fiscal_year} 年区域绩效目标待答复：{row.target.name}"
    return Line(words, str(row.unit), address, ("答复", address), dues.on(row.target.due_on))


def _instruments_to_decide(hat: Hat) -> QuerySet[InstrumentDraft]:
    return (
        changeable("instruments.approve", InstrumentDraft, hat).filter(state=InstrumentState.SUBMITTED).order_by("pk")
    )


def _instrument_to_decide(row: InstrumentDraft, _: Dues) -> Line:
    address = reverse("draft", kwargs={"pk": row.pk})
    return Line("地方制度待批准", row.title, address, ("审批", address), note=f"{row.in_force_from or '—'} 施行")


def _evaluations(verb: str, hat: Hat, *states: EvaluationState) -> QuerySet[Evaluation]:
    found = changeable(verb, Evaluation, hat).filter(_in_state(Evaluation, *states))
    return found.select_related("project", "unit").order_by("pk")


def _evaluations_to_fill(hat: Hat) -> QuerySet[Evaluation]:
    return _evaluations("evaluation.fill", hat, EvaluationState.DRAFT, EvaluationState.RETURNED)


def _evaluations_to_sign(hat: Hat) -> QuerySet[Evaluation]:
    """Those that somebody has filled."""
    found = _evaluations("evaluation.sign", hat, EvaluationState.DRAFT, EvaluationState.RETURNED)
    return found.filter(revision__gt=1)


def _evaluations_to_forward(hat: Hat) -> QuerySet[Evaluation]:
    return _evaluations("evaluation.forward", hat, EvaluationState.SUBMITTED)


def _evaluations_to_accept(hat: Hat) -> QuerySet[Evaluation]:
    return _evaluations("evaluation.accept", hat, EvaluationState.FORWARDED)


_EVALUATION_STEPS: Final = {EvaluationState.SUBMITTED: Step.DEPARTMENT, EvaluationState.FORWARDED: Step.FINANCE}


def _evaluation_to_do(row: Evaluation, dues: Dues) -> Line:
    address = reverse("evaluation", kwargs={"pk": row.pk})
    step = _EVALUATION_STEPS.get(EvaluationState(row.state), Step.UNIT)
    return Line(
        f"{row.fiscal_year} 年自评{row.get_state_display()}",
        str(row.project or row.unit),
        address,
        ("填写" if step == Step.UNIT else "审核", address),
        dues.of(Stage.EVALUATION, row.fiscal_year, step),
        row.opinion if row.state == EvaluationState.RETURNED else "",
    )


def _objections_to_answer(hat: Hat) -> QuerySet[Objection]:
    found = changeable("objections.answer", Objection, hat)
    return found.select_related("evaluation__project", "evaluation__unit").order_by("answer_due_on", "pk")


def _objection_to_answer(row: Objection, dues: Dues) -> Line:
    about = row.evaluation.project or row.evaluation.unit
    address = reverse("evaluation", kwargs={"pk": row.evaluation_id})
    button = ("答复", reverse("objections.answer", kwargs={"pk": row.pk}))
    what = f"{row.evaluation.fiscal_year} 年{row.evaluation.get_kind_display()}的异议待答复"
    return Line(what, str(about), address, button, dues.on(row.answer_due_on))


BLOCKS: Final = (
    Block(_tasks, _task),
    # --- appraisal ---
    # --- targets ---
    Block(_plans_to_write, _plan_to_write),
    Block(_plans_to_decide, _plan_to_decide),
    Block(_mendings_to_answer, _mending_to_answer),
    Block(_parts_to_answer, _part_to_answer),
    # --- monitoring ---
    Block(_reports_to_hand_in, _report_to_do),
    Block(_reports_to_accept, _report_to_do),
    Block(_corrections_to_decide, _correction_to_do),
    # --- evaluation ---
    Block(_evaluations_to_fill, _evaluation_to_do),
    Block(_evaluations_to_sign, _evaluation_to_do),
    Block(_evaluations_to_forward, _evaluation_to_do),
    Block(_evaluations_to_accept, _evaluation_to_do),
    Block(_objections_to_answer, _objection_to_answer),
    # --- application ---
    # --- rulebook ---
    Block(_instruments_to_decide, _instrument_to_decide),
)
"""In the order of the lifecycle; a stage adds its own below its heading."""


def lines(hat: Hat, day: date) -> list[Line]:
    """Everything that waits for a hat, what is due first on top; what has no last day follows."""
    dues = Dues(hat, day)
    found = [each.line(row, dues) for each in BLOCKS for row in each.rows(hat)[:SHOWN]]
    return sorted(found, key=lambda each: (each.due is None, each.due.on if each.due else day))


def waiting(hat: Hat) -> tuple[int, int]:
    """How many things wait for a hat, and how many notifications are unread: one query for the head of every page."""
    unread = visible(Notification, hat).filter(person=hat.person, read_at__isnull=True)
    counts = [_counted("to_do", each.rows(hat)) for each in BLOCKS]
    told = Counter[str]()
    for kind, count in _counted("unread", unread).union(*counts, all=True):
        told[kind] += count
    return told["to_do"], told["unread"]


def _counted(kind: str, rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    """One line that says of which kind the rows are and how many."""
    named = rows.order_by().select_related(None).annotate(counted_as=Value(kind, output_field=CharField()))
    counted: QuerySet[Any, Any] = named.values("counted_as").annotate(number=Count("pk"))
    return counted.values_list("counted_as", "number")
