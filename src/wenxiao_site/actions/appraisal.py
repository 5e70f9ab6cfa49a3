"""Ex-ante appraisals: opened, prepared, drawn, scored blind, exchanged, concluded."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from wenxiao.forms import appraisals
from wenxiao.kernel.columns import Grain
from wenxiao.kernel.scales import to_scaled
from wenxiao_site.actions.auditing import (
    Deed,
    allow,
    claim,
    deed,
    keep,
    keep_all,
    snapshot,
    wait_turn,
)
from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.evidence import support
from wenxiao_site.actions.in_force import because, rules_of
from wenxiao_site.registry.models import (
    Appraisal,
    AppraisalKind,
    AppraisalMaterial,
    AppraisalReason,
    AppraisalState,
    AppraisalTier,
    Conclusion,
    CostItem,
    CostSide,
    Engagement,
    EvidenceFile,
    Expert,
    LeafScore,
    MaterialState,
    OpinionExchange,
    Panelist,
    Person,
    Post,
    Project,
    Role,
    SeatState,
    Unit,
    UnitLink,
    Verdict,
    in_force,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from wenxiao.forms.appraisals import Judged, SheetDimension
    from wenxiao.rulebook import Resolution
    from wenxiao_site.registry.fields import Exact
    from wenxiao_site.visibility import Hat

_FEN: Final = 2
_POINTS: Final = 2
_RATIO: Final = 4
_VALUE: Final = 4

MATERIALS: Final[Mapping[str, tuple[tuple[str, str, bool], ...]]] = {
    "PROJECT": (
        ("REQUEST", "项目申报书", True),
        ("TARGET", "绩效目标申报表", True),
        ("REPORT", "预期绩效报告", False),
        ("BASIS", "法律法规、政策和规划依据", True),
        ("PLAN", "实施方案", True),
        ("STUDY", "可行性研究报告", False),
        ("OPINION", "立项专家论证意见", False),
        ("DESIGN", "初步设计", False),
        ("BUDGET", "预算明细与测算说明", True),
        ("PRICES", "设备型号和价格依据", False),
        ("STANDARDS", "工程定额、取费标准和测算依据文件", False),
    ),
    "POLICY": (
        ("BACKGROUND", "出台背景", True),
        ("BASIS", "上位政策依据", True),
        ("COMPARISON", "同类政策对比", False),
        ("DRAFT", "政策草案", True),
        ("VIEWS", "征求意见汇总", False),
        ("LEGALITY", "合法性审查", True),
        ("BUDGET", "资金需求测算", True),
        ("COVERAGE", "受益覆盖测算", True),
        ("TARGET", "绩效目标与指标依据", True),
        ("PLAN", "组织实施方案", True),
        ("RISK", "风险防控", False),
    ),
}
"""Key, label, and whether the panel waits for it. Bonds have the list of projects."""


def sheet_name(row: Appraisal) -> str:
    """Which sheet judges an appraisal."""
    special = {AppraisalKind.BOND: "BOND", AppraisalKind.POLICY: "POLICY"}
    return special.get(AppraisalKind(row.kind), "PROJECT")


def materials_of(row: Appraisal) -> tuple[tuple[str, str, bool], ...]:
    """The checklist of an appraisal."""
    return MATERIALS["POLICY" if row.kind == AppraisalKind.POLICY else "PROJECT"]


def sheet_of(row: Appraisal, day: date) -> tuple[SheetDimension, ...]:
    """The dimensions and leaves that judge an appraisal, with the points in force on a day."""
    return appraisals.sheet(sheet_name(row), rules_of(row.unit, day))


def tier_of(amount: Decimal, resolution: Resolution) -> AppraisalTier:
    """General or key, by the amount in yuan; key where no amount divides them."""
    line = {"level3": "", "requested_amount": to_scaled(str(amount), _FEN).number, "is_new": True}
    flags = dict.fromkeys(("is_mid_year", "is_major_undertaking", "is_expired"), False)
    judged = appraisals.judge_requests([[line | flags]], resolution)
    return AppraisalTier(str(judged.rows(Grain.INDICATOR)[0]["appraisal_tier"] or "KEY"))


# --- Opening and preparing --------------------------------------------------------------------------------------------


def open_project(*, project: int, fiscal_year: int, requested_amount: Exact, by: Hat, on: datetime) -> Appraisal:
    """Begin the appraisal of a project: its kind follows from the project and the amount (yuan). Raises Refused."""
    with deed("appraisal.open_project", by=by, on=on) as told:
        owner = claim("appraisal.open_project", Project, project, by)
        if owner.closed_on is not None:
            raise Refused("项目已经终止，不能再开展事前评估。")
        row = Appraisal(project=owner, unit=owner.unit, title=owner.name, fiscal_year=fiscal_year)
        kind = AppraisalKind.BOND if owner.is_bond else None
        return _opened(told, row, requested_amount, kind)


def open_policy(
    *, unit: int, title: str, fiscal_year: int, requested_amount: Exact, by: Hat, on: datetime
) -> Appraisal:
    """Begin the appraisal of a policy of a unit. Raises Refused."""
    with deed("appraisal.open_policy", by=by, on=on) as told:
        owner = claim("appraisal.open_policy", Unit, unit, by)
        row = Appraisal(unit=owner, title=title, fiscal_year=fiscal_year)
        return _opened(told, row, requested_amount, AppraisalKind.POLICY)


def _opened(told: Deed, row: Appraisal, amount: Exact, kind: AppraisalKind | None) -> Appraisal:
    row.recorded_at, row.requested_amount = told.on, _amount("requested_amount", amount)
    row.tier = tier_of(row.requested_amount, rules_of(row.unit, told.day))
    row.kind = kind or AppraisalKind(row.tier.value)
    keep(row, new=True)
    if row.tier == AppraisalTier.KEY:
        keep_all([AppraisalMaterial(appraisal=row, key=key) for key, _, _ in materials_of(row)])
    told.done_to(row, after=snapshot(row), project=row.project, unit=row.unit)
    return row


def reason(*, appraisal: int, reasons: Mapping[str, tuple[str, str]], by: Hat, on: datetime) -> Appraisal:
    """Write what is said of the dimensions: key → verdict (may be empty in a key appraisal) and reason.

    Raises Refused with the dimension's key beside each sentence.
    """
    with deed("appraisal.reason", by=by, on=on) as told:
        row = _open(claim("appraisal.reason", Appraisal, appraisal, by))
        wanted = {each.key: each.label for each in sheet_of(row, told.day)}
        if unknown := sorted(set(reasons) - set(wanted)):
            raise Refused(dict.fromkeys(unknown, "没有这个维度。"))
        _refuse_blank(row, wanted, reasons)
        before = {each.dimension: (each.verdict, each.reason) for each in row.reasons.all()}
        for key, (verdict, text) in reasons.items():
            made = row.reasons.filter(dimension=key).first()
            line = made or AppraisalReason(appraisal=row, dimension=key)
            line.verdict, line.reason = verdict, text.strip()
            keep(line, new=made is None)
        told.done_to(row, before=before, after=dict(reasons), project=row.project, unit=row.unit)
    return row


def _refuse_blank(row: Appraisal, wanted: Mapping[str, str], reasons: Mapping[str, tuple[str, str]]) -> None:
    problems = {key: f"请写明“{wanted[key]}”的理由。" for key, (_, text) in reasons.items() if not text.strip()}
    if row.tier == AppraisalTier.GENERAL:
        problems |= {
            key: f"请判断“{wanted[key]}”是否符合。"
            for key, (verdict, _) in reasons.items()
            if verdict not in Verdict.values
        }
    if problems:
        raise Refused(problems)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of costs or benefits, as it is given. `amount` in yuan; `quantity` may be blank."""

    side: str
    name: str
    fiscal_year: int
    amount: Exact
    quantity: Exact | None = None
    measurement_unit: str = ""


