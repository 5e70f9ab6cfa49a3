"""Budget requests: money and target are submitted, reviewed, approved and published together, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Max

from wenxiao.forms import appraisals
from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import Severity
from wenxiao.kernel.scales import to_scaled
from wenxiao_site.actions import money, plans, rounds, zero_based
from wenxiao_site.actions.auditing import Deed, claim, deed, keep, refuse_stale, set_fields, snapshot
from wenxiao_site.actions.ceilings import refuse_above
from wenxiao_site.actions.errors import Missing, Refused
from wenxiao_site.actions.grading import refuse_grade, reviewed_grade
from wenxiao_site.actions.in_force import because, rules_of
from wenxiao_site.actions.merging import differing
from wenxiao_site.actions.plan_forms import assess_plan
from wenxiao_site.registry.models import (
    AmountKind,
    Appraisal,
    AppraisalState,
    AppraisalTier,
    BudgetAmount,
    BudgetRequest,
    BudgetRound,
    BudgetRoundKind,
    Conclusion,
    Novelty,
    PerformancePlan,
    PlanState,
    Project,
    Region,
    RegionLink,
    RequestState,
    ReviewGrade,
    Stage,
    Step,
    UnitLink,
)
from wenxiao_site.registry.models.budgets import IN_HAND

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from wenxiao.kernel.findings import Finding
    from wenxiao.rulebook import Resolution
    from wenxiao_site.registry.fields import Exact
    from wenxiao_site.visibility import Hat

FIELDS: Final = ("requested_amount", "is_major_undertaking", "basis", "explanation")
"""What a unit writes in a request."""

_FEN: Final = 2


def announce(
    *,
    region: int,
    kind: str,
    fiscal_year: int,
    name: str,
    opens_on: date,
    deadlines: Mapping[str, date],
    by: Hat,
    on: datetime,
    document: str = "",
) -> BudgetRound:
    """Begin a round of budget preparation, with the last day of each step. Raises Refused.

    From then on the year's money and plans in the region move through requests only.
    """
    with deed("budgets.announce", by=by, on=on) as told:
        place = claim("budgets.announce", Region, region, by)
        campaign = rounds.begun(
            place,
            stage=Stage.TARGETS,
            fiscal_year=fiscal_year,
            name=name,
            opens_on=opens_on,
            deadlines=deadlines,
            document=document,
            on=on,
        )
        row = BudgetRound(campaign=campaign, kind=kind, recorded_at=on)
        keep(row, new=True)
        told.done_to(row, after=snapshot(campaign) | {"kind": kind, "deadlines": dict(deadlines)})
    return row


def request(
    *,
    project: int,
    budget_round: int,
    requested_amount: Exact,
    by: Hat,
    on: datetime,
    basis: str = "",
    explanation: str = "",
    is_major_undertaking: bool = False,
    is_unit_checked: bool = False,
) -> BudgetRequest:
    """Begin a project's request in a round. `is_unit_checked`: 元 and 万元 were not mixed up. Raises Refused."""
    with deed("budgets.request", by=by, on=on) as told:
        owner = claim("budgets.request", Project, project, by)
        campaign = _round_for(owner, budget_round)
        if owner.closed_on is not None:
            raise Refused("项目已经终止，不能再申请预算。")
        row = BudgetRequest(
            round=campaign,
            project=owner,
            fiscal_year=campaign.campaign.fiscal_year,
            is_major_undertaking=is_major_undertaking,
            basis=basis,
            explanation=explanation,
            recorded_at=on,
        )
        row.requested_amount = amount_of("requested_amount", requested_amount)
        _refuse_second(row)
        if not is_unit_checked:
            _refuse_unit(row, rules_of(owner.unit, told.day))
        keep(row, new=True)
        told.done_to(row, after=snapshot(row), project=owner)
        _tell(told, row)
    return row


def amend(
    *,
    request: int,
    revision: int,
    changes: Mapping[str, Any],
    by: Hat,
    on: datetime,
    is_unit_checked: bool = False,
) -> BudgetRequest:
    """Change a request that is in hand, as it was read at `revision`. Raises Refused, StaleVersion."""
    with deed("budgets.amend", by=by, on=on) as told:
        row = _in(claim("budgets.amend", BudgetRequest, request, by), *IN_HAND)
        before = snapshot(row)
        given = dict(changes)
        if "requested_amount" in given:
            given["requested_amount"] = amount_of("requested_amount", given["requested_amount"])
        refuse_stale(row, before, revision, lambda read: {**read, **_plain(given)})
        set_fields(row, given, FIELDS)
        if not is_unit_checked and "requested_amount" in given:
            _refuse_unit(row, rules_of(row.project.unit, told.day))
        row.revision += 1
        keep(row)
        old, new = differing(before, snapshot(row))
        told.done_to(row, before=old, after=new, project=row.project)
    return row


