"""The verbs of rounds."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from wenxiao_site.actions import rounds
from wenxiao_site.actions.errors import Refused
from wenxiao_site.registry.models import Region, Stage, Step, Unit
from wenxiao_site.visibility import changeable, visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import Door
from wenxiao_site.web.forms import DeedForm, choice, day, line, number, rows, whole
from wenxiao_site.web.places.doors import full_name, in_order


def round_page(row: Any, _: object = None) -> str:  # noqa: ANN401 - a round
    """Where a round is shown."""
    return reverse("round", kwargs={"pk": row.pk})


class Announce(DeedForm):
    """A campaign."""

    region = choice("地区")
    stage = choice("环节", Stage.choices)
    fiscal_year = number("预算年度")
    name = line("名称", "例如 5月监控。")
    opens_on = day("开始日期", initial=clock.today)
    unit_due = day("单位报送截止", "须为工作日。", required=False)
    department_due = day("主管部门审核截止", required=False)
    finance_due = day("财政部门审核截止", required=False)
    document = line("通知文件", required=False)

    def told(self) -> dict[str, Any]:
        """The year it is."""
        return {"fiscal_year": clock.today().year}

    def prepare(self) -> None:
        """The regions of the desk."""
        found = changeable("rounds.announce", Region, self.hat).order_by("code")
        self.fields["region"].choices = rows(found)  # type: ignore[attr-defined]


class SetDeadline(DeedForm):
    """A deadline moved, for all or for one unit."""

    step = choice("步骤", Step.choices)
    unit = choice("单位", hint="给一个单位（连同下级）延期时选；留空为所有单位。", required=False)
    due_on = day("截止日期", "须为工作日。")
    reason = line("延期原因", "给单位延期时必填。", required=False)

    def prepare(self) -> None:
        """The units one sees."""
        found = in_order(visible(Unit, self.hat).filter(valid_to__isnull=True))
        self.fields["unit"].choices = rows(found, full_name, blank="所有单位")  # type: ignore[attr-defined]


class Close(DeedForm):
    """The end of a campaign."""

    closed_on = day("结束日期", initial=clock.today)


_DUE = {"unit_due": Step.UNIT, "department_due": Step.DEPARTMENT, "finance_due": Step.FINANCE}


def _announce(sent: Any) -> Any:  # noqa: ANN401 - as Door has it
    deadlines: dict[str, Any] = {step: sent.given[name] for name, step in _DUE.items() if sent.given[name]}
    if not deadlines:
        raise Refused({"unit_due": "请至少定一个截止日期。"})
    return rounds.announce(
        region=int(sent.given["region"]),
        deadlines=deadlines,
        **sent.only("stage", "fiscal_year", "name", "opens_on", "document"),
        by=sent.by,
        on=sent.on,
    )


LIST_DOORS = (
    Door(
        verb="rounds.announce",
        address="rounds/new",
        title="布置工作批次",
        form=Announce,
        act=_announce,
        then=round_page,
        back=lambda _: reverse("rounds"),
        button="布置",
        said="已布置。",
        chosen=True,
        section="rounds",
    ),
)
ROUND_DOORS = (
    Door(
        verb="rounds.set_deadline",
        address="rounds/<int:pk>/deadline",
        title="调整截止日期",
        form=SetDeadline,
        act=lambda sent: rounds.set_deadline(
            campaign=sent.row.pk,
            unit=whole(sent.given["unit"]),
            **sent.only("step", "due_on", "reason"),
            by=sent.by,
            on=sent.on,
        ),
        then=lambda deadline, _: reverse("round", kwargs={"pk": deadline.round_id}),
        back=round_page,
        opens=lambda row: row is None or row.closed_on is None,
        section="rounds",
    ),
    Door(
        verb="rounds.close",
        address="rounds/<int:pk>/close",
        title="结束批次",
        form=Close,
        act=lambda sent: rounds.close(campaign=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        then=round_page,
        back=round_page,
        button="结束",
        opens=lambda row: row is None or row.closed_on is None,
        section="rounds",
    ),
)