def balance(*, appraisal: int, items: Sequence[Item], discount_rate: Exact | None, by: Hat, on: datetime) -> Appraisal:
    """Write all items of costs and benefits anew. `discount_rate`: ratio; None takes the rulebook's. Raises Refused.

    Problems are keyed by the number of the item, from 0, and the column: ``2.amount``.
    """
    with deed("appraisal.balance", by=by, on=on) as told:
        row = _open(claim("appraisal.balance", Appraisal, appraisal, by))
        before = [snapshot(each) for each in row.cost_items.all()]
        row.discount_rate = None if discount_rate is None else Decimal(str(discount_rate))
        _refuse_long(items)
        CostItem.objects.filter(appraisal=row).delete()
        made = [
            CostItem(
                appraisal=row,
                position=place,
                side=each.side,
                name=each.name,
                fiscal_year=each.fiscal_year,
                amount=each.amount,
                quantity=each.quantity,
                measurement_unit=each.measurement_unit,
            )
            for place, each in enumerate(items, start=1)
        ]
        keep_all(made)
        row.revision += 1
        keep(row)
        after = {"items": [snapshot(each) for each in made], "discount_rate": row.discount_rate}
        told.done_to(row, before={"items": before}, after=after, project=row.project, unit=row.unit)
    return row


