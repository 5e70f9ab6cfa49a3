"""Doors of zero-based budgeting."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from wenxiao_site.actions import zero_based
from wenxiao_site.actions.errors import Refused
from wenxiao_site.registry.models import EvidenceFile, Obligation, ObligationBasis, ObligationState, RequestRating
from wenxiao_site.visibility import visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import Door
from wenxiao_site.web.forms import DeedForm, choice, exact, flag, hidden, line, number, paragraph, rows

if TYPE_CHECKING:
    from wenxiao_site.web.doors import Sent


def _next_year() -> int:
    return clock.today().year + 1


class Claim(DeedForm):
    """What must be paid."""

    fiscal_year = number("预算年度")
    basis = choice("必保的原因", ObligationBasis.choices)
    amount = exact("必保金额（元）")
    document = line("依据", "法规条款、合同号或安全鉴定书。")
    evidence = choice("佐证材料", hint="先在“佐证材料”上传条文、合同或鉴定书。")

    def told(self) -> dict[str, Any]:
        """The year that is prepared."""
        return {"fiscal_year": _next_year()}

    def prepare(self) -> None:
        """The files of one's unit."""
        found = visible(EvidenceFile, self.hat).filter(discarded_at__isnull=True).order_by("-pk")[:100]
        self.fields["evidence"].choices = rows(found, lambda each: each.name, blank="请选择")  # type: ignore[attr-defined]


class Judge(DeedForm):
    """Whether the proof is good."""

    verdict = choice("核实结果", ((ObligationState.CONFIRMED, "属于必保"), (ObligationState.REFUSED, "不属于必保")))
    opinion = paragraph("核实意见")

    def prepare(self) -> None:
        """Say what is claimed."""
        if isinstance(self.row, Obligation):
            it = self.row
            said = f"{it.get_basis_display()}：{it.document}，{it.amount:,.2f} 元，佐证材料“{it.evidence.name}”。"
            self.fields["verdict"].help_text = said


class Rate(DeedForm):
    """What the records do not tell about a request."""

    fiscal_year = number("预算年度")
    need_points = exact("需求得分", "0 到 100：职责是否必需、对象是否明确、推迟有什么后果。", required=False)
    readiness_points = exact("前期准备得分", "0 到 100：方案、审批、用地、采购准备到什么程度。", required=False)
    cost_effectiveness_points = exact("成本效益得分", "0 到 100：与同类单位成本、往年成本相比。", required=False)
    is_divisible = flag("可以部分安排", "不勾选表示要么全额安排，要么不安排。")
    opinion = paragraph("评分理由")

    def told(self) -> dict[str, Any]:
        """The year that is prepared, and what was said before."""
        known: dict[str, Any] = {"fiscal_year": _next_year()}
        if self.row is not None:
            found = visible(RequestRating, self.hat).filter(project=self.row.pk, replaced_by__isnull=True)
            before = found.order_by("-fiscal_year").first()
            if before is not None:
                names = ("need_points", "readiness_points", "cost_effectiveness_points", "is_divisible", "opinion")
                known |= {name: getattr(before, name) for name in names}
        return known


class Settle(DeedForm):
    """The allocation as it is shown."""

    fiscal_year = number("预算年度")
    reason = paragraph("核定理由", "写明控制数和权重的来由，如财力、会议决定。")
    settings = hidden(required=True)


def _settle(sent: Sent) -> Any:  # noqa: ANN401 - an allocation
    try:
        settings = json.loads(sent.given["settings"])
    except ValueError:
        raise Refused("取值不完整，请回到零基预算页面重新试算。") from None
    if not isinstance(settings, dict):
        raise Refused("取值不完整，请回到零基预算页面重新试算。")
    return zero_based.settle(
        unit=sent.row.pk,
        settings={str(name): str(text) for name, text in settings.items()},
        **sent.only("fiscal_year", "reason"),
        by=sent.by,
        on=sent.on,
    )


def _project(done: Any, *_: Any) -> str:  # noqa: ANN401 - a row
    return reverse("project", kwargs={"pk": done.project_id if hasattr(done, "project_id") else done.pk})


def _department(done: Any, *_: Any) -> str:  # noqa: ANN401 - a row
    unit = done.unit_id if hasattr(done, "unit_id") else done.pk
    return reverse("zero-based-department", kwargs={"pk": unit})


PROJECT_DOORS = (
    Door(
        verb="zero_based.claim_obligation",
        address="projects/<int:pk>/obligation",
        title="申报必保支出",
        lead="零基预算从零开始：只有法律法规、合同或安全要求必须支付、并有证明的部分先行安排，其余参加排序。",
        form=Claim,
        act=lambda sent: zero_based.claim_obligation(
            project=sent.row.pk,
            **(dict(sent.given) | {"evidence": int(sent.given["evidence"])}),
            by=sent.by,
            on=sent.on,
        ),
        then=_project,
        back=_project,
        button="申报",
        said="已申报，等待核实。",
        section="zero-based",
    ),
    Door(
        verb="zero_based.rate",
        address="projects/<int:pk>/rate-request",
        title="给预算申请评分",
        lead="评价结果由系统从记录中取；这里评记录里没有的。没有评的不计，也不当作零分。",
        form=Rate,
        act=lambda sent: zero_based.rate(project=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        then=_project,
        back=_project,
        button="评分",
        said="已评分。",
        section="zero-based",
    ),
)
OBLIGATION_DOORS = (
    Door(
        verb="zero_based.judge_obligation",
        address="obligations/<int:pk>/judge",
        title="核实必保支出",
        form=Judge,
        act=lambda sent: zero_based.judge_obligation(
            obligation=sent.row.pk,
            is_confirmed=sent.given["verdict"] == ObligationState.CONFIRMED,
            opinion=sent.given["opinion"],
            by=sent.by,
            on=sent.on,
        ),
        then=_project,
        back=_project,
        button="核实",
        said=lambda done: f"{done.get_state_display()}。",
        opens=lambda row: row is None or row.state == ObligationState.CLAIMED,
        section="zero-based",
    ),
)
DEPARTMENT_DOORS = (
    Door(
        verb="zero_based.settle",
        address="zero-based/<int:pk>/settle",
        title="核定零基预算",
        lead="按刚才的控制数、权重和下限重新计算并留存；此后财政审核数不能超过逐项安排数。",
        form=Settle,
        act=_settle,
        then=_department,
        back=_department,
        button="核定",
        said=lambda done: f"已核定，安排 {done.allocated_amount:,.2f} 元。",
        section="zero-based",
    ),
)
DOORS = (*PROJECT_DOORS, *OBLIGATION_DOORS, *DEPARTMENT_DOORS)
