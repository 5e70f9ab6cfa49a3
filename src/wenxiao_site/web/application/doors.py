"""Doors of the use of results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from wenxiao_site.actions import application, remediation, training
from wenxiao_site.actions.results import recommendation
from wenxiao_site.registry.models import (
    Audience,
    DecisionOutcome,
    EvidenceFile,
    PolicyEffect,
    ProblemCategory,
    Project,
    Region,
    RemediationState,
    TrainingMethod,
    Unit,
)
from wenxiao_site.visibility import changeable, visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import Door
from wenxiao_site.web.forms import DeedForm, RowForm, choice, day, exact, hidden, line, number, paragraph, rows, whole

if TYPE_CHECKING:
    from wenxiao_site.web.doors import Sent


def _years(form: DeedForm) -> dict[str, Any]:
    """The year before this one was evaluated, and bears on the next budget."""
    today = clock.today()
    return {"fiscal_year": today.year - 1, "budget_year": today.year + 1} if form.row is not None else {}


class Decide(DeedForm):
    """A decision about a recommendation."""

    fiscal_year = number("评价年度")
    budget_year = number("用于哪个年度的预算")
    outcome = choice("处理", DecisionOutcome.choices)
    decided_amount = exact("核定控制数（元）", required=False)
    decision_reason = paragraph("决定理由", "采纳、调整、不采纳都要写明理由。")
    policy_effect = choice("对政策的处理", PolicyEffect.choices, initial=PolicyEffect.CONTINUE)
    management = paragraph("管理上要改什么", required=False)
    management_due_on = day("改到什么时候", required=False)

    def told(self) -> dict[str, Any]:
        """The years that are usual."""
        return _years(self)

    def prepare(self) -> None:
        """Say what the rules recommend."""
        year = str(self.data.get("fiscal_year") or self.initial.get("fiscal_year") or "")
        if isinstance(self.row, Project) and year.isdecimal():
            found = recommendation(self.row, int(year[:4]))
            if found is None:
                said = f"{year} 年度还没有评价结果，不能据以核定。"
            else:
                amount = found.explanation.value
                said = (
                    f"{year} 年度{found.row['result_grade']}，建议控制数 {amount}：{found.reason}。采纳建议时不必填写。"
                )
            self.fields["decided_amount"].help_text = said


class Feedback(DeedForm):
    """What the unit is told."""

    fiscal_year = number("评价年度")
    text = paragraph("反馈内容")

    def told(self) -> dict[str, Any]:
        """The last year."""
        return _years(self)


class Demand(DeedForm):
    """A problem and what to do about it."""

    fiscal_year = number("评价年度")
    category = choice("问题分类", ProblemCategory.choices)
    problem = paragraph("问题")
    demand = paragraph("整改要求")
    working_days_given = number("整改期限（工作日）")

    def told(self) -> dict[str, Any]:
        """The last year, and the days that the rulebook gives where it does."""
        if not isinstance(self.row, Project):
            return {}
        return _years(self) | {"working_days_given": remediation.usual_days(self.row, clock.today())}


class _Read(RowForm):
    revision = hidden(required=True)


class Plan(_Read):
    """How the problem is mended."""

    plan = paragraph("整改方案")
    owner = line("整改责任人")


class Report(_Read):
    """What was done."""

    result = paragraph("整改结果")
    evidence = choice("佐证材料", required=False)

    def prepare(self) -> None:
        """The files of one's unit."""
        found = visible(EvidenceFile, self.hat).filter(discarded_at__isnull=True).order_by("-pk")[:100]
        self.fields["evidence"].choices = rows(found, lambda each: each.name, blank="没有")  # type: ignore[attr-defined]


class Opinion(DeedForm):
    """Words with the step."""

    revision = hidden(required=True)
    opinion = paragraph("意见")

    def told(self) -> dict[str, Any]:
        """The revision that is read."""
        return {"revision": getattr(self.row, "revision", "")}


class Record(DeedForm):
    """A training that was held."""

    region = choice("地区")
    organiser = choice("主办单位")
    title = line("培训名称")
    method = choice("培训方式", TrainingMethod.choices)
    held_on = day("培训日期")
    days = number("天数", initial=1)
    finance = number("财政部门人次", required=False, min_value=0)
    department = number("部门（单位）人次", required=False, min_value=0)
    external_evaluator = number("第三方机构人次", required=False, min_value=0)

    def prepare(self) -> None:
        """The regions and units of the desk."""
        places = changeable("training.record", Region, self.hat).order_by("code")
        units = visible(Unit, self.hat).filter(region__in=places.values("pk"), tier=1).select_related("region")
        self.fields["region"].choices = rows(places)  # type: ignore[attr-defined]
        ordered = units.order_by("region__code", "code")[:500]
        self.fields["organiser"].choices = rows(ordered, lambda each: f"{each.region} {each.name}")  # type: ignore[attr-defined]

    def refuse(self, refused: Any) -> None:  # noqa: ANN401 - as in DeedForm
        """Audiences have a field each."""
        for name, sentence in refused.problems.items():
            field = name.lower()
            self.add_error(field if field in self.fields else None, sentence)