def percent(text: str) -> Decimal:
    """A percentage as a ratio. Raises Refused."""
    try:
        scaled = to_scaled(text.removesuffix("%").strip(), _RATIO - 2)
    except ValueError:
        raise Refused({"discount_rate": f"折现率“{text}”不是数字，请写作 8 或 4.5。"}) from None
    if scaled.rounded or not 0 <= scaled.number <= _MOST_RATE:
        raise Refused({"discount_rate": "折现率应在 0% 到 30% 之间，最多两位小数。"})
    return Decimal(scaled.number).scaleb(-_RATIO)


_MOST_RATE: Final = 3_000


def _refuse_long(items: Sequence[Item]) -> None:
    years = [each.fiscal_year for each in items]
    if years and max(years) - min(years) > _LONGEST:
        raise Refused(f"首年到末年不能超过 {_LONGEST} 年，现在是 {max(years) - min(years)} 年，请核对年度。")


_LONGEST: Final = 30


def hand_in(
    *, appraisal: int, key: str, by: Hat, on: datetime, file: int | None = None, note: str = ""
) -> AppraisalMaterial:
    """A material is there: a file of the unit, or words about where it is. Raises Refused."""
    with deed("appraisal.hand_in", by=by, on=on) as told:
        row = _open(claim("appraisal.hand_in", Appraisal, appraisal, by))
        papers = EvidenceFile.objects.filter(unit=row.unit, discarded_at__isnull=True)
        paper = papers.filter(pk=file).first() if file is not None else None
        if file is not None and paper is None:
            raise Refused({"file": "没有找到这个文件，请先在“佐证材料”里上传。"})
        if paper is None and not note.strip():
            raise Refused({"file": "请选择文件，或写明资料在哪里。"})
        return _material(told, row, key, MaterialState.RECEIVED, note, paper)


def check_material(*, appraisal: int, key: str, state: str, by: Hat, on: datetime, note: str = "") -> AppraisalMaterial:
    """The desk takes a material or returns it with the reason. Raises Refused."""
    with deed("appraisal.check_material", by=by, on=on) as told:
        row = _open(claim("appraisal.check_material", Appraisal, appraisal, by))
        if state not in {MaterialState.ACCEPTED, MaterialState.RETURNED}:
            raise Refused({"state": "请选择通过或驳回。"})
        return _material(told, row, key, MaterialState(state), note, None)


def _material(
    told: Deed, row: Appraisal, key: str, state: MaterialState, note: str, file: EvidenceFile | None
) -> AppraisalMaterial:
    found = AppraisalMaterial.objects.filter(appraisal=row, key=key).first()
    if found is None:
        raise Refused({"key": "资料清单里没有这一项。"})
    if state in {MaterialState.ACCEPTED, MaterialState.RETURNED} and found.state == MaterialState.MISSING:
        raise Refused({"state": "这项资料还没有交来。"})
    before = snapshot(found)
    found.state, found.note = state, note
    if file is not None:
        found.file = file
    keep(found)
    support(told, "material", found, found.file)
    told.done_to(found, before=before, after=snapshot(found), project=row.project, unit=row.unit)
    return found