def submit(*, request: int, revision: int, by: Hat, on: datetime) -> BudgetRequest:
    """Hand in the amount and the plan together. Raises Refused with the rule that refuses, StaleVersion.

    Needs: the time not over, a plan with indicators, the appraisal where one is required, and words where the unit's
    requests look like one project in parts or like another department's project.
    """
    with deed("budgets.submit", by=by, on=on) as told:
        row = _in(claim("budgets.submit", BudgetRequest, request, by), *IN_HAND)
        refuse_stale(row, snapshot(row), revision, dict)
        before = snapshot(row)
        _refuse_late(row, Step.UNIT, told.day)
        resolution = rules_of(row.project.unit, told.day)
        row.plan = _plan_in_hand(row, resolution)
        row.appraisal = _appraisal_of(row)
        keep(row)
        judged = requests_judged(row, resolution)
        row.appraisal_required = bool(judged.required)
        row.tier = judged.tier
        row.rulebook_digest = resolution.digest
        _refuse_findings(row, judged.findings)
        _refuse_double(row)
        row.submitted_at = on
        _advance(told, row, RequestState.SUBMITTED, before)
        refuse_above(row.project_id, row.round.campaign.fiscal_year, row.requested_amount, "requested_amount")
        _record(told, row, AmountKind.REQUESTED, row.requested_amount, told.day, f"{row.round.campaign.name}申报")
    return row


def review(*, request: int, grade: str, rank: int, by: Hat, on: datetime, opinion: str = "") -> BudgetRequest:
    """The department passes a request on, with its rank, the target graded 优 or 良. Raises Refused with the rule.

    What a grade does is the rulebook's: 差 blocks the money, 中 goes back, 良 passes once it was mended on the spot
    (`mending`), 优 passes.
    """
    with deed("budgets.review", by=by, on=on) as told:
        row = _in(claim("budgets.review", BudgetRequest, request, by), RequestState.SUBMITTED)
        before = snapshot(row)
        _refuse_late(row, Step.DEPARTMENT, told.day)
        grade = _graded(row, grade)
        refuse_grade(_target_of(row), grade, rules_of(row.project.unit, told.day))
        if rank < 1:
            raise Refused({"rank": "排序从 1 开始。"})
        _refuse_rank(row, rank)
        row.rank, row.target_grade, row.opinion = rank, grade, opinion
        _advance(told, row, RequestState.REVIEWED, before)
    return row


def support(*, request: int, supported_amount: Exact, by: Hat, on: datetime, opinion: str = "") -> BudgetRequest:
    """Finance settles the amount (yuan), never more than the appraisal supports or was allocated. Raises Refused."""
    with deed("budgets.support", by=by, on=on) as told:
        row = _in(claim("budgets.support", BudgetRequest, request, by), RequestState.REVIEWED)
        before = snapshot(row)
        _refuse_late(row, Step.FINANCE, told.day)
        _refuse_later_grade(row, told.day)
        row.supported_amount = amount_of("supported_amount", supported_amount)
        most = row.appraisal.supported_amount if row.appraisal else None
        if most is not None and row.supported_amount > most:
            sentence = f"事前评估支持 {most} 元，财政审核数不能超过它。"
            resolution = rules_of(row.project.unit, told.day)
            raise Refused({"supported_amount": sentence + because(resolution, "appraisal_required_from")})
        zero_based.refuse_beyond(row.project, row.fiscal_year, row.supported_amount, "supported_amount")
        row.opinion = opinion
        _advance(told, row, RequestState.SUPPORTED, before)
        _record(told, row, AmountKind.SUPPORTED, row.supported_amount, told.day, f"{row.round.campaign.name}审核")
    return row


