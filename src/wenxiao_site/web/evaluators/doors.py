"""The verbs of external evaluators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from wenxiao_site.actions import double_scoring, evaluators
from wenxiao_site.actions.evaluator_selection import candidates
from wenxiao_site.registry.models import (
    Capacity,
    CommissionState,
    Credential,
    Evaluation,
    EvaluationState,
    EvidenceFile,
    Expert,
    Region,
    SecondScoring,
    Unit,
    UnitKind,
    in_force,
)
from wenxiao_site.visibility import changeable, visible
from wenxiao_site.web.doors import Door
from wenxiao_site.web.evaluation.doors import Nothing, evaluation_page
from wenxiao_site.web.forms import DeedForm, choice, day, exact, line, number, paragraph, rows, whole

if TYPE_CHECKING:
    from collections.abc import Mapping


def register(_: object = None, __: object = None) -> str:
    """The register of evaluators."""
    return reverse("evaluators")


def evaluator_page(row: Any, _: object = None) -> str:  # noqa: ANN401 - a unit, or something of it
    """Where an external evaluator is shown."""
    return reverse("evaluator", kwargs={"pk": row.pk if isinstance(row, Unit) else row.unit_id})


def commission_page(row: Any, _: object = None) -> str:  # noqa: ANN401 - a commission
    """Where a commission is shown."""
    return reverse("commission", kwargs={"pk": row.pk})


class NewCredential(DeedForm):
    """A credential with its days."""

    capacity = choice("身份", Capacity.choices)
    holder = line("持有人", "机构名称，或人员姓名。")
    login = line("持有人的登录名", "有账号的填写：回避按本人核对，不按姓名。", required=False)
    title = line("资质名称", "例如注册会计师、高级职称。")
    number = line("证书编号")
    valid_from = day("生效日期")
    valid_to = day("失效日期", "长期有效的不填。", required=False)


class NewConflict(DeedForm):
    """Whom to keep away from, and why."""

    about = line("应回避单位的代码", "地区代码/单位代码，例如 654300000/205。")
    holder = line("有关人员")
    relation = line("关系", "经济利益、亲属、近年任职等。")
    valid_from = day("生效日期")
    valid_to = day("失效日期", required=False)


class Suspend(DeedForm):
    """Whom, until when, and why."""

    lead = choice("对象", required=False)
    reason = line("暂停原因")
    document = line("依据", "处理决定或通报的文号。")
    valid_from = day("自")
    valid_to = day("至", "自这一天起恢复；改已有的暂停，填新的日期。")

    def prepare(self) -> None:
        """The evaluator, or one of its lead evaluators."""
        found = Credential.objects.filter(unit=self.row.pk if self.row else 0, capacity=Capacity.LEAD).order_by("pk")
        self.fields["lead"].choices = rows(found, lambda each: f"主评人 {each.holder}", blank="整个机构")  # type: ignore[attr-defined]


class Offer(DeedForm):
    """Who is asked, under which contract: those who can be asked, the best score first."""

    lead = choice("机构和主评人", hint="只列出没有回避、暂停情形，主评人资质在有效期内的机构，按选用得分从高到低。")
    experts = choice("参加的专家", hint="可以不选；与被评价单位有任职关系的专家不能参加。", required=False, many=True)
    contract = line("委托合同")
    fee = exact("委托费用（元）")
    reason = paragraph("选用理由", "业绩与能力并重；连同上面的得分随结果公布。")

    def prepare(self) -> None:
        """Everybody on the register as the rules rank them, and whom they have."""
        day = self.hat.on
        self.candidates = candidates(self.row, day) if isinstance(self.row, Evaluation) else []
        asked = [each for each in self.candidates if each.can_be_asked]
        self.fields["lead"].choices = [  # type: ignore[attr-defined]
            (str(lead.pk), f"{each.unit}　{lead.holder}（{lead.title}，{each.why.value}）")
            for each in asked
            for lead in each.leads
        ]
        self.fields["experts"].choices = [  # type: ignore[attr-defined]
            (str(expert.pk), f"{each.unit}　{expert.holder}（{expert.title}）")
            for each in asked
            for expert in each.experts
        ]


class Reason(DeedForm):
    """Words with a refusal."""

    opinion = paragraph("原因")


class Deliver(DeedForm):
    """The report: a file that the evaluator has uploaded."""

    report = choice("评价报告", hint="先在“佐证材料”里上传。")

    def prepare(self) -> None:
        """The files of the evaluator."""
        found = visible(EvidenceFile, self.hat).filter(discarded_at__isnull=True).order_by("-pk")[:200]
        self.fields["report"].choices = rows(found)  # type: ignore[attr-defined]


Approve: type[DeedForm] = type(
    "Approve",
    (DeedForm,),
    {
        "__doc__": "How good the report is, line by line of the quality sheet.",
        **{
            f"points-{place}": exact(f"{each.level3}（{each.points} 分）", each.criteria)
            for place, each in enumerate(evaluators.quality_lines(), start=1)
        },
        "notes": line("评分说明", required=False),
        "opinion": paragraph("意见", required=False),
    },
)


class Draw(DeedForm):
    """Where, for which year, with which seed, and who scores."""

    region = choice("地区")
    fiscal_year = number("预算年度", min_value=1949, max_value=2200)
    seed = line("随机种子", "公开的数字或文字，例如约定当天的开奖号码。")
    scorer = choice("复评专家", hint="专家库里在有效期内的专家。")

    def prepare(self) -> None:
        """The regions of the desk, and the pool."""
        regions = changeable("double_scoring.draw", Region, self.hat).order_by("code")
        self.fields["region"].choices = rows(regions)  # type: ignore[attr-defined]
        pool = visible(Expert, self.hat).filter(in_force(self.hat.on)).select_related("person").order_by("person__name")
        listed = [(str(each.person_id), f"{each.person}　{each.employer_name}，{each.speciality}") for each in pool]
        self.fields["scorer"].choices = listed  # type: ignore[attr-defined]


class ScoreAgain(DeedForm):
    """Points for each indicator of the frame; what the first scorer gave is not shown."""

    def prepare(self) -> None:
        """A field for each line."""
        lines = self.row.evaluation.lines.order_by("position") if isinstance(self.row, SecondScoring) else ()
        for each in lines:
            most = "" if each.max_points is None else f"（{each.max_points} 分）"
            self.fields[f"points-{each.key}"] = exact(f"{each.level2} · {each.level3}{most}", each.criteria)
            self.fields[f"note-{each.key}"] = line("依据", required=False)


def _declare(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    region, _, code = sent.given["about"].partition("/")
    unit = Unit.objects.filter(region__code=region, code=code).first()
    given = sent.only("holder", "relation", "valid_from", "valid_to")
    return evaluators.declare_conflict(unit=sent.row.pk, about=unit.pk if unit else 0, **given, by=sent.by, on=sent.on)


def _offer(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    lead = Credential.objects.get(pk=int(sent.given["lead"]))
    given = sent.only("contract", "fee", "reason") | {"experts": [int(each) for each in sent.given["experts"]]}
    return evaluators.offer(evaluation=sent.row.pk, unit=lead.unit_id, lead=lead.pk, **given, by=sent.by, on=sent.on)


def _suspend(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    given = sent.only("reason", "document", "valid_from", "valid_to")
    return evaluators.suspend(unit=sent.row.pk, lead=whole(sent.given["lead"]), **given, by=sent.by, on=sent.on)


def _approve(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    ratings = {place: sent.given[f"points-{place}"] for place in range(1, len(evaluators.quality_lines()) + 1)}
    given = sent.only("notes", "opinion") | {"ratings": ratings}
    return evaluators.approve(commission=sent.row.pk, **given, by=sent.by, on=sent.on)


def _score_again(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    typed = {kind: _by_key(sent.given, f"{kind}-") for kind in ("points", "note")}
    given = {"points": typed["points"], "notes": typed["note"]}
    return double_scoring.score(scoring=sent.row.pk, **given, by=sent.by, on=sent.on)


def _by_key(given: Mapping[str, Any], prefix: str) -> dict[str, str]:
    """What was typed, by the key of the line."""
    return {name.removeprefix(prefix): str(value) for name, value in given.items() if name.startswith(prefix)}


def _is_evaluator(row: Any) -> bool:  # noqa: ANN401 - a unit
    return row is None or row.kind == UnitKind.EXTERNAL_EVALUATOR


def _in(*states: CommissionState) -> Any:  # noqa: ANN401 - a condition on a row
    return lambda row: row is None or row.state in states


_OF: dict[str, Any] = {"then": commission_page, "back": commission_page, "section": "evaluators"}

UNIT_DOORS = (
    Door(
        verb="evaluators.register_credential",
        address="evaluators/<int:pk>/credentials/new",
        title="登记资质",
        form=NewCredential,
        act=lambda sent: evaluators.register_credential(unit=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        then=evaluator_page,
        back=evaluator_page,
        button="登记",
        said="已登记。",
        opens=_is_evaluator,
        section="evaluators",
    ),
    Door(
        verb="evaluators.declare_conflict",
        address="evaluators/<int:pk>/conflicts/new",
        title="申报利益冲突",
        lead="申报后，这家机构不能承接有关单位及其下级单位的评价。",
        form=NewConflict,
        act=_declare,
        then=evaluator_page,
        back=evaluator_page,
        button="申报",
        said="已申报。",
        opens=_is_evaluator,
        section="evaluators",
    ),
    Door(
        verb="evaluators.suspend",
        address="evaluators/<int:pk>/suspend",
        title="暂停委托",
        lead="暂停期间不能选用，已发出还没有承接的委托也不能承接；正在做的评价照常完成。",
        form=Suspend,
        act=_suspend,
        then=evaluator_page,
        back=evaluator_page,
        button="暂停",
        said="已暂停。",
        opens=_is_evaluator,
        section="evaluators",
    ),
)
EVALUATION_DOORS = (
    Door(
        verb="evaluators.offer",
        address="evaluations/<int:pk>/offer",
        title="委托第三方",
        lead="按规则给登记的机构打分；同一主体、有隶属或任职关系、已申报利益冲突、受托服务未满冷却期、被暂停或资质失效的，不能委托。",
        template="evaluators/offer.html",
        form=Offer,
        act=_offer,
        then=commission_page,
        back=evaluation_page,
        button="发出委托",
        said="已发出委托。",
        opens=lambda row: row is None or (row.state == EvaluationState.DRAFT and row.kind in evaluators.COMMISSIONED),
        section="evaluators",
    ),
)
DRAW_DOORS = (
    Door(
        verb="double_scoring.draw",
        address="evaluators/double-scoring/draw",
        title="抽取双评",
        lead="从第三方已形成结论的评价里随机抽取，由另一位专家在看不到原评分的情况下再评一次，用来看评分是否一致。",
        form=Draw,
        act=lambda sent: double_scoring.draw(
            region=int(sent.given["region"]),
            scorer=int(sent.given["scorer"]),
            **sent.only("fiscal_year", "seed"),
            by=sent.by,
            on=sent.on,
        ),
        then=register,
        back=register,
        button="抽取",
        said=lambda made: f"从 {made[0].listed} 项评价中抽取 {len(made)} 项。",
        chosen=True,
        section="evaluators",
    ),
)
SCORING_DOORS = (
    Door(
        verb="double_scoring.score",
        address="double-scoring/<int:pk>/score",
        title="双评评分",
        lead="请只根据项目资料和评分标准独立给分；交回前看不到原来的评分，交回后不能再改。",
        form=ScoreAgain,
        act=_score_again,
        then=register,
        back=register,
        button="交回",
        said="已交回。",
        opens=lambda row: row is None or row.submitted_at is None,
        section="evaluators",
    ),
)
COMMISSION_DOORS = (
    Door(
        verb="evaluators.accept",
        address="commissions/<int:pk>/accept",
        title="承接",
        lead="承接后可以查看项目资料。",
        form=Nothing,
        act=lambda sent: evaluators.accept(commission=sent.row.pk, by=sent.by, on=sent.on),
        button="承接",
        said="已承接。",
        opens=_in(CommissionState.OFFERED),
        **_OF,
    ),
    Door(
        verb="evaluators.decline",
        address="commissions/<int:pk>/decline",
        title="谢绝",
        form=Reason,
        act=lambda sent: evaluators.decline(commission=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="谢绝",
        said="已谢绝。",
        opens=_in(CommissionState.OFFERED),
        **_OF,
    ),
    Door(
        verb="evaluators.deliver",
        address="commissions/<int:pk>/deliver",
        title="交付报告",
        form=Deliver,
        act=lambda sent: evaluators.deliver(
            commission=sent.row.pk, report=int(sent.given["report"]), by=sent.by, on=sent.on
        ),
        button="交付",
        said="已交付。",
        opens=_in(CommissionState.ACCEPTED, CommissionState.RETURNED),
        **_OF,
    ),
    Door(
        verb="evaluators.send_back",
        address="commissions/<int:pk>/send-back",
        title="退回报告",
        form=Reason,
        act=lambda sent: evaluators.send_back(commission=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="退回修改",
        said="已退回。",
        opens=_in(CommissionState.DELIVERED),
        **_OF,
    ),
    Door(
        verb="evaluators.approve",
        address="commissions/<int:pk>/approve",
        title="验收报告",
        form=Approve,
        act=_approve,
        button="验收通过",
        said="已验收。",
        opens=_in(CommissionState.DELIVERED),
        **_OF,
    ),
)