def gaps(row: Appraisal) -> list[str]:
    """The required materials that are missing or were returned, in words."""
    there = dict(row.materials.values_list("key", "state"))
    good = {MaterialState.RECEIVED, MaterialState.ACCEPTED}
    return [label for key, label, is_required in materials_of(row) if is_required and there.get(key) not in good]


# --- The panel --------------------------------------------------------------------------------------------------------


def enlist(
    *,
    person: int,
    employer_name: str,
    speciality: str,
    valid_from: date,
    by: Hat,
    on: datetime,
    employer: int | None = None,
    valid_to: date | None = None,
) -> Expert:
    """Put a person with a post as expert into the pool, or change what is known of one. Raises Refused."""
    with deed("appraisal.enlist", by=by, on=on) as told:
        allow("appraisal.enlist", by)
        claimed = Person.objects.filter(pk=person, is_active=True).first()
        if claimed is None:
            raise Refused({"person": "没有找到这个人。"})
        if not Post.objects.filter(in_force(told.day), person=claimed, role=Role.EXPERT).exists():
            raise Refused({"person": "这个人没有评审专家的岗位。"})
        found = Expert.objects.filter(person=claimed).first()
        row = found or Expert(person=claimed, recorded_at=on)
        before = snapshot(found) if found else None
        row.employer = Unit.objects.filter(pk=employer).first() if employer is not None else None
        row.employer_name, row.speciality = employer_name, speciality
        row.valid_from, row.valid_to = valid_from, valid_to
        keep(row, new=found is None)
        told.done_to(row, before=before, after=snapshot(row))
    return row


def draw(*, appraisal: int, count: int, by: Hat, on: datetime) -> list[Panelist]:
    """Draw experts at random from the pool, without those who have to keep away. Raises Refused.

    The seed is the end of the audit chain as it stands at this moment and the number of the appraisal: nobody can
    choose it, everybody can repeat the draw from it. The order is that of SHA-256 of the seed and the login name.
    """
    with deed("appraisal.draw", by=by, on=on) as told:
        row = _open(claim("appraisal.draw", Appraisal, appraisal, by))
        if row.tier != AppraisalTier.KEY:
            raise Refused("一般评估填写简表，不抽取专家。")
        if missing := gaps(row):
            raise Refused(f"还缺资料：{'、'.join(missing)}。资料齐全后再抽取专家。")
        resolution = rules_of(row.unit, told.day)
        least = int(str(resolution["appraisal_experts_least"]))
        if count < least:
            raise Refused({"count": f"至少抽取 {least} 名专家。{because(resolution, 'appraisal_experts_least')}"})
        seed = seed_of(row)
        panel = _drawn(row, seed, count, told.day)
        seated = [each for each in panel if each.state == SeatState.SEATED]
        if len(seated) < count:
            avoided = sum(each.state == SeatState.AVOIDED for each in panel)
            raise Refused(
                {
                    "count": f"专家库可选的只有 {len(seated)} 人（另有 {avoided} 人须回避），"
                    f"不足 {count} 人；请先补充专家库。"
                }
            )
        keep_all(panel)
        _engage(row, seated, told)
        row.draw_seed, row.state = seed, AppraisalState.SCORING
        keep(row)
        after = {"seed": seed, "panel": [(each.person.login, each.state, each.reason) for each in panel]}
        told.done_to(row, after=after, project=row.project, unit=row.unit)
    return seated


def seed_of(row: Appraisal) -> str:
    """What the panel of an appraisal is drawn with at this moment."""
    return hashlib.sha256(f"{wait_turn().hash}/{row.pk}".encode()).hexdigest()


def draw_order(seed: str, logins: Sequence[str]) -> list[str]:
    """The order in which a seed draws people."""
    return sorted(logins, key=lambda login: hashlib.sha256(f"{seed}/{login}".encode()).hexdigest())