def approve(
    *, request: int, approved_amount: Exact, document: str, decided_on: date, by: Hat, on: datetime
) -> BudgetRequest:
    """Approve the amount (yuan) and the plan together, by a document of a day in the fiscal year. Raises Refused."""
    with deed("budgets.approve", by=by, on=on) as told:
        row = _in(claim("budgets.approve", BudgetRequest, request, by), RequestState.SUPPORTED)
        before = snapshot(row)
        if decided_on > told.day:
            raise Refused({"decided_on": "日期还没有到。"})
        _refuse_later_grade(row, told.day)
        row.approved_amount, row.document = amount_of("approved_amount", approved_amount), document
        _advance(told, row, RequestState.APPROVED, before)
        _record(told, row, AmountKind.APPROVED, row.approved_amount, decided_on, document)
        _tell_plan(told, row)
    return row


def publish(*, request: int, published_on: date, by: Hat, on: datetime, address: str = "") -> BudgetRequest:
    """Amount and target are public together. Raises Refused, also for what is classified."""
    with deed("budgets.publish", by=by, on=on) as told:
        row = _in(claim("budgets.publish", BudgetRequest, request, by), RequestState.APPROVED)
        if row.project.is_classified:
            raise Refused("涉密项目不公开。")
        if published_on > told.day:
            raise Refused({"published_on": "日期还没有到。"})
        before = snapshot(row)
        row.published_on, row.address = published_on, address
        _advance(told, row, RequestState.PUBLISHED, before)
    return row


def published_with(told: Deed, row: BudgetRequest, published_on: date, address: str) -> None:
    """An approved request goes out with its department's budget, inside the deed of that publication."""
    row.published_on, row.address = published_on, address
    row.state = RequestState.PUBLISHED
    row.revision += 1
    keep(row)
    _tell(told, row, step="budgets.publish")


def send_back(*, request: int, opinion: str, by: Hat, on: datetime) -> BudgetRequest:
    """Give a request and its plan back together, with what is to be changed. Raises Refused."""
    with deed("budgets.send_back", by=by, on=on) as told:
        row = _in(
            claim("budgets.send_back", BudgetRequest, request, by),
            RequestState.SUBMITTED,
            RequestState.REVIEWED,
            RequestState.SUPPORTED,
        )
        if not opinion.strip():
            raise Refused({"opinion": "请写明需要修改什么。"})
        before = snapshot(row)
        row.opinion = opinion
        row.rank, row.target_grade, row.supported_amount = None, "", None
        _advance(told, row, RequestState.RETURNED, before)
    return row


def carry(*, request: int, budget_round: int, by: Hat, on: datetime) -> BudgetRequest:
    """A request that was given back goes into a later round of the same year: 一上 into 二上. Raises Refused."""
    with deed("budgets.carry", by=by, on=on) as told:
        row = _in(claim("budgets.carry", BudgetRequest, request, by), *IN_HAND)
        before = snapshot(row)
        following = _round_for(row.project, budget_round)
        if following.campaign.fiscal_year != row.fiscal_year:
            raise Refused({"budget_round": "只能转入同一预算年度的下一轮。"})
        row.round = following
        row.revision += 1
        keep(row)
        old, new = differing(before, snapshot(row))
        told.done_to(row, before=old, after=new, project=row.project)
    return row


# --- What is judged ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class JudgedRequest:
    """What the rules say of a request among those of its unit."""

    required: bool
    tier: str
    findings: tuple[Finding, ...]
    siblings: tuple[BudgetRequest, ...] = ()


def requests_judged(row: BudgetRequest, resolution: Resolution) -> JudgedRequest:
    """Judge a request together with all of its unit in the year: one call, whatever their number."""
    others = BudgetRequest.objects.filter(
        project__unit=row.project.unit_id, fiscal_year=row.fiscal_year
    ).select_related("project", "appraisal", "round")
    found = [row, *(each for each in others.order_by("pk") if each.pk != row.pk)]
    judged = appraisals.judge_requests([_lines(found)], resolution)
    own = judged.rows(Grain.INDICATOR)[0]
    alike = tuple(
        other
        for other, line in zip(found[1:], judged.rows(Grain.INDICATOR)[1:], strict=True)
        if line["request_purpose"] == own["request_purpose"] and line["functional_code"] == own["functional_code"]
    )
    told = tuple(each for each in judged.findings() if each.row == 0)
    return JudgedRequest(bool(own["appraisal_is_required"]), str(own["appraisal_tier"] or ""), told, alike)


