"""Self-evaluations: opened for every project of a budget, filled, signed, handed in, passed on, accepted."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from wenxiao.forms import spot_checks
from wenxiao.forms.scoring_sheets import scoring_sheets
from wenxiao_site.actions import money
from wenxiao_site.actions.auditing import (
    Deed,
    canonical,
    claim,
    deed,
    keep,
    keep_all,
    refuse_stale,
    set_fields,
    snapshot,
    stored,
)
from wenxiao_site.actions.department_figures import rules_of_year
from wenxiao_site.actions.disagreements import concur, tell_unit
from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.evaluation_forms import HEAD, LINE, Outcome, outcome, record_of
from wenxiao_site.actions.evaluation_frames import Ranked, own, ranked
from wenxiao_site.actions.evaluation_work import refuse_unfinished
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.merging import Content, differing
from wenxiao_site.actions.places import jurisdiction_of
from wenxiao_site.registry.models import (
    AmountKind,
    BudgetAmount,
    Evaluation,
    EvaluationKind,
    EvaluationLine,
    EvaluationState,
    Grade,
    Indicator,
    ObjectionState,
    PerformancePlan,
    PlanState,
    Project,
    Region,
    RegionLink,
    RiskFinding,
    Role,
    SpotCheckDraw,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    import polars as pl
    from django.db.models import QuerySet

    from wenxiao.rulebook import Resolution
    from wenxiao_site.registry.fields import Exact
    from wenxiao_site.visibility import Hat

CAPACITIES: Final = {"project_head": "项目负责人", "finance_head": "财务负责人"}
"""In which capacity a head signs."""

_EDITABLE: Final = (EvaluationState.DRAFT, EvaluationState.RETURNED)
_MOST_NAMED: Final = 5


def open(*, project: int, fiscal_year: int, by: Hat, on: datetime) -> Evaluation:  # noqa: A001 - the verb's own name
    """Open the self-evaluation of a project for a year, with the lines of its approved plan. Raises Refused."""
    with deed("evaluation.open", by=by, on=on) as told:
        owner = claim("evaluation.open", Project, project, by)
        if fiscal_year > told.day.year:
            raise Refused({"fiscal_year": f"{fiscal_year} 年度还没有开始，不能自评。"})
        if Evaluation.objects.filter(kind=EvaluationKind.SELF, project=owner, fiscal_year=fiscal_year).exists():
            raise Refused({"fiscal_year": f"这个项目 {fiscal_year} 年度已有自评。"})
        plan = _approved_plan(owner.pk, fiscal_year)
        if plan is None:
            raise Refused({"fiscal_year": f"这个项目 {fiscal_year} 年度没有批复的绩效目标，请先编报绩效目标。"})
        row = keep(_own(owner, plan, on), new=True)
        keep_all(_lines(row, plan))
        told.done_to(row, after=content(row), project=owner)
    return row


def open_all(*, region: int, fiscal_year: int, by: Hat, on: datetime) -> list[Evaluation]:
    """Open the self-evaluation of every project in the approved budget of a year that has a plan and none yet.

    Raises Refused when there is nothing to open.
    """
    with deed("evaluation.open_all", by=by, on=on) as told:
        place = claim("evaluation.open_all", Region, region, by)
        if fiscal_year > told.day.year:
            raise Refused({"fiscal_year": f"{fiscal_year} 年度还没有开始，不能自评。"})
        below = RegionLink.objects.filter(ancestor=place).values("descendant")
        due = in_budget(fiscal_year).filter(unit__region__in=below)
        due = due.exclude(evaluations__in=Evaluation.objects.filter(kind=EvaluationKind.SELF, fiscal_year=fiscal_year))
        plans: dict[int, PerformancePlan] = {}
        approved = PerformancePlan.objects.filter(project__in=due.values("pk"), fiscal_year=fiscal_year)
        for plan in approved.filter(state=PlanState.APPROVED).order_by("version").select_related("project__unit"):
            plans[plan.project_id or 0] = plan
        rows = [_own(plan.project, plan, on) for plan in plans.values() if plan.project is not None]
        if not rows:
            raise Refused("没有可以开启的自评：预算项目都已开启，或还没有批复的绩效目标。")
        keep_all(rows)
        _keep_lines(rows)
        told.done_to(place, after={"fiscal_year": fiscal_year, "evaluations": len(rows)})
    return rows


def fill(*, evaluation: int, revision: int, changes: Mapping[str, Any], by: Hat, on: datetime) -> Evaluation:
    """Save what was typed into a self-evaluation that was read at `revision`.

    `changes`: any of `HEAD`, and ``lines``: key → any of `LINE`. Signatures that stood on the earlier content lapse.
    Raises Refused (fields as ``lines/a1/actual_text``), StaleVersion when it has changed since.
    """
    with deed("evaluation.fill", by=by, on=on) as told:
        row = claim("evaluation.fill", Evaluation, evaluation, by)
        _refuse_state(row, *_EDITABLE)
        before = content(row)
        refuse_stale(row, before, revision, lambda read: _applied(read, changes))
        _write(row, before, _applied(before, changes))
        row.project_head_at = row.finance_head_at = None
        row.revision += 1
        keep(row)
        old, new = differing(before, content(row))
        told.done_to(row, before=old, after=new, project=row.project)
    return row


def sign(*, evaluation: int, revision: int, capacity: str, name: str, by: Hat, on: datetime) -> Evaluation:
    """Sign a self-evaluation as it was read, in one of `CAPACITIES`. Raises Refused, StaleVersion."""
    with deed("evaluation.sign", by=by, on=on) as told:
        row = claim("evaluation.sign", Evaluation, evaluation, by)
        _refuse_state(row, *_EDITABLE)
        refuse_stale(row, content(row), revision, dict)
        if capacity not in CAPACITIES:
            raise Refused({"capacity": "请选择以项目负责人或财务负责人的身份签字。"})
        if not name.strip():
            raise Refused({"name": "请填写签字人姓名。"})
        _refuse_unready(row)
        before = content(row)
        setattr(row, capacity, name.strip())
        setattr(row, f"{capacity}_at", on)
        keep(row)
        old, new = differing(before, content(row))
        told.done_to(row, before=old, after=new, project=row.project)
    return row


def submit(*, evaluation: int, revision: int, by: Hat, on: datetime) -> Evaluation:
    """Hand a signed self-evaluation in: to the department, or straight to finance where there is none above.

    Raises Refused, StaleVersion.
    """
    with deed("evaluation.submit", by=by, on=on) as told:
        row = claim("evaluation.submit", Evaluation, evaluation, by)
        _refuse_state(row, *_EDITABLE)
        refuse_stale(row, content(row), revision, dict)
        result = _refuse_unready(row)
        unsigned = [label for name, label in CAPACITIES.items() if getattr(row, f"{name}_at") is None]
        if unsigned:
            raise Refused(f"{'、'.join(unsigned)}还没有签字，请单位负责人签字后再提交。")
        row.own_score, row.submitted_at = result.total, on
        has_department = row.project is not None and row.project.unit.parent_id is not None
        state = EvaluationState.SUBMITTED if has_department else EvaluationState.FORWARDED
        return _move(told, row, state)


def forward(*, evaluation: int, by: Hat, on: datetime, opinion: str = "") -> Evaluation:
    """The department passes a self-evaluation on to finance. Raises Refused."""
    with deed("evaluation.forward", by=by, on=on) as told:
        row = claim("evaluation.forward", Evaluation, evaluation, by)
        _refuse_state(row, EvaluationState.SUBMITTED)
        return _move(told, row, EvaluationState.FORWARDED, opinion)


def send_back(*, evaluation: int, opinion: str, by: Hat, on: datetime) -> Evaluation:
    """Give a self-evaluation back with what is to be changed; its signatures lapse. Raises Refused."""
    with deed("evaluation.send_back", by=by, on=on) as told:
        row = claim("evaluation.send_back", Evaluation, evaluation, by)
        _refuse_state(row, EvaluationState.SUBMITTED, EvaluationState.FORWARDED)
        if not opinion.strip():
            raise Refused({"opinion": "请写明需要修改什么。"})
        row.project_head_at = row.finance_head_at = None
        return _move(told, row, EvaluationState.RETURNED, opinion)


def accept(*, evaluation: int, by: Hat, on: datetime, opinion: str = "") -> Evaluation:
    """Finance accepts a self-evaluation: what the rules compute now is kept with the digest of the rules.

    Raises Refused.
    """
    with deed("evaluation.accept", by=by, on=on) as told:
        row = claim("evaluation.accept", Evaluation, evaluation, by)
        _refuse_state(row, EvaluationState.FORWARDED)
        record = record_of(row)
        settle(row, outcome(record, content(row)))
        row.amount, row.decided_at = record.budget, on
        done = _move(told, row, EvaluationState.ACCEPTED, opinion)
        told.fact(
            row.fiscal_year,
            project=row.project,
            plan=row.plan,
            kind=row.kind,
            state=row.state,
            amount=row.amount,
            score=row.score,
            grade=row.grade,
            count=1,
        )
    return done


def select(*, project: int, kind: str, fiscal_year: int, reason: str, by: Hat, on: datetime) -> Evaluation:
    """Choose a project to be evaluated by others, with the reason; its frame comes with it. Raises Refused."""
    with deed("evaluation.select", by=by, on=on) as told:
        owner = claim("evaluation.select", Project, project, by)
        row = _selected(told, kind, fiscal_year, reason, project=owner)
        told.done_to(row, after=content(row), project=owner)
    return row


def select_unit(
    *, unit: int, kind: str, fiscal_year: int, reason: str, amount: Exact, by: Hat, on: datetime
) -> Evaluation:
    """Choose a unit as a whole, or a government's fiscal operation. `amount`: the money that it is about, in yuan.

    Raises Refused.
    """
    with deed("evaluation.select_unit", by=by, on=on) as told:
        owner = claim("evaluation.select_unit", Unit, unit, by)
        row = _selected(told, kind, fiscal_year, reason, unit=owner, amount=amount)
        told.done_to(row, after=content(row), unit=owner)
    return row


def archive(*, evaluation: int, by: Hat, on: datetime) -> Evaluation:
    """Put a concluded evaluation into the archive. Raises Refused."""
    with deed("evaluation.archive", by=by, on=on) as told:
        row = claim("evaluation.archive", Evaluation, evaluation, by)
        _refuse_state(row, EvaluationState.CONCLUDED)
        if row.objections.filter(state=ObjectionState.OPEN).exists():
            raise Refused("对这份评价的异议还没有答复，不能归档。")
        return _move(told, row, EvaluationState.ARCHIVED)


def draw(*, region: int, fiscal_year: int, seed: str, by: Hat, on: datetime) -> SpotCheckDraw:
    """Draw accepted self-evaluations of a year to be looked at again, by risk and by chance. Raises Refused.

    Each becomes a spot check with the lines as reported, its reasons beside it; those that were drawn before stay out.
    """
    with deed("evaluation.draw", by=by, on=on) as told:
        place = claim("evaluation.draw", Region, region, by)
        if not seed.strip():
            raise Refused({"seed": "请填写随机种子。"})
        below = RegionLink.objects.filter(ancestor=place).values("descendant")
        listed = own([fiscal_year], below).filter(state=EvaluationState.ACCEPTED, reviewed_by__isnull=True)
        found = ranked(listed)
        if found.rows.is_empty():
            raise Refused({"fiscal_year": f"{fiscal_year} 年度没有可以抽查的自评：还没有采纳，或都已抽查过。"})
        resolution = current_rulebook().for_year(jurisdiction_of(place.pk) or "CN", fiscal_year)
        sample = spot_checks.drawn(found.rows, seed.strip(), resolution)
        named = found.rows.select("key", "risk_score").sort("key").rows()
        made = SpotCheckDraw(
            region=place,
            fiscal_year=fiscal_year,
            seed=seed.strip(),
            listed=found.rows.height,
            by_risk=sample.filter(how="RISK").height,
            by_chance=sample.filter(how="CHANCE").height,
            digest=hashlib.sha256(canonical(named).encode()).hexdigest(),
            rulebook_digest=resolution.digest,
            drawn_by=by.person,
            recorded_at=on,
        )
        keep(made, new=True)
        _begin_reviews(made, sample, found)
        told.done_to(made, after=snapshot(made) | {"evaluations": sample.get_column("key").to_list()})
    return made


def review(*, evaluation: int, revision: int, changes: Mapping[str, Any], by: Hat, on: datetime) -> Evaluation:
    """Save what whoever looks at it again found, line by line. As `fill`."""
    with deed("evaluation.review", by=by, on=on) as told:
        row = claim("evaluation.review", Evaluation, evaluation, by)
        _refuse_state(row, *_EDITABLE)
        before = content(row)
        refuse_stale(row, before, revision, lambda read: _applied(read, changes))
        _write(row, before, _applied(before, changes))
        row.revision += 1
        keep(row)
        old, new = differing(before, content(row))
        told.done_to(row, before=old, after=new, project=row.project, unit=row.unit)
    return row


def conclude(*, evaluation: int, revision: int, by: Hat, on: datetime) -> Evaluation:
    """End an evaluation by others as it was read: its result is kept and told to the unit.

    A spot check takes the place of the self-evaluation's result where `review_score_replaces` says so. Raises Refused,
    StaleVersion.
    """
    with deed("evaluation.conclude", by=by, on=on) as told:
        row = claim("evaluation.conclude", Evaluation, evaluation, by)
        _refuse_state(row, *_EDITABLE)
        refuse_stale(row, content(row), revision, dict)
        if not row.conclusion.strip():
            raise Refused("请先写明评价结论。")
        refuse_unfinished(row, on)
        before = content(Evaluation.objects.get(pk=row.pk))
        record = record_of(row)
        result = outcome(record, content(row))
        settle(row, result)
        row.own_score, row.decided_at, row.state = row.score, on, EvaluationState.CONCLUDED
        row.amount = record.budget if row.amount is None else row.amount
        row.revision += 1
        keep(row)
        followed = feed_back(row, result.assessment.resolution, on) if row.reviews is not None else concur(told, row)
        old, new = differing(before, content(row))
        told.done_to(row, before=old, after=new | followed, project=row.project, unit=row.unit)
        told.fact(
            row.fiscal_year,
            project=row.project,
            unit=row.unit,
            plan=row.plan,
            kind=row.kind,
            state=row.state,
            amount=row.amount,
            score=row.score,
            grade=row.grade,
            count=1,
        )
    return row


def settle(row: Evaluation, result: Outcome) -> None:
    """Keep what was computed with the evaluation and its lines. Raises Refused without a total."""
    if result.total is None or result.grade is None:
        raise Refused("总分还算不出来：有指标没有得分，或没有预算执行数据。")
    row.score, row.grade = result.total, result.grade
    row.rulebook_digest = result.assessment.resolution.digest
    row.result = canonical(result.numbers())
    lines = list(row.lines.all())
    for line in lines:
        line.score = result.scores.get(line.key)
    EvaluationLine.objects.bulk_update(lines, ["score"])


def content(row: Evaluation) -> Content:
    """Everything in an evaluation: its columns, and its lines by key with what is typed in them."""
    told = snapshot(row)
    told["lines"] = {
        line.key: {name: value for name, value in snapshot(line).items() if name in LINE} for line in row.lines.all()
    }
    return told


def typed(current: Content, changes: Mapping[str, Any]) -> Content:
    """A content with changes laid over it, unchecked: for a look at what is just being typed."""
    lines = {key: {**fields, **changes.get("lines", {}).get(key, {})} for key, fields in current["lines"].items()}
    return {**current, **{name: text for name, text in changes.items() if name in HEAD}, "lines": lines}


# --- Evaluations by others ------------------------------------------------------------------------------------------

SHEETS: Final = {
    EvaluationKind.DEPARTMENT: "project",
    EvaluationKind.KEY: "project",
    EvaluationKind.KEY_EXTERNAL: "project",
    EvaluationKind.BOND: "bond",
    EvaluationKind.TRANSITION_FUND: "transition_fund",
    EvaluationKind.POLICY: "policy",
    EvaluationKind.WHOLE_DEPARTMENT: "whole_department",
    EvaluationKind.FISCAL_OPERATION: "fiscal_operation",
}
"""Which indicator frame an evaluation begins with."""

_MARKED: Final = {EvaluationKind.BOND: "is_bond", EvaluationKind.TRANSITION_FUND: "is_transition_fund"}
"""Kinds that only projects with a mark are evaluated by."""

OF_UNITS: Final = (EvaluationKind.WHOLE_DEPARTMENT, EvaluationKind.FISCAL_OPERATION)
OF_DEPARTMENTS: Final = (EvaluationKind.DEPARTMENT, EvaluationKind.WHOLE_DEPARTMENT)


def kinds_for(by: Hat, *, of_units: bool) -> list[EvaluationKind]:
    """The kinds that a hat may choose: a department its own, finance all."""
    own = [each for each in SHEETS if (each in OF_UNITS) == of_units]
    return [each for each in own if by.role != Role.DEPARTMENT_REVIEWER or each in OF_DEPARTMENTS]


def _selected(
    told: Deed,
    kind: str,
    fiscal_year: int,
    reason: str,
    *,
    project: Project | None = None,
    unit: Unit | None = None,
    amount: Exact | None = None,
) -> Evaluation:
    if told.by is None or kind not in kinds_for(told.by, of_units=unit is not None):
        raise Refused({"kind": "这一类评价不能在这里选取。"})
    if fiscal_year > told.day.year:
        raise Refused({"fiscal_year": f"{fiscal_year} 年度还没有开始，不能评价。"})
    if not reason.strip():
        raise Refused({"reason": "请写明选取的理由。"})
    if project is not None and kind in _MARKED and not getattr(project, _MARKED[EvaluationKind(kind)]):
        raise Refused(
            {"kind": f"这个项目没有标为{EvaluationKind(kind).label.removesuffix('评价').removesuffix('项目')}项目。"}
        )
    again = Evaluation.objects.filter(kind=kind, project=project, unit=unit, fiscal_year=fiscal_year)
    if again.exists():
        raise Refused({"kind": f"{fiscal_year} 年度已有这一类评价。"})
    row = Evaluation(
        kind=kind,
        project=project,
        unit=unit,
        fiscal_year=fiscal_year,
        plan=_approved_plan(project.pk, fiscal_year) if project is not None else None,
        selection_reason=reason.strip(),
        amount=money.budget(project.pk, fiscal_year) if project is not None else amount,
        recorded_at=told.on,
    )
    keep(row, new=True)
    sheet = scoring_sheets()[_sheet(EvaluationKind(kind), project, unit, fiscal_year)]
    keep_all(
        [
            EvaluationLine(
                evaluation=row,
                key=f"s{number}",
                position=number,
                level1=each.level1,
                level2=each.level2,
                level3=each.level3,
                max_points=each.points,
                criteria=each.criteria,
            )
            for number, each in enumerate(sheet.lines, start=1)
        ]
    )
    return row


def _sheet(kind: EvaluationKind, project: Project | None, unit: Unit | None, fiscal_year: int) -> str:
    """The frame of a kind; a bond project has another one when it was built and is run.

    For a unit as a whole, the structure that the rulebook of its place gives.
    """
    if kind == EvaluationKind.WHOLE_DEPARTMENT and unit is not None:
        structure = rules_of_year(unit, fiscal_year)["whole_department_structure"]
        return SHEETS[kind] if structure == "framework" else f"{SHEETS[kind]}_{structure}"
    is_run = project is not None and project.last_year is not None and fiscal_year > project.last_year
    return "bond_operation" if kind == EvaluationKind.BOND and is_run else SHEETS[kind]


# --- Looking again ------------------------------------------------------------------------------------------------


def _begin_reviews(made: SpotCheckDraw, sample: pl.DataFrame, found: Ranked) -> None:
    """A spot check for each self-evaluation that was drawn, with its lines as reported and its reasons."""
    rows = {row["evaluation"]: row for row in sample.iter_rows(named=True)}
    originals = Evaluation.objects.filter(pk__in=rows).select_related("project__unit", "plan").in_bulk()
    made_rows, reasons = [], []
    for pk, told in rows.items():
        original = originals[pk]
        risk = f"风险分 {Decimal(told['risk_score']).scaleb(-2)}"
        how = f"按风险抽取，{risk}" if told["how"] == "RISK" else f"随机抽取，{risk}"
        row = Evaluation(
            kind=EvaluationKind.SPOT_CHECK,
            project=original.project,
            fiscal_year=original.fiscal_year,
            plan=original.plan,
            reviews=original,
            draw=made,
            selection_reason=how,
            amount=original.amount,
            recorded_at=made.recorded_at,
        )
        made_rows.append(row)
        reasons.append((row, found.reasons(told)))
    keep_all(made_rows)
    by_original = {row.reviews_id: row for row in made_rows}
    lines = EvaluationLine.objects.filter(evaluation__in=by_original).order_by("evaluation", "position", "pk")
    keep_all(
        [
            EvaluationLine(
                evaluation=by_original[each.evaluation_id],
                indicator_id=each.indicator_id,
                key=each.key,
                position=each.position,
                actual_text=each.actual_text,
                is_applicable=each.is_applicable,
                own_score=each.own_score,
            )
            for each in lines
        ]
    )
    keep_all(
        [
            RiskFinding(
                evaluation=row,
                rule=each.name,
                points=Decimal(sample_points(each.value)),
                sentence=f"{each.label} {each.value}：{each.numbers or each.words}"[:300],
            )
            for row, explained in reasons
            for each in explained
        ]
    )


def sample_points(shown: str) -> str:
    """Points as a field takes them, from how they are shown."""
    return shown.removesuffix(" 分")


def feed_back(row: Evaluation, resolution: Resolution, on: datetime) -> Content:
    """Tell the unit the difference, and let the result take the place of its own where the rulebook says so."""
    original = Evaluation.objects.select_for_update(no_key=True).get(reviewed_by=row.pk)
    gap = abs((original.own_score or Decimal(0)) - (row.score or Decimal(0)))
    policy = resolution["review_score_replaces"]
    tolerance = Decimal(int(str(resolution["review_difference_most"]))).scaleb(-2)
    replaces = policy == "always" or (policy == "beyond_tolerance" and gap > tolerance)
    before = {"score": original.score, "grade": original.grade}
    sentence = f"{row.fiscal_year} 年自评复核：自评 {original.own_score} 分，复核 {row.score} 分"
    if replaces:
        original.score, original.grade = row.score, row.grade
        original.revision += 1
        keep(original)
        sentence += f"，以复核为准，等级为{Grade(row.grade).label}"
    tell_unit(row, f"{sentence}。", on)
    after = {"score": original.score, "grade": original.grade}
    return {"reviewed": {"evaluation": original.pk, "before": before, "after": after, "replaces": replaces}}


# --- Who has to, and who has not ----------------------------------------------------------------------------------


def in_budget(fiscal_year: int) -> QuerySet[Project]:
    """The projects with an approved amount in a year: all of them are to be evaluated by their units."""
    approved = BudgetAmount.objects.filter(fiscal_year=fiscal_year, kind=AmountKind.APPROVED, amount__gt=0)
    return Project.objects.filter(pk__in=approved.filter(replaced_by__isnull=True).values("project"))


def _approved_plan(project: int, fiscal_year: int) -> PerformancePlan | None:
    plans = PerformancePlan.objects.filter(project=project, fiscal_year=fiscal_year, state=PlanState.APPROVED)
    return plans.order_by("-version").first()


def _own(project: Project, plan: PerformancePlan, on: datetime) -> Evaluation:
    responsible = project.responsible.name if project.responsible is not None else ""
    return Evaluation(
        kind=EvaluationKind.SELF,
        project=project,
        fiscal_year=plan.fiscal_year,
        plan=plan,
        project_head=responsible,
        recorded_at=on,
    )


def _lines(row: Evaluation, plan: PerformancePlan) -> list[EvaluationLine]:
    return [
        EvaluationLine(evaluation=row, indicator=each, key=each.key, position=each.position)
        for each in plan.indicators.order_by("position", "pk")
    ]


def _keep_lines(rows: Iterable[Evaluation]) -> None:
    """The lines of many new evaluations at once."""
    by_plan = {row.plan_id: row for row in rows}
    indicators = Indicator.objects.filter(plan__in=by_plan).order_by("plan", "position", "pk")
    keep_all(
        [
            EvaluationLine(evaluation=by_plan[each.plan_id], indicator=each, key=each.key, position=each.position)
            for each in indicators
        ]
    )


# --- Inside ---------------------------------------------------------------------------------------------------------


def _refuse_unready(row: Evaluation) -> Outcome:
    """Score it; refuse while something that the unit fills is wrong or missing. Raises Refused."""
    result = outcome(record_of(row), content(row))
    problems = result.hindering
    if problems:
        named = "；".join(f"{each.title}（{each.message}）" for each in problems[:_MOST_NAMED])
        more = f"等 {len(problems)} 处" if len(problems) > _MOST_NAMED else ""
        raise Refused(f"还有必须修改的问题：{named}{more}")
    if result.total is None:
        raise Refused("总分还算不出来：有指标没有填完成值或得分，或没有预算执行数据。")
    return result


def _applied(current: Content, changes: Mapping[str, Any]) -> Content:
    """A content after the changes, as it will be stored. Raises Refused."""
    unknown = sorted(set(changes) - {*HEAD, "lines"})
    if unknown:
        raise Refused(dict.fromkeys(unknown, "这一项不能在这里修改。"))
    columns = {each.name: each for each in EvaluationLine._meta.concrete_fields}  # noqa: SLF001 - documented
    lines = dict(current["lines"])
    problems: dict[str, str] = {}
    for key, fields in changes.get("lines", {}).items():
        if key not in lines:
            raise Refused({f"lines/{key}": "绩效目标里没有这个指标，请刷新后再填。"})
        given = {}
        for name, value in fields.items():
            path = f"lines/{key}/{name}"
            if name not in LINE:
                raise Refused({path: "这一项不能在这里修改。"})
            try:
                given[name] = stored(columns[name], value)
            except Refused as refused:
                problems[path] = "；".join(refused.problems.values())
        lines[key] = {**lines[key], **given}
    if problems:
        raise Refused(problems)
    return {**current, **{name: text for name, text in changes.items() if name in HEAD}, "lines": lines}


def _write(row: Evaluation, before: Content, wanted: Content) -> None:
    set_fields(row, {name: wanted[name] for name in HEAD}, HEAD)
    problems: dict[str, str] = {}
    most = {each.key: each.max_points for each in record_of(row).indicators}
    for line in row.lines.all():
        if before["lines"][line.key] == wanted["lines"][line.key]:
            continue
        for name, value in wanted["lines"][line.key].items():
            setattr(line, name, value)
        limit = most[line.key]
        own = EvaluationLine._meta.get_field("own_score").to_python(line.own_score)  # noqa: SLF001 - documented
        if own is not None and limit is not None and own > limit:
            problems[f"lines/{line.key}/own_score"] = f"得分不能超过分值 {limit:f}。"
            continue
        try:
            keep(line)
        except Refused as refused:
            problems |= {f"lines/{line.key}/{name}": text for name, text in refused.problems.items()}
    if problems:
        raise Refused(problems)


def _move(told: Deed, row: Evaluation, state: EvaluationState, opinion: str = "") -> Evaluation:
    before = content(Evaluation.objects.get(pk=row.pk))
    row.state, row.opinion = state, opinion
    row.revision += 1
    keep(row)
    old, new = differing(before, content(row))
    told.done_to(row, before=old, after=new, project=row.project, unit=row.unit)
    return row


def _refuse_state(row: Evaluation, *states: EvaluationState) -> None:
    if row.state not in states:
        raise Refused(f"这份评价{EvaluationState(row.state).label}，现在不能这样做。")


def without(fiscal_year: int, projects: QuerySet[Project]) -> QuerySet[Project]:
    """Of some projects, those in the budget of a year whose self-evaluation is not accepted yet."""
    done = Evaluation.objects.filter(
        kind=EvaluationKind.SELF, fiscal_year=fiscal_year, state__in=(EvaluationState.ACCEPTED,)
    )
    own = in_budget(fiscal_year).filter(pk__in=projects.values("pk"))
    return own.exclude(pk__in=done.values("project"))