def _drawn(row: Appraisal, seed: str, count: int, day: date) -> list[Panelist]:
    """The whole pool in the order of the draw, with what becomes of each."""
    pool = {
        each.person.login: each
        for each in Expert.objects.filter(in_force(day), person__is_active=True).select_related("person", "employer")
        if Post.objects.filter(in_force(day), person=each.person, role=Role.EXPERT).exists()
    }
    conflicts = _conflicts(row, [each.person_id for each in pool.values()], day)
    panel, seated = [], 0
    for place, login in enumerate(draw_order(seed, list(pool)), start=1):
        expert = pool[login]
        why = conflicts.get(expert.person_id, "")
        state = SeatState.AVOIDED if why else SeatState.SEATED if seated < count else SeatState.RESERVE
        seated += state == SeatState.SEATED
        panel.append(Panelist(appraisal=row, person=expert.person, place=place, state=state, reason=why))
    return panel


def _conflicts(row: Appraisal, people: Sequence[int], day: date) -> dict[int, str]:
    """Who has to keep away, and why: of the unit or its tree, by post or employer, or engaged on the project."""
    top = UnitLink.objects.filter(descendant=row.unit_id).order_by("-depth").values_list("ancestor", flat=True).first()
    tree = set(UnitLink.objects.filter(ancestor=top).values_list("descendant", flat=True))
    found: dict[int, str] = {}
    experts = Expert.objects.filter(person__in=people, employer__in=tree)
    for person, employer in experts.values_list("person", "employer"):
        found[person] = "在申请单位工作" if employer == row.unit_id else "在申请单位的上下级单位工作"
    for person in Post.objects.filter(in_force(day), person__in=people, unit__in=tree).values_list("person", flat=True):
        found.setdefault(person, "在申请单位或其上下级单位任职")
    engaged = Engagement.objects.filter(project=row.project_id) if row.project_id else Engagement.objects.none()
    for person in engaged.filter(person__in=people).values_list("person", flat=True):
        found.setdefault(person, "曾受托参与本项目")
    firms = set(engaged.filter(unit__isnull=False).values_list("unit", flat=True))
    for person in Expert.objects.filter(person__in=people, employer__in=firms).values_list("person", flat=True):
        found.setdefault(person, "所在机构受托参与本项目")
    responsible = row.project.responsible_id if row.project else None
    if responsible is not None:
        found.setdefault(responsible, "是项目负责人")
    return found


def _engage(row: Appraisal, seats: Sequence[Panelist], told: Deed) -> None:
    """Who sits on the panel of a project sees the project."""
    if row.project is None:
        return
    keep_all(
        [
            Engagement(
                project=row.project,
                person=each.person,
                document=f"事前评估专家组（{row.fiscal_year}）",
                valid_from=told.day,
                recorded_at=told.on,
            )
            for each in seats
        ]
    )


def excuse(*, seat: int, reason: str, by: Hat, on: datetime) -> Panelist:
    """An expert leaves the panel, with the reason; the first in reserve takes the seat. Raises Refused."""
    with deed("appraisal.excuse", by=by, on=on) as told:
        row = claim("appraisal.excuse", Panelist, seat, by)
        if row.state != SeatState.SEATED or row.submitted_at is not None:
            raise Refused("只有还没有交评分表的入选专家可以请辞。")
        if not reason.strip():
            raise Refused({"reason": "请写明原因。"})
        following = Panelist.objects.filter(appraisal=row.appraisal, state=SeatState.RESERVE).order_by("place").first()
        if following is None:
            raise Refused("没有候补专家，请先补充专家库并重新开展评估。")
        row.state, row.reason = SeatState.EXCUSED, reason
        keep(row)
        LeafScore.objects.filter(panelist=row).delete()
        following.state = SeatState.SEATED
        keep(following)
        ended = Engagement.objects.filter(project=row.appraisal.project_id, person=row.person, valid_to__isnull=True)
        ended.filter(valid_from__lt=told.day).update(valid_to=told.day)
        ended.filter(valid_from=told.day).delete()
        _engage(row.appraisal, [following], told)
        after = {"reason": reason, "seated": following.person.login}
        told.done_to(
            row, before={"state": "SEATED"}, after=after, project=row.appraisal.project, unit=row.appraisal.unit
        )
    return following