def _lines(found: Sequence[BudgetRequest]) -> list[dict[str, object]]:
    """Requests as the rules read them."""
    projects = [each.project_id for each in found]
    year = found[0].fiscal_year
    before = {
        project: amount
        for project, kind, amount in BudgetAmount.objects.filter(
            project__in=projects,
            fiscal_year=year - 1,
            replaced_by__isnull=True,
            kind__in=(AmountKind.APPROVED, AmountKind.ADJUSTED),
        )
        .order_by("decided_on", "pk")
        .values_list("project", "kind", "amount")
        if kind
    }
    concluded = Appraisal.objects.filter(project__in=projects, fiscal_year=year, state=AppraisalState.CONCLUDED)
    done: dict[int | None, str] = {}
    for project, tier in concluded.exclude(conclusion=Conclusion.REJECT).values_list("project", "tier"):
        done[project] = AppraisalTier.KEY if AppraisalTier.KEY in {tier, done.get(project)} else tier
    return [
        {
            "level3": each.project.name,
            "functional_code": each.project.functional_code,
            "requested_amount": to_scaled(str(each.requested_amount), _FEN).number,
            "previous_amount": _fen(before.get(each.project_id)),
            "is_new": each.project.novelty == Novelty.NEW and each.project.first_year == year,
            "is_mid_year": each.round.kind == BudgetRoundKind.MID_YEAR,
            "is_major_undertaking": each.is_major_undertaking,
            "is_expired": each.project.last_year is not None and each.project.last_year < year,
            "appraised_as": done.get(each.project_id),
        }
        for each in found
    ]


def claimed_elsewhere(row: BudgetRequest) -> list[BudgetRequest]:
    """Requests of other departments in the same place for what looks like the same project."""
    own = UnitLink.objects.filter(descendant=row.project.unit_id).order_by("-depth").values_list("ancestor", flat=True)
    family = UnitLink.objects.filter(ancestor=own.first()).values("descendant")
    others = (
        BudgetRequest.objects.filter(
            fiscal_year=row.fiscal_year,
            project__unit__region=row.project.unit.region_id,
            project__functional_code=row.project.functional_code,
        )
        .exclude(project__unit__in=family)
        .select_related("project__unit")
        .order_by("pk")
    )
    name = _bare(row.project.name)
    return [each for each in others if _bare(each.project.name) == name]


def _bare(name: str) -> str:
    return "".join(each for each in name if each.isalnum())


def may_still(row: BudgetRequest, step: Step, day: date) -> rounds.Due | None:
    """The deadline of a request for a step, seen from a day."""
    return rounds.due(row.round.campaign, step, row.project.unit, day)


def too_late(row: BudgetRequest, day: date) -> str:
    """That the time to hand a request in is over; empty while it is not."""
    return rounds.overdue(row.round.campaign, Step.UNIT, row.project.unit, day)


# --- Refusals ---------------------------------------------------------------------------------------------------------


def _in(row: BudgetRequest, *states: RequestState) -> BudgetRequest:
    if row.state not in states:
        raise Refused(
            f"这项预算申请{RequestState(row.state).label}，现在不能这样做。申报、部门审核、财政审核、批复、公开须依次办理。"
        )
    return row


def _round_for(project: Project, pk: int) -> BudgetRound:
    """An open round that governs a project."""
    above = RegionLink.objects.filter(descendant=project.unit.region_id).values("ancestor")
    found = (
        BudgetRound.objects.filter(pk=pk, campaign__region__in=above, campaign__closed_on__isnull=True)
        .select_related("campaign")
        .first()
    )
    if found is None:
        raise Missing
    return found


def _refuse_second(row: BudgetRequest) -> None:
    there = BudgetRequest.objects.filter(project=row.project, fiscal_year=row.fiscal_year)
    waiting = there.exclude(state__in=(RequestState.APPROVED, RequestState.PUBLISHED)).first()
    if waiting is not None:
        state = RequestState(waiting.state).label
        raise Refused(f"这个项目 {row.fiscal_year} 年度已有一项预算申请（{state}），请在其中修改，或转入本轮。")


