"""The verbs of external evaluators."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from wenxiao_site.actions import evaluators
from wenxiao_site.registry.models import (
    Capacity,
    CommissionState,
    Credential,
    EvaluationState,
    EvidenceFile,
    Unit,
    UnitKind,
)
from wenxiao_site.visibility import visible
from wenxiao_site.web.doors import Door
from wenxiao_site.web.evaluation.doors import Nothing, evaluation_page
from wenxiao_site.web.forms import DeedForm, choice, day, exact, line, paragraph, rows


def register(_: object = None, __: object = None) -> str:
    """The register of evaluators."""
    return reverse("evaluators")


def commission_page(row: Any, _: object = None) -> str:  # noqa: ANN401 - a commission
    """Where a commission is shown."""
    return reverse("commission", kwargs={"pk": row.pk})


class NewCredential(DeedForm):
    """A credential with its days."""

    capacity = choice("身份", Capacity.choices)
    holder = line("持有人", "机构名称，或人员姓名。")
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


class Offer(DeedForm):
    """Who is asked, under which contract."""

    lead = choice("机构和主评人", hint="只列出登记的主评人。")
    contract = line("委托合同")
    fee = exact("委托费用（元）")
    reason = paragraph("选用理由", "业绩与能力并重；随结果公布。")

    def prepare(self) -> None:
        """The lead evaluators that are registered."""
        found = (
            visible(Credential, self.hat).filter(capacity=Capacity.LEAD).select_related("unit").order_by("unit", "pk")
        )
        self.fields["lead"].choices = rows(found, lambda each: f"{each.unit}　{each.holder}（{each.title}）")  # type: ignore[attr-defined]


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


class Approve(DeedForm):
    """How good the report is."""

    quality = exact("报告质量得分", "0 到 100；下次选用时看得到。")
    opinion = paragraph("意见", required=False)


def _declare(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    region, _, code = sent.given["about"].partition("/")
    unit = Unit.objects.filter(region__code=region, code=code).first()
    given = sent.only("holder", "relation", "valid_from", "valid_to")
    return evaluators.declare_conflict(unit=sent.row.pk, about=unit.pk if unit else 0, **given, by=sent.by, on=sent.on)


def _offer(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    lead = Credential.objects.get(pk=int(sent.given["lead"]))
    given = sent.only("contract", "fee", "reason")
    return evaluators.offer(evaluation=sent.row.pk, unit=lead.unit_id, lead=lead.pk, **given, by=sent.by, on=sent.on)


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
        then=register,
        back=register,
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
        then=register,
        back=register,
        button="申报",
        said="已申报。",
        opens=_is_evaluator,
        section="evaluators",
    ),
)
EVALUATION_DOORS = (
    Door(
        verb="evaluators.offer",
        address="evaluations/<int:pk>/offer",
        title="委托第三方",
        lead="同一主体、有隶属关系、已申报利益冲突或资质失效的，不能委托。",
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
        act=lambda sent: evaluators.approve(commission=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="验收通过",
        said="已验收。",
        opens=_in(CommissionState.DELIVERED),
        **_OF,
    ),
)