def score(
    *,
    seat: int,
    points: Mapping[str, Exact],
    opinion: str,
    by: Hat,
    on: datetime,
    is_final: bool = False,
) -> Panelist:
    """An expert's own sheet: leaf → points. `is_final`: handed in; from then on it does not change. Raises Refused.

    When the last seated expert has handed in, opinions can be exchanged.
    """
    with deed("appraisal.score", by=by, on=on) as told:
        row = claim("appraisal.score", Panelist, seat, by)
        if row.state != SeatState.SEATED or row.appraisal.state != AppraisalState.SCORING:
            raise Refused("现在不能评分。")
        if row.submitted_at is not None:
            raise Refused("评分表已经交回，不能再改。")
        leaves = {leaf.key: leaf for each in sheet_of(row.appraisal, told.day) for leaf in each.leaves}
        _refuse_points(leaves, points, is_final=is_final)
        if is_final and not opinion.strip():
            raise Refused({"opinion": "请写明评审意见。"})
        LeafScore.objects.filter(panelist=row).delete()
        given = [key for key in leaves if key in points]  # in the order of the sheet
        keep_all([LeafScore(panelist=row, leaf=key, points=Decimal(str(points[key]))) for key in given])
        row.opinion = opinion
        row.submitted_at = on if is_final else None
        keep(row)
        after = {"points": {key: str(each) for key, each in points.items()}, "opinion": opinion, "is_final": is_final}
        told.done_to(row, after=after)
        _open_exchange(row.appraisal)
    return row


def _refuse_points(leaves: Mapping[str, Any], points: Mapping[str, Exact], *, is_final: bool) -> None:
    problems = dict.fromkeys(sorted(set(points) - set(leaves)), "评分表里没有这一项。")
    for key, leaf in leaves.items():
        if key not in points:
            if is_final:
                problems[key] = f"还没有给“{leaf.label}”打分。"
            continue
        most = Decimal(leaf.max_points).scaleb(-_POINTS)
        try:
            given = to_scaled(str(points[key]), _POINTS)
        except ValueError:
            problems[key] = f"“{points[key]}”不是数字。"
            continue
        if given.rounded or not 0 <= given.number <= leaf.max_points:
            problems[key] = f"应在 0 到 {most} 分之间，最多两位小数。"
    if problems:
        raise Refused(problems)


def _open_exchange(row: Appraisal) -> None:
    waited = Panelist.objects.filter(appraisal=row, state=SeatState.SEATED, submitted_at__isnull=True)
    if not waited.exists():
        row.state = AppraisalState.EXCHANGE
        keep(row)


def exchange(*, appraisal: int, text: str, by: Hat, on: datetime) -> OpinionExchange:
    """Say something when opinions are exchanged. Raises Refused."""
    with deed("appraisal.exchange", by=by, on=on) as told:
        row = claim("appraisal.exchange", Appraisal, appraisal, by)
        if row.state != AppraisalState.EXCHANGE:
            raise Refused("全部专家交回评分表之后、得出结论之前交换意见。")
        if not text.strip():
            raise Refused({"text": "请填写意见。"})
        made = OpinionExchange(appraisal=row, person=by.person, role=by.role.label, text=text.strip(), written_at=on)
        keep(made, new=True)
        told.done_to(made, after=snapshot(made), project=row.project, unit=row.unit)
    return made


# --- The conclusion ---------------------------------------------------------------------------------------------------


def scored(row: Appraisal, day: date, seats: Sequence[Panelist] | None = None) -> Judged | None:
    """What the rules make of the sheets that were handed in; None while there are none."""
    found = row.panel.filter(submitted_at__isnull=False).order_by("place") if seats is None else seats
    given = {each.pk: {score.leaf: score.points for score in each.scores.all()} for each in found}
    if not given:
        return None
    lines = [
        {"level3": leaf.label, "dimension": each.key, "expert": seat, "points": _scaled(points.get(leaf.key), _POINTS)}
        for seat, points in given.items()
        for each in sheet_of(row, day)
        for leaf in each.leaves
    ]
    return appraisals.judge_scores([lines], rules_of(row.unit, day))