def _refuse_unit(row: BudgetRequest, resolution: Resolution) -> None:
    """Ask whether 元 and 万元 were mixed up."""
    judged = appraisals.judge_requests([_lines([row])], resolution)
    found = next((each for each in judged.findings() if each.name == "amount_is_in_yuan"), None)
    if found is not None:
        line = judged.rows(Grain.INDICATOR)[0]
        names = ("request_jump_most",) if line["previous_amount"] else ("request_amount_least", "request_amount_most")
        words = found.message if line["previous_amount"] else _without_last_year(row)
        raise Refused(
            {"requested_amount": words + because(resolution, *names), "is_unit_checked": "核对无误后请勾选。"}
        )


def _without_last_year(row: BudgetRequest) -> str:
    wan = (row.requested_amount / 10_000).normalize()
    return (
        f"您填的是 {row.requested_amount} 元（{wan:f} 万元），与一般项目的规模相差很大；"
        "请核对是否把“万元”当成了“元”，也可以直接写“120万元”。"
    )


def _refuse_late(row: BudgetRequest, step: Step, day: date) -> None:
    rounds.refuse_late(row.round.campaign, step, row.project.unit, day)


def _plan_in_hand(row: BudgetRequest, resolution: Resolution) -> PerformancePlan:
    """The plan that goes along. Raises Refused where there is none to go."""
    newest = PerformancePlan.objects.filter(project=row.project_id, fiscal_year=row.fiscal_year).order_by("-version")
    plan = newest.select_for_update(of=("self",), no_key=True).first()
    why = because(resolution, "target_required")
    if plan is None:
        raise Refused({"plan": f"还没有编制 {row.fiscal_year} 年度绩效目标：没有绩效目标不能申请预算。{why}"})
    if plan.state not in (PlanState.DRAFT, PlanState.RETURNED):
        raise Refused(
            {"plan": f"绩效目标{PlanState(plan.state).label}，不能随这项申请申报；需要调整时请先编制新的一版。"}
        )
    if not plan.indicators.exists():
        raise Refused({"plan": f"绩效目标没有指标，是无效的绩效目标，不予安排资金。{why}"})
    found = assess_plan(plan, plans.content(plan)).findings
    errors = [f"{each.message}（{each.code}）" for each in found if each.severity is Severity.ERROR]
    if errors:
        listed = "".join(errors[:_LISTED]) + (f"另有 {len(errors) - _LISTED} 处。" if len(errors) > _LISTED else "")
        raise Refused({"plan": f"绩效目标有 {len(errors)} 处错误，改好才能申报：{listed}{why}"})
    return plan


_LISTED: Final = 5


def _appraisal_of(row: BudgetRequest) -> Appraisal | None:
    """The appraisal that counts: concluded and not rejected, a key one before a general one, the latest."""
    found = Appraisal.objects.filter(
        project=row.project_id, fiscal_year=row.fiscal_year, state=AppraisalState.CONCLUDED
    ).exclude(conclusion=Conclusion.REJECT)
    return found.order_by("-tier", "-concluded_at").first()


def _refuse_findings(row: BudgetRequest, findings: Sequence[Finding]) -> None:
    """Errors stop the request; warnings want words. The unit of the amount was asked about before."""
    problems: dict[str, str] = {}
    for each in findings:
        source = f"（依据：{each.instrument}{each.article}，校验规则 {each.code}）"
        if each.severity is Severity.ERROR:
            problems["appraisal" if each.name == "new_item_has_appraisal" else each.field] = each.message + source
        elif each.name == "project_is_not_split" and not row.explanation.strip():
            problems["explanation"] = each.message + source
    if problems:
        raise Refused(problems)


def _refuse_double(row: BudgetRequest) -> None:
    others = claimed_elsewhere(row)
    if others and not row.explanation.strip():
        named = "、".join(f"{each.project.unit.name}（{each.requested_amount} 元）" for each in others)
        raise Refused(
            {
                "explanation": f"{named}也申请了同名、同科目的项目。请与对方核对由谁申报；"
                "确属不同项目的，请在“情况说明”里写明。"
            }
        )


def _target_of(row: BudgetRequest) -> PerformancePlan:
    """The plan that goes along; whatever was submitted has one."""
    if row.plan is None:
        raise Refused("这项预算申请没有绩效目标。")
    return row.plan


def _graded(row: BudgetRequest, grade: str) -> str:
    """The grade that counts: that of the review table, else the one given. Raises Refused when they differ."""
    found = reviewed_grade(row.plan)
    if found and grade and grade != found:
        label = ReviewGrade(found).label
        raise Refused({"grade": f"绩效目标审核表的结果是“{label}”，请按它办理；有不同意见的，重新填写审核表。"})
    return found or grade