def _project(done: Any, _: Any) -> str:  # noqa: ANN401 - a row
    return reverse("project", kwargs={"pk": done.project_id if hasattr(done, "project_id") else done.pk})


def _remediation(done: Any, *_: Any) -> str:  # noqa: ANN401 - a row
    return reverse("remediation", kwargs={"pk": done.pk})


def _of_project(row: Any) -> str:  # noqa: ANN401 - a row
    return reverse("project", kwargs={"pk": row.pk})


def _step(sent: Sent) -> dict[str, Any]:
    return {"remediation": sent.row.pk, "revision": int(sent.given["revision"]), "by": sent.by, "on": sent.on}


def _in(*states: RemediationState) -> Any:  # noqa: ANN401 - a condition on a row
    return lambda row: row is None or row.state in states


PROJECT_DOORS = (
    Door(
        verb="application.decide",
        address="projects/<int:pk>/decide-result",
        title="核定控制数",
        lead="评价结果怎样用于以后年度的预算。核定的控制数就是申请预算的上限。",
        form=Decide,
        act=lambda sent: application.decide(
            project=sent.row.pk,
            **(dict(sent.given) | {"decided_amount": sent.given["decided_amount"] or None}),
            by=sent.by,
            on=sent.on,
        ),
        then=_project,
        back=_of_project,
        button="核定",
        said=lambda done: f"已核定 {done.budget_year} 年控制数 {done.decided_amount:,.2f} 元。",
        section="decisions",
    ),
    Door(
        verb="application.give_feedback",
        address="projects/<int:pk>/feedback",
        title="反馈评价结果",
        form=Feedback,
        act=lambda sent: application.give_feedback(project=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        then=_project,
        back=_of_project,
        button="反馈",
        said="已反馈给单位。",
        section="decisions",
    ),
    Door(
        verb="remediation.demand",
        address="projects/<int:pk>/remediation",
        title="下达整改",
        lead="一项问题一条，便于分类、核实和查找同类问题。",
        form=Demand,
        act=lambda sent: remediation.demand(project=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        then=_remediation,
        back=_of_project,
        button="下达",
        said=lambda done: f"已下达，{done.due_on} 前完成。",
        section="remediations",
    ),
)
_OF: dict[str, Any] = {"then": _remediation, "back": _remediation, "section": "remediations"}
REMEDIATION_DOORS = (
    Door(
        verb="remediation.plan",
        address="remediations/<int:pk>/plan",
        title="报送整改方案",
        form=Plan,
        act=lambda sent: remediation.plan(**_step(sent), **sent.only("plan", "owner")),
        button="报送",
        said="方案已报送。",
        opens=_in(RemediationState.DEMANDED, RemediationState.PLANNED),
        **_OF,
    ),
    Door(
        verb="remediation.report",
        address="remediations/<int:pk>/report",
        title="报送整改结果",
        form=Report,
        act=lambda sent: remediation.report(
            **_step(sent), result=sent.given["result"], evidence=whole(sent.given["evidence"])
        ),
        button="报送",
        said="结果已报送，等待核实。",
        opens=_in(RemediationState.PLANNED),
        **_OF,
    ),
    Door(
        verb="remediation.verify",
        address="remediations/<int:pk>/verify",
        title="核实销号",
        form=Opinion,
        act=lambda sent: remediation.verify(**_step(sent), opinion=sent.given["opinion"]),
        button="核实销号",
        said="已销号。",
        opens=_in(RemediationState.REPORTED),
        **_OF,
    ),
    Door(
        verb="remediation.send_back",
        address="remediations/<int:pk>/send-back",
        title="退回整改",
        form=Opinion,
        act=lambda sent: remediation.send_back(**_step(sent), opinion=sent.given["opinion"]),
        button="退回",
        said="已退回。",
        opens=_in(RemediationState.REPORTED),
        **_OF,
    ),
    Door(
        verb="remediation.reopen",
        address="remediations/<int:pk>/reopen",
        title="重新打开",
        lead="已销号的问题又出现时使用；资金重新暂缓安排。",
        form=Opinion,
        act=lambda sent: remediation.reopen(**_step(sent), opinion=sent.given["opinion"]),
        button="重新打开",
        said="已重新打开。",
        opens=_in(RemediationState.VERIFIED),
        **_OF,
    ),
)
TRAINING_DOORS = (
    Door(
        verb="training.record",
        address="trainings/record",
        title="登记培训",
        form=Record,
        act=lambda sent: training.record(
            region=int(sent.given["region"]),
            organiser=int(sent.given["organiser"]),
            **sent.only("title", "method", "held_on", "days"),
            person_times={each: sent.given[each.lower()] or 0 for each in Audience.values},
            by=sent.by,
            on=sent.on,
        ),
        then=lambda *_: reverse("trainings"),
        back=lambda _: reverse("trainings"),
        button="登记",
        said="已登记。",
        chosen=True,
        section="trainings",
    ),
)
