"""The verbs of monitoring, but for filling in a report, which has a page of its own."""

from __future__ import annotations

from typing import Any, Final

from django.urls import reverse

from wenxiao_site.actions import corrections, escalation, monitoring, suspensions
from wenxiao_site.actions.monitoring_forms import returned
from wenxiao_site.registry.models import (
    CorrectionState,
    Handling,
    MonitoringReport,
    MonitoringRound,
    Person,
    Region,
    ReportState,
)
from wenxiao_site.visibility import changeable, visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import Door
from wenxiao_site.web.forms import (
    DeedForm,
    RowForm,
    choice,
    day,
    exact,
    hidden,
    line,
    number,
    paragraph,
    rows,
    upload,
    whole,
)

_MONTHS: Final = [(str(month), f"{month}月") for month in range(2, 13)]


def round_page(row: Any, _: object = None) -> str:  # noqa: ANN401 - a round of monitoring
    """Where a round is shown."""
    return reverse("monitoring-round", kwargs={"pk": row.pk})


def report_page(row: Any, _: object = None) -> str:  # noqa: ANN401 - a report
    """Where a report is shown."""
    return reverse("monitoring-report", kwargs={"pk": row.pk})


def correction_page(row: Any, _: object = None) -> str:  # noqa: ANN401 - a corrective action
    """Where a corrective action is shown."""
    return reverse("correction", kwargs={"pk": row.pk})


class OpenRound(DeedForm):
    """Where, which year and month."""

    region = choice("地区")
    fiscal_year = number("预算年度", min_value=2015, max_value=2200)
    month = choice("监控月份", _MONTHS, "数据截至月份和各步骤期限按制度确定。")
    document = line("通知文件", required=False)

    def told(self) -> dict[str, Any]:
        """The year that it is."""
        return {"fiscal_year": clock.today().year}

    def prepare(self) -> None:
        """Regions of the desk."""
        self.fields["region"].choices = rows(changeable("monitoring.open_round", Region, self.hat))  # type: ignore[attr-defined]


class Begin(DeedForm):
    """Which round."""

    campaign = choice("监控批次")

    def prepare(self) -> None:
        """Rounds that are open."""
        found = visible(MonitoringRound, self.hat).filter(campaign__closed_on__isnull=True).select_related("campaign")
        self.fields["campaign"].choices = rows(found.order_by("-campaign__opens_on"))  # type: ignore[attr-defined]


class AsRead(RowForm):
    """Nothing but the revision that was read."""

    revision = hidden(required=True)


class TakeBack(DeedForm):
    """The workbook."""

    file = upload("填好的工作簿", "用本页下载的工作簿填写；改过的格子并入系统，没有改的不动。")


class Opinion(DeedForm):
    """What is to be changed."""

    opinion = paragraph("意见", "写明需要修改什么。")


class MayOpinion(DeedForm):
    """Words with a decision."""

    opinion = paragraph("意见", required=False)


class AcceptMany(DeedForm):
    """Which of the reports that were handed in."""

    reports = choice("采用的监控表", many=True)

    def prepare(self) -> None:
        """Those that were handed in and have nothing that stays to be asked."""
        found = changeable("monitoring.accept", MonitoringReport, self.hat).filter(
            round=self.row.pk if self.row else 0, state=ReportState.SUBMITTED
        )
        listed = found.select_related("project").order_by("submitted_at", "pk")[:200]
        self.fields["reports"].choices = [(str(each.pk), each.project.name) for each in listed]  # type: ignore[attr-defined]


class Propose(DeedForm):
    """How, who, until when."""

    handling = choice("处置方式", [(value, label) for value, label in Handling.choices if value != Handling.UNDECIDED])
    measure = paragraph("整改措施", "写明做什么、做到什么程度。")
    owner = choice("责任人", required=False)
    due_on = day("完成日期", "制度规定了处置期限的，不用填。", required=False)
    new_budget_amount = exact("调整后全年预算数（元）", "只在调剂资金、调整预算和目标时填写。", required=False)

    def prepare(self) -> None:
        """People of the unit."""
        project = getattr(self.row, "project", None)
        found = Person.objects.filter(is_active=True, posts__unit=project.unit).distinct() if project else []
        self.fields["owner"].choices = [("", "填报人"), *((str(each.pk), each.name) for each in found)]  # type: ignore[attr-defined]


class Approve(DeedForm):
    """The document where money, target or the project itself is changed."""

    document = line("依据文件", "改变预算、目标、拨付或项目的，必须填写。", required=False)
    opinion = paragraph("意见", required=False)


class Finish(DeedForm):
    """What came of it."""

    outcome = paragraph("整改结果", "写明做到了什么，现在的数是多少。")