def _refuse_later_grade(row: BudgetRequest, day: date) -> None:
    """A later review, by finance, may still stop the money. Raises Refused with the rule."""
    found = reviewed_grade(row.plan)
    if found and row.plan is not None:
        refuse_grade(row.plan, found, rules_of(row.project.unit, day))


def _refuse_rank(row: BudgetRequest, rank: int) -> None:
    top = UnitLink.objects.filter(descendant=row.project.unit_id).order_by("-depth").values_list("ancestor", flat=True)
    family = UnitLink.objects.filter(ancestor=top.first()).values("descendant")
    ranked = BudgetRequest.objects.filter(round=row.round_id, project__unit__in=family, rank__isnull=False)
    taken = ranked.filter(rank=rank).exclude(pk=row.pk).select_related("project").first()
    if taken is not None:
        following = (ranked.aggregate(most=Max("rank"))["most"] or 0) + 1
        raise Refused({"rank": f"第 {rank} 位已是“{taken.project.name}”，下一个空位是第 {following} 位。"})


# --- Writing ----------------------------------------------------------------------------------------------------------


def _advance(told: Deed, row: BudgetRequest, state: RequestState, before: Mapping[str, Any]) -> None:
    """Move a request, and with it, in the database, its plan."""
    row.state = state
    row.revision += 1
    keep(row)
    if row.plan is not None:
        plans.followed(row.plan, row.opinion, told.on)
    old, new = differing(dict(before), snapshot(row))
    told.done_to(row, before=old, after=new, project=row.project)
    _tell(told, row)


def _record(told: Deed, row: BudgetRequest, kind: AmountKind, amount: Decimal, day: date, document: str) -> None:
    """The amount among those of the project, with its fact."""
    made = BudgetAmount(
        project=row.project,
        fiscal_year=row.fiscal_year,
        kind=kind,
        amount=amount,
        decided_on=day,
        document=document,
        recorded_at=told.on,
    )
    keep(made, new=True)
    told_amount: dict[str, Any] = {money.COLUMNS[kind]: amount}
    step = "money.request" if kind == AmountKind.REQUESTED else "money.decide"
    told.fact(
        row.fiscal_year,
        step=step,
        project=row.project,
        occurred_on=day,
        fund_source=made.fund_source,
        **told_amount,
    )


def _tell(told: Deed, row: BudgetRequest, step: str = "") -> None:
    told.fact(
        row.fiscal_year,
        step=step,
        project=row.project,
        plan=row.plan,
        kind=row.round.kind,
        state=row.state,
        grade=ReviewGrade(row.target_grade).label if row.target_grade else "",
        requested_amount=row.requested_amount,
        supported_amount=row.supported_amount,
        approved_amount=row.approved_amount,
        count=1,
    )


def _tell_plan(told: Deed, row: BudgetRequest) -> None:
    """A plan approved with its money is an approved plan to statistics too."""
    if row.plan is not None:
        told.fact(
            row.fiscal_year,
            step="plans.approve",
            project=row.project,
            plan=row.plan,
            kind="PROJECT",
            state=row.plan.state,
            amount=money.budget(row.project_id, row.fiscal_year),
            count=row.plan.indicators.count(),
        )


def _plain(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: f"{value:f}" if isinstance(value, Decimal) else value for name, value in given.items()}


def _fen(amount: Decimal | None) -> int | None:
    return None if amount is None else to_scaled(str(amount), _FEN).number


_WORDS: Final = (("亿元", 100_000_000), ("亿", 100_000_000), ("万元", 10_000), ("万", 10_000), ("元", 1))


def amount_of(field: str, given: Exact) -> Decimal:
    """An amount in yuan; a text may name its unit: 120万元. Raises Refused."""
    text = str(given).replace(",", "").replace("，", "").strip()
    word, factor = next(((word, factor) for word, factor in _WORDS if text.endswith(word)), ("", 1))
    try:
        scaled = to_scaled(text.removesuffix(word).strip(), _FEN, factor)
    except ValueError:
        raise Refused({field: f"“{given}”不是金额，请写作 1200000，或 120万元。"}) from None
    if scaled.rounded:
        raise Refused({field: "金额最多保留 2 位小数（以元为单位）。"})
    return Decimal(scaled.number).scaleb(-_FEN)
