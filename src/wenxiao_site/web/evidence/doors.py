"""The verbs of evidence."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlencode

from django.urls import reverse

from wenxiao_site.actions import evidence
from wenxiao_site.actions.errors import Refused
from wenxiao_site.registry.models import (
    BudgetAmount,
    EvidenceFile,
    Execution,
    Indicator,
    PerformancePlan,
    Project,
    Unit,
)
from wenxiao_site.visibility import changeable, visible
from wenxiao_site.web.doors import Door
from wenxiao_site.web.forms import DeedForm, choice, hidden, line, rows, upload
from wenxiao_site.web.places.doors import full_name, in_order

MOST: Final = 200
"""Records of a kind that a file is offered to; others are found from their own pages."""

KINDS: Final = "、".join(each.removeprefix(".") for each in evidence.KINDS)


def file_page(file: Any, _: object = None) -> str:  # noqa: ANN401 - a file
    """Where a file is shown."""
    return reverse("evidence-file", kwargs={"pk": file.pk})


def _used_page(use: Any, _: object = None) -> str:  # noqa: ANN401 - a use
    return reverse("evidence-file", kwargs={"pk": use.file_id})


class Attach(DeedForm):
    """A file of a unit."""

    unit = choice("单位")
    file = upload("文件", f"可以上传：{KINDS}。")
    project = hidden()
    target = hidden()

    def prepare(self) -> None:
        """The units one collects for."""
        self.fields["unit"].choices = rows(in_order(changeable("evidence.attach", Unit, self.hat)), full_name)  # type: ignore[attr-defined]


class Use(DeedForm):
    """What a file supports."""

    target = choice("用于")
    note = line("说明", required=False)

    def prepare(self) -> None:
        """The records of the unit that one sees."""
        unit = self.row.unit_id if isinstance(self.row, EvidenceFile) else 0
        of_unit = {"project__unit": unit}
        found: list[tuple[str, Any, Any]] = [
            ("project", visible(Project, self.hat).filter(unit=unit), lambda each: f"项目 {each.name}"),
            (
                "plan",
                visible(PerformancePlan, self.hat).filter(**of_unit).select_related("project"),
                lambda each: f"绩效目标 {each.project.name} {each.fiscal_year} 年第 {each.version} 版",
            ),
            (
                "indicator",
                visible(Indicator, self.hat).filter(plan__project__unit=unit).select_related("plan__project"),
                lambda each: f"指标 {each.plan.project.name} {each.plan.fiscal_year} 年 {each.name}",
            ),
            (
                "budget_amount",
                visible(BudgetAmount, self.hat).filter(**of_unit).select_related("project"),
                lambda each: (
                    f"预算 {each.project.name} {each.fiscal_year} 年{each.get_kind_display()} {each.amount} 元"
                ),
            ),
            (
                "execution",
                visible(Execution, self.hat).filter(**of_unit).select_related("project"),
                lambda each: f"支付 {each.project.name} {each.executed_on} {each.amount} 元",
            ),
        ]
        self.fields["target"].choices = [  # type: ignore[attr-defined]
            (f"{record}-{each.pk}", label(each))
            for record, rows_of, label in found
            for each in rows_of.order_by("-pk")[:MOST]
        ]


class Nothing(DeedForm):
    """Nothing to fill in."""


def _attach(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    source = sent.given["file"]
    return evidence.attach(unit=int(sent.given["unit"]), name=source.name, source=source.file, by=sent.by, on=sent.on)


def _attached(attached: Any, sent: Any) -> str:  # noqa: ANN401 - as Door has it
    """For a project or another record: to the page that puts it to use there."""
    project, target = sent.given["project"], sent.given["target"]
    if project.isdecimal() or target:
        told = urlencode({"target": target or f"project-{project}"})
        return f"{reverse('evidence.use', kwargs={'pk': attached.file.pk})}?{told}"
    return file_page(attached.file)


def _told(attached: Any) -> str:  # noqa: ANN401 - as Door has it
    again = f"另有 {attached.elsewhere} 个单位上传过内容相同的文件。" if attached.elsewhere else ""
    return f"“{attached.file.name}”已上传。{again}"


def _use(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    record, _, pk = sent.given["target"].partition("-")
    if not pk.isdecimal():
        raise Refused({"target": "请选择用在哪里。"})
    return evidence.use(file=sent.row.pk, record=record, pk=int(pk), note=sent.given["note"], by=sent.by, on=sent.on)


def _in_force(row: Any) -> bool:  # noqa: ANN401 - a file
    return row is None or row.discarded_at is None


LIST_DOORS = (
    Door(
        verb="evidence.attach",
        address="evidence/new",
        title="上传佐证材料",
        form=Attach,
        act=_attach,
        then=_attached,
        back=lambda _: reverse("evidence"),
        button="上传",
        said=_told,
        chosen=True,
        section="evidence",
    ),
)
FILE_DOORS = (
    Door(
        verb="evidence.use",
        address="evidence/<int:pk>/use",
        title="用作佐证",
        form=Use,
        act=_use,
        then=_used_page,
        back=file_page,
        button="确认使用",
        said="已用作佐证。",
        opens=_in_force,
        section="evidence",
    ),
    Door(
        verb="evidence.discard",
        address="evidence/<int:pk>/discard",
        title="作废",
        lead="正在使用的文件不能作废。",
        form=Nothing,
        act=lambda sent: evidence.discard(file=sent.row.pk, by=sent.by, on=sent.on),
        then=file_page,
        back=file_page,
        button="作废",
        said="已作废。",
        opens=_in_force,
        section="evidence",
    ),
)
USE_DOORS = (
    Door(
        verb="evidence.remove",
        address="evidence-uses/<int:pk>/remove",
        title="移除",
        lead="从这条记录移除；文件和曾经使用的记录都保留。",
        form=Nothing,
        act=lambda sent: evidence.remove(use=sent.row.pk, by=sent.by, on=sent.on),
        then=_used_page,
        back=_used_page,
        button="移除",
        said="已移除。",
        opens=lambda row: row is None or (row.removed_at is None and row.material_id is None),
        section="evidence",
    ),
)