def short_form(row: Appraisal, day: date) -> Judged:
    """What the rules make of the short form."""
    dimensions = {each.key: each.label for each in sheet_of(row, day)}
    said = dict(row.reasons.values_list("dimension", "verdict"))
    lines = [{"level3": label, "dimension": key, "verdict": said.get(key) or None} for key, label in dimensions.items()]
    return appraisals.judge_short_form(lines, rules_of(row.unit, day))


def conclude(
    *, appraisal: int, supported_amount: Exact, opinion: str, by: Hat, on: datetime, advice: str = ""
) -> Appraisal:
    """Close an appraisal: the rulebook gives the conclusion, a person the amount and the words. Raises Refused.

    The amount (yuan) is 0 where the conclusion is not to support.
    """
    with deed("appraisal.conclude", by=by, on=on) as told:
        row = claim("appraisal.conclude", Appraisal, appraisal, by)
        resolution = rules_of(row.unit, told.day)
        if row.tier == AppraisalTier.KEY:
            if by.role == Role.DEPARTMENT_REVIEWER:
                raise Refused("重点评估由财政绩效科得出结论。")
            row.score, row.conclusion = _by_panel(row, told.day, resolution)
        else:
            row.conclusion = _by_short_form(row, told.day)
        row.supported_amount = _amount("supported_amount", supported_amount)
        _refuse_support(row, resolution)
        if not opinion.strip():
            raise Refused({"opinion": "请写明总体意见。"})
        row.opinion, row.advice, row.state = opinion, advice, AppraisalState.CONCLUDED
        row.rulebook_digest, row.concluded_by, row.concluded_at = resolution.digest, by.person, on
        row.revision += 1
        keep(row)
        told.done_to(row, after=snapshot(row), project=row.project, unit=row.unit)
        told.fact(
            row.fiscal_year,
            project=row.project,
            unit=row.unit,
            kind=row.kind,
            requested_amount=row.requested_amount,
            supported_amount=row.supported_amount,
            state=row.conclusion,
            score=row.score,
            count=1,
        )
    return row


def _by_panel(row: Appraisal, day: date, resolution: Resolution) -> tuple[Decimal, str]:
    if row.state != AppraisalState.EXCHANGE:
        waited = row.panel.filter(state=SeatState.SEATED, submitted_at__isnull=True).count()
        raise Refused(f"还有 {waited} 名专家没有交回评分表。" if waited else "重点评估须先抽取专家评分。")
    judged = scored(row, day)
    form = judged.rows(Grain.FORM)[0] if judged else {}
    if not form.get("experts_agree") and not row.exchanges.exists():
        spread = Decimal(int(str(form.get("expert_spread") or 0))).scaleb(-_POINTS)
        sentence = f"专家总分最高与最低相差 {spread} 分，意见不一致，须先交换意见。"
        raise Refused(sentence + because(resolution, "appraisal_spread_most"))
    return Decimal(int(str(form["appraisal_score"]))).scaleb(-_POINTS), str(form["appraisal_conclusion"])


def _by_short_form(row: Appraisal, day: date) -> str:
    found = short_form(row, day).rows(Grain.FORM)[0]["short_form_conclusion"]
    if found is None:
        raise Refused("五个维度都要有判断和理由，才能得出结论。")
    return str(found)


def _refuse_support(row: Appraisal, resolution: Resolution) -> None:
    if row.conclusion == Conclusion.REJECT and row.supported_amount:
        sentence = "评估结论为不予支持，支持数应为 0。"
        cited = because(resolution, "appraisal_adjust_from") if row.tier == AppraisalTier.KEY else ""
        raise Refused({"supported_amount": sentence + cited})
    if row.conclusion != Conclusion.REJECT and not 0 < (row.supported_amount or 0) <= row.requested_amount:
        raise Refused({"supported_amount": f"支持数应大于 0，不超过申请数 {row.requested_amount} 元。"})