class Escalate(DeedForm):
    """Where."""

    region = choice("地区")

    def prepare(self) -> None:
        """Regions of the desk."""
        self.fields["region"].choices = rows(changeable("escalation.escalate", Region, self.hat))  # type: ignore[attr-defined]


class Suspend(DeedForm):
    """Since when and why."""

    fiscal_year = number("预算年度", min_value=2015, max_value=2200)
    begins_on = day("暂停日期")
    reason = paragraph("暂停原因")
    document = line("暂停依据")

    def told(self) -> dict[str, Any]:
        """Today."""
        return {"fiscal_year": clock.today().year, "begins_on": clock.today()}


class Release(DeedForm):
    """Since when and by which document."""

    ends_on = day("恢复日期")
    document = line("恢复依据")

    def told(self) -> dict[str, Any]:
        """Today."""
        return {"ends_on": clock.today()}


def _in(*states: str) -> Any:  # noqa: ANN401 - a condition on a row
    return lambda row: row is None or row.state in states


def _take_back(sent: Any) -> Any:  # noqa: ANN401 - what was sent
    file = sent.given["file"]
    told = returned(file.name, file.read(), sent.row)
    return monitoring.take_back(
        report=sent.row.pk, revision=told.revision, changes=told.changes, by=sent.by, on=sent.on
    )


def _merged_words(conflicts: list[str]) -> str:
    if not conflicts:
        return "已并入工作簿里改过的内容。"
    return f"已并入；有 {len(conflicts)} 处系统里也改过，保留系统里的，请核对：{'、'.join(conflicts[:5])}。"


_OF_REPORT: Final[dict[str, Any]] = {"then": report_page, "back": report_page, "section": "monitoring"}
_OF_CORRECTION: Final[dict[str, Any]] = {"then": correction_page, "back": correction_page, "section": "corrections"}

