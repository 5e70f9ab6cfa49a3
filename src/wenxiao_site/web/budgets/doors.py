"""The verbs of budget rounds and requests."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from wenxiao_site.actions import budgets
from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.grading import reviewed_grade
from wenxiao_site.registry.models import (
    BudgetRequest,
    BudgetRound,
    BudgetRoundKind,
    Region,
    RequestState,
    ReviewGrade,
    Step,
)
from wenxiao_site.visibility import changeable, visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import Door
from wenxiao_site.web.forms import DeedForm, RowForm, choice, day, flag, hidden, line, number, paragraph, rows


def round_page(row: Any, _: object = None) -> str:  # noqa: ANN401 - a budget round
    """Where a round is shown."""
    return reverse("budget-round", kwargs={"pk": row.pk})


def request_page(row: Any, _: object = None) -> str:  # noqa: ANN401 - a request
    """Where a request is shown."""
    return reverse("budget-request", kwargs={"pk": row.pk})


class Announce(DeedForm):
    """A round."""

    region = choice("地区")
    kind = choice("轮次", BudgetRoundKind.choices)
    fiscal_year = number("预算年度")
    name = line("名称", "例如 2027年预算一上。")
    opens_on = day("开始日期", initial=clock.today)
    unit_due = day("单位申报截止", "须为工作日。", required=False)
    department_due = day("主管部门审核截止", required=False)
    finance_due = day("财政部门审核截止", required=False)
    document = line("通知文件", required=False)

    def told(self) -> dict[str, Any]:
        """Next year is what is prepared."""
        return {"fiscal_year": clock.today().year + 1}

    def prepare(self) -> None:
        """The regions of the desk."""
        found = changeable("budgets.announce", Region, self.hat).order_by("code")
        self.fields["region"].choices = rows(found)  # type: ignore[attr-defined]


class RequestFields(RowForm):
    """What a unit writes."""

    requested_amount = line("申请数", "以元为单位；也可以连单位一起写，例如 120万元。")
    basis = paragraph("申请理由和测算依据", required=False)
    is_major_undertaking = flag("新增重大事业发展类", "年中追加的这类项目须先开展事前评估。")
    explanation = paragraph(
        "情况说明", "几个项目用途相近，或别的部门申请了同名项目时，写明为什么是不同的项目。", required=False, rows=2
    )
    is_unit_checked = flag("金额的单位已经核对无误", "系统提醒核对“元”和“万元”时，核对后再勾选。")


class RequestMoney(RequestFields):
    """A new request."""

    budget_round = choice("预算编制轮次")
    field_order = ("budget_round", "requested_amount")

    def told(self) -> dict[str, Any]:
        """Nothing yet."""
        return {}

    def prepare(self) -> None:
        """The rounds that are going on."""
        found = visible(BudgetRound, self.hat).filter(campaign__closed_on__isnull=True).select_related("campaign")
        self.fields["budget_round"].choices = rows(  # type: ignore[attr-defined]
            found.order_by("-campaign__opens_on", "-pk"), lambda each: each.campaign.name
        )


class Amend(RequestFields):
    """Changes of a request that was read at a revision."""

    revision = hidden(required=True)


class AsRead(RowForm):
    """Nothing but the revision that was read."""

    revision = hidden(required=True)


class Review(DeedForm):
    """What the department says of a request and its target."""

    grade = choice(
        "绩效目标审核等级",
        ReviewGrade.choices,
        "填过绩效目标审核表的，以审核表的等级为准。差：不予安排资金；中：退回修改；良：与单位当场修改后通过；优：通过。",
    )
    rank = number("部门排序", "在本部门各项申请中的先后。", min_value=1)
    opinion = paragraph("审核意见", required=False)

    def told(self) -> dict[str, Any]:
        """The grade of the review table, where it was filled in."""
        grade = reviewed_grade(self.row.plan) if isinstance(self.row, BudgetRequest) else ""
        return {"grade": grade} if grade else {}


class Support(DeedForm):
    """What finance settles."""

    supported_amount = line("财政审核数", "以元为单位；也可以写 120万元。不超过申请数和事前评估支持数。")
    opinion = paragraph("审核意见", required=False)

    def told(self) -> dict[str, Any]:
        """As appraised, else as requested."""
        request: Any = self.row
        if request is None:
            return {}
        appraised = request.appraisal.supported_amount if request.appraisal else None
        return {"supported_amount": min(request.requested_amount, appraised or request.requested_amount)}


class Approve(DeedForm):
    """The approval of money and target."""

    approved_amount = line("批复数", "以元为单位；不超过财政审核数。")
    document = line("批复文件")
    decided_on = day("批复日期", "在预算年度之内。", initial=clock.today)

    def told(self) -> dict[str, Any]:
        """As finance settled it."""
        return {"approved_amount": getattr(self.row, "supported_amount", None)}


class Publish(DeedForm):
    """The publication of money and target."""

    published_on = day("公开日期", initial=clock.today)
    address = line("公开网址", required=False)


class SendBack(DeedForm):
    """What is to be changed."""

    opinion = paragraph("审核意见", "写明需要修改什么；预算申请和绩效目标一并退回。")


class Carry(DeedForm):
    """Into which round."""

    budget_round = choice("转入轮次")

    def prepare(self) -> None:
        """The other rounds of the year."""
        request: Any = self.row
        found = visible(BudgetRound, self.hat).filter(campaign__closed_on__isnull=True).select_related("campaign")
        if request is not None:
            found = found.filter(campaign__fiscal_year=request.fiscal_year).exclude(pk=request.round_id)
        self.fields["budget_round"].choices = rows(found.order_by("-pk"), lambda each: each.campaign.name)  # type: ignore[attr-defined]


_DUE = {"unit_due": Step.UNIT, "department_due": Step.DEPARTMENT, "finance_due": Step.FINANCE}


def _announce(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    deadlines: dict[str, Any] = {step: sent.given[name] for name, step in _DUE.items() if sent.given[name]}
    if not deadlines:
        raise Refused({"unit_due": "请至少定一个截止日期。"})
    return budgets.announce(
        region=int(sent.given["region"]),
        deadlines=deadlines,
        **sent.only("kind", "fiscal_year", "name", "opens_on", "document"),
        by=sent.by,
        on=sent.on,
    )


def _kept(row: Any) -> str:  # noqa: ANN401 - a request
    """That what was written is stored, and what to do where it can no longer be handed in."""
    late = budgets.too_late(row, clock.today())
    return f"已保存；{late}，现在不能申报。请联系财政绩效科给本单位延期，延期后再申报。" if late else "已保存。"


def _in(*states: RequestState) -> Any:  # noqa: ANN401 - a condition on a row
    return lambda row: row is None or row.state in states


def _is_open(project: Any) -> bool:  # noqa: ANN401 - a project
    return project is None or project.closed_on is None


_OF: dict[str, Any] = {"then": request_page, "back": request_page, "section": "budget-rounds"}
_HAND = (RequestState.DRAFTED, RequestState.RETURNED)
_FIELDS = ("requested_amount", "basis", "explanation", "is_major_undertaking")

LIST_DOORS = (
    Door(
        verb="budgets.announce",
        address="budget/new",
        title="布置预算编制",
        form=Announce,
        act=_announce,
        then=round_page,
        back=lambda _: reverse("budget-rounds"),
        button="布置",
        said="已布置。本年度的预算和绩效目标从现在起同步办理。",
        chosen=True,
        section="budget-rounds",
    ),
)
PROJECT_DOORS = (
    Door(
        verb="budgets.request",
        address="projects/<int:pk>/budget-request",
        title="申请预算和绩效目标",
        lead="预算和绩效目标同步申报：建立申请后编制绩效目标，需要事前评估的先评估，再一并申报。",
        form=RequestMoney,
        act=lambda sent: budgets.request(
            project=sent.row.pk,
            budget_round=int(sent.given["budget_round"]),
            **sent.only(*_FIELDS, "is_unit_checked"),
            by=sent.by,
            on=sent.on,
        ),
        then=request_page,
        back=lambda row: reverse("project", kwargs={"pk": row.pk}) if row else reverse("projects"),
        button="建立申请",
        said="已建立预算申请。",
        opens=_is_open,
        section="projects",
    ),
)
REQUEST_DOORS = (
    Door(
        verb="budgets.submit",
        address="budget-requests/<int:pk>/submit",
        title="申报",
        lead="预算和绩效目标一并申报，申报后都不能再改，退回后才能修改。",
        form=AsRead,
        act=lambda sent: budgets.submit(
            request=sent.row.pk, revision=int(sent.given["revision"]), by=sent.by, on=sent.on
        ),
        button="一并申报",
        said="预算和绩效目标已一并申报。",
        opens=_in(*_HAND),
        **_OF,
    ),
    Door(
        verb="budgets.amend",
        address="budget-requests/<int:pk>/amend",
        title="修改",
        form=Amend,
        act=lambda sent: budgets.amend(
            request=sent.row.pk,
            revision=int(sent.given["revision"]),
            changes=sent.only(*_FIELDS),
            is_unit_checked=sent.given["is_unit_checked"],
            by=sent.by,
            on=sent.on,
        ),
        said=_kept,
        opens=_in(*_HAND),
        **_OF,
    ),
    Door(
        verb="budgets.review",
        address="budget-requests/<int:pk>/review",
        title="部门审核",
        form=Review,
        act=lambda sent: budgets.review(request=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="审核通过",
        said="预算和绩效目标已一并审核。",
        opens=_in(RequestState.SUBMITTED),
        **_OF,
    ),
    Door(
        verb="budgets.support",
        address="budget-requests/<int:pk>/support",
        title="财政审核",
        form=Support,
        act=lambda sent: budgets.support(request=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="审核通过",
        said="已审核。",
        opens=_in(RequestState.REVIEWED),
        **_OF,
    ),
    Door(
        verb="budgets.approve",
        address="budget-requests/<int:pk>/approve",
        title="批复",
        form=Approve,
        act=lambda sent: budgets.approve(request=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="一并批复",
        said="预算和绩效目标已一并批复。",
        opens=_in(RequestState.SUPPORTED),
        **_OF,
    ),
    Door(
        verb="budgets.publish",
        address="budget-requests/<int:pk>/publish",
        title="公开",
        form=Publish,
        act=lambda sent: budgets.publish(request=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="一并公开",
        said="预算和绩效目标已一并公开。",
        opens=_in(RequestState.APPROVED),
        **_OF,
    ),
    Door(
        verb="budgets.send_back",
        address="budget-requests/<int:pk>/send-back",
        title="退回修改",
        form=SendBack,
        act=lambda sent: budgets.send_back(request=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="退回修改",
        said="已退回。",
        opens=_in(RequestState.SUBMITTED, RequestState.REVIEWED, RequestState.SUPPORTED),
        **_OF,
    ),
    Door(
        verb="budgets.carry",
        address="budget-requests/<int:pk>/carry",
        title="转入下一轮",
        form=Carry,
        act=lambda sent: budgets.carry(
            request=sent.row.pk, budget_round=int(sent.given["budget_round"]), by=sent.by, on=sent.on
        ),
        button="转入",
        said="已转入。",
        opens=_in(*_HAND),
        **_OF,
    ),
)