# --- Costs against benefits -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one of a thing costs here, and what it cost elsewhere. Amounts in yuan."""

    name: str
    measurement_unit: str
    fiscal_year: int
    unit_cost: Decimal
    elsewhere: tuple[tuple[int, str, Decimal], ...]


def costs(row: Appraisal, day: date) -> Judged | None:
    """Net present value, ratio, payback and sensitivity; None while no costs and benefits are given."""
    found = list(row.cost_items.values_list("fiscal_year", "side", "amount"))
    if not found:
        return None
    first, last = min(year for year, *_ in found), max(year for year, *_ in found)
    sums: dict[tuple[int, str], int] = {}
    for year, side, amount in found:
        sums[year, side] = sums.get((year, side), 0) + (_scaled(amount, _FEN) or 0)
    years = [
        {
            "label": f"{year} 年",
            "year_offset": year - first,
            "cost_amount": sums.get((year, CostSide.COST)),
            "benefit_amount": sums.get((year, CostSide.BENEFIT)),
        }
        for year in range(first, last + 1)
    ]
    resolution = rules_of(row.unit, day)
    rate = _scaled(row.discount_rate, _RATIO)
    usual = int(str(resolution["discount_rate_usual"]))
    return appraisals.judge_costs(years, usual if rate is None else rate, resolution)


def unit_costs(row: Appraisal, day: date) -> list[Comparison]:
    """The unit costs of an appraisal beside those of the same thing in other years and places."""
    own = list(row.cost_items.filter(side=CostSide.COST, quantity__isnull=False))
    names = {(each.name, each.measurement_unit) for each in own}
    others = [
        each
        for each in CostItem.objects.filter(
            side=CostSide.COST, quantity__isnull=False, name__in=[name for name, _ in names]
        )
        .exclude(appraisal=row)
        .select_related("appraisal__unit__region")
        .order_by("-fiscal_year", "-pk")[:_COMPARED]
        if (each.name, each.measurement_unit) in names
    ]
    items = [*own, *others]
    if not items:
        return []
    lines = [
        {
            "label": each.name,
            "cost_amount": _scaled(each.amount, _FEN),
            "quantity": _scaled(each.quantity, _VALUE),
        }
        for each in items
    ]
    judged = appraisals.judge_unit_costs(lines, rules_of(row.unit, day)).rows(Grain.FUND)
    found = [Decimal(int(str(line["unit_cost_amount"]))).scaleb(-_FEN) for line in judged]
    return [
        Comparison(
            each.name,
            each.measurement_unit,
            each.fiscal_year,
            found[place],
            tuple(
                (other.fiscal_year, other.appraisal.unit.region.name, found[len(own) + number])
                for number, other in enumerate(others)
                if (other.name, other.measurement_unit) == (each.name, each.measurement_unit)
            ),
        )
        for place, each in enumerate(own)
    ]


_COMPARED: Final = 500


def draw_record(row: Appraisal) -> str:
    """The draw as it can be repeated: the seed and the order, as JSON."""
    panel = row.panel.select_related("person").order_by("place")
    told = [(each.person.login, each.state, each.reason) for each in panel]
    return json.dumps({"seed": row.draw_seed, "panel": told}, ensure_ascii=False)


def _open(row: Appraisal) -> Appraisal:
    if row.state != AppraisalState.OPEN:
        raise Refused(f"这项事前评估{AppraisalState(row.state).label}，现在不能这样做。")
    return row


def _scaled(number: Decimal | None, places: int) -> int | None:
    return None if number is None else to_scaled(str(number), places).number


def _amount(field: str, given: Exact) -> Decimal:
    try:
        scaled = to_scaled(str(given), _FEN)
    except ValueError:
        raise Refused({field: f"“{given}”不是金额，请以元为单位填数字。"}) from None
    if scaled.rounded:
        raise Refused({field: "金额最多保留 2 位小数。"})
    return Decimal(scaled.number).scaleb(-_FEN)