LIST_DOORS: Final = (
    Door(
        verb="monitoring.open_round",
        address="monitoring/open",
        title="开展监控",
        form=OpenRound,
        act=lambda sent: monitoring.open_round(
            region=whole(sent.given["region"]) or 0,
            fiscal_year=sent.given["fiscal_year"],
            month=int(sent.given["month"]),
            document=sent.given["document"],
            by=sent.by,
            on=sent.on,
        ),
        then=round_page,
        button="开展监控",
        said="已开展，期限按制度确定。",
        chosen=True,
        section="monitoring",
        back=lambda _: reverse("monitoring"),
    ),
)
PROJECT_DOORS: Final = (
    Door(
        verb="monitoring.draft",
        address="monitoring/projects/<int:pk>/report",
        title="填报监控表",
        form=Begin,
        act=lambda sent: monitoring.draft(
            campaign=whole(sent.given["campaign"]) or 0, project=sent.row.pk, by=sent.by, on=sent.on
        ),
        then=lambda row, _: reverse("monitoring.revise", kwargs={"pk": row.pk}),
        button="开始填报",
        said="已按记录和上一轮的内容预填，请核对。",
        section="monitoring",
        back=lambda row: reverse("project", kwargs={"pk": row.pk}),
    ),
    Door(
        verb="suspensions.suspend",
        address="monitoring/projects/<int:pk>/suspend",
        title="暂停拨付",
        form=Suspend,
        act=lambda sent: suspensions.suspend(project=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        then=lambda *_: reverse("suspensions"),
        button="暂停拨付",
        said="已暂停拨付。",
        section="suspensions",
        back=lambda row: reverse("project", kwargs={"pk": row.pk}),
    ),
)
ROUND_DOORS: Final = (
    Door(
        verb="monitoring.accept_many",
        address="monitoring/<int:pk>/accept",
        title="成批采用",
        form=AcceptMany,
        act=lambda sent: monitoring.accept_many(
            campaign=sent.row.pk, reports=[int(each) for each in sent.given["reports"]], by=sent.by, on=sent.on
        ),
        then=lambda _, sent: round_page(sent.row),
        button="采用",
        said=lambda done: f"已采用 {len(done)} 张监控表。",
        section="monitoring",
        back=round_page,
    ),
)
REPORT_DOORS: Final = (
    Door(
        verb="monitoring.submit",
        address="monitoring/reports/<int:pk>/submit",
        title="提交审核",
        lead="提交后内容不能再改，退回后才能修改。",
        form=AsRead,
        act=lambda sent: monitoring.submit(
            report=sent.row.pk, revision=int(sent.given["revision"]), by=sent.by, on=sent.on
        ),
        button="提交审核",
        said="已提交。",
        opens=_in(ReportState.DRAFT, ReportState.RETURNED),
        **_OF_REPORT,
    ),
    Door(
        verb="monitoring.take_back",
        address="monitoring/reports/<int:pk>/take-back",
        title="收回工作簿",
        form=TakeBack,
        act=_take_back,
        then=lambda _, sent: report_page(sent.row),
        button="上传并合并",
        said=_merged_words,
        opens=_in(ReportState.DRAFT, ReportState.RETURNED),
        section="monitoring",
        back=report_page,
    ),
    Door(
        verb="monitoring.accept",
        address="monitoring/reports/<int:pk>/accept",
        title="采用",
        lead="采用后按现行制度给出项目灯；亮红灯、黄灯的自动建立纠偏措施。",
        form=MayOpinion,
        act=lambda sent: monitoring.accept(report=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="确认采用",
        said=lambda row: f"已采用：{row.get_light_display()}。",
        opens=_in(ReportState.SUBMITTED),
        **_OF_REPORT,
    ),
    Door(
        verb="monitoring.send_back",
        address="monitoring/reports/<int:pk>/send-back",
        title="退回修改",
        form=Opinion,
        act=lambda sent: monitoring.send_back(report=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="退回修改",
        said="已退回。",
        opens=_in(ReportState.SUBMITTED),
        **_OF_REPORT,
    ),
)
CORRECTION_DOORS: Final = (
    Door(
        verb="corrections.propose",
        address="monitoring/corrections/<int:pk>/propose",
        title="选择处置方式",
        form=Propose,
        act=lambda sent: corrections.propose(
            correction=sent.row.pk,
            **sent.only("handling", "measure", "due_on"),
            owner=whole(sent.given["owner"]),
            new_budget_amount=sent.given["new_budget_amount"] or None,
            by=sent.by,
            on=sent.on,
        ),
        button="提交批准",
        said="已提交批准。",
        opens=_in(CorrectionState.OPEN),
        **_OF_CORRECTION,
    ),
    Door(
        verb="corrections.approve",
        address="monitoring/corrections/<int:pk>/approve",
        title="批准处置",
        form=Approve,
        act=lambda sent: corrections.approve(correction=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="批准",
        said="已批准，并已作用于有关记录。",
        opens=_in(CorrectionState.PROPOSED),
        **_OF_CORRECTION,
    ),
    Door(
        verb="corrections.finish",
        address="monitoring/corrections/<int:pk>/finish",
        title="报告整改结果",
        form=Finish,
        act=lambda sent: corrections.finish(correction=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="报告",
        said="已报告，等待核实。",
        opens=_in(CorrectionState.APPROVED),
        **_OF_CORRECTION,
    ),
    Door(
        verb="corrections.verify",
        address="monitoring/corrections/<int:pk>/verify",
        title="核实整改",
        form=MayOpinion,
        act=lambda sent: corrections.verify(correction=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="核实办结",
        said="已办结。",
        opens=_in(CorrectionState.DONE),
        **_OF_CORRECTION,
    ),
    Door(
        verb="corrections.send_back",
        address="monitoring/corrections/<int:pk>/send-back",
        title="退回",
        form=Opinion,
        act=lambda sent: corrections.send_back(correction=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="退回",
        said="已退回。",
        opens=_in(CorrectionState.PROPOSED, CorrectionState.DONE),
        **_OF_CORRECTION,
    ),
)
CORRECTIONS_DOORS: Final = (
    Door(
        verb="escalation.escalate",
        address="monitoring/corrections/escalate",
        title="催办逾期纠偏",
        lead="按制度的阶梯：报主管部门、报财政部门；有规定的地区自动暂停拨付。",
        form=Escalate,
        act=lambda sent: escalation.escalate(region=whole(sent.given["region"]) or 0, by=sent.by, on=sent.on),
        then=lambda *_: reverse("corrections"),
        button="催办",
        said=lambda taken: f"已升级 {len(taken)} 项逾期纠偏。",
        chosen=True,
        section="corrections",
        back=lambda _: reverse("corrections"),
    ),
)
SUSPENSION_DOORS: Final = (
    Door(
        verb="suspensions.release",
        address="monitoring/suspensions/<int:pk>/release",
        title="恢复拨付",
        form=Release,
        act=lambda sent: suspensions.release(suspension=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        then=lambda *_: reverse("suspensions"),
        button="恢复拨付",
        said="已恢复拨付。",
        opens=lambda row: row is None or row.ends_on is None,
        section="suspensions",
        back=lambda _: reverse("suspensions"),
    ),
)
DOORS: Final = (
    *LIST_DOORS,
    *PROJECT_DOORS,
    *ROUND_DOORS,
    *REPORT_DOORS,
    *CORRECTION_DOORS,
    *CORRECTIONS_DOORS,
    *SUSPENSION_DOORS,
)
