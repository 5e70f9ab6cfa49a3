"""The verbs of local instruments and of confirmations, but for the writing itself, which has a page of its own."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from wenxiao_site.actions import instruments
from wenxiao_site.registry.models import InstrumentState
from wenxiao_site.web.doors import Door
from wenxiao_site.web.forms import DeedForm, hidden, line, paragraph


def draft_page(row: Any, _: object = None) -> str:  # noqa: ANN401 - a draft
    """Where a local instrument is shown."""
    return reverse("draft", kwargs={"pk": row.pk})


class Nothing(DeedForm):
    """Nothing to fill in."""


class Opinion(DeedForm):
    """Words with the decision."""

    opinion = paragraph("审批意见", required=False)


class SendBack(DeedForm):
    """What is to be changed."""

    opinion = paragraph("审批意见", "写明需要修改什么。")


class Confirm(DeedForm):
    """Where the value was looked up."""

    instrument = hidden(required=True)
    parameter = hidden(required=True)
    article = line("条款", "例如 第九条。")
    document = line("核对的文件", "看到的原文：文件名称、文号，或档案号。")
    note = paragraph("说明", required=False, rows=2)


def _in(*states: InstrumentState) -> Any:  # noqa: ANN401 - a condition on a row
    return lambda row: row is None or row.state in states


_OF: dict[str, Any] = {"then": draft_page, "back": draft_page, "section": "rulebook"}

DRAFT_DOORS = (
    Door(
        verb="instruments.submit",
        address="/drafts/<int:pk>/submit",
        title="提交审批",
        lead="由另一人批准后，自施行日期起生效。",
        form=Nothing,
        act=lambda sent: instruments.submit(draft=sent.row.pk, by=sent.by, on=sent.on),
        button="提交审批",
        said="已提交，等待另一人批准。",
        opens=_in(InstrumentState.DRAFT),
        **_OF,
    ),
    Door(
        verb="instruments.approve",
        address="/drafts/<int:pk>/approve",
        title="批准",
        lead="批准后自施行日期起，各处按它计算。",
        form=Opinion,
        act=lambda sent: instruments.approve(draft=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="批准",
        said="已批准。",
        opens=_in(InstrumentState.SUBMITTED),
        **_OF,
    ),
    Door(
        verb="instruments.send_back",
        address="/drafts/<int:pk>/send-back",
        title="退回修改",
        form=SendBack,
        act=lambda sent: instruments.send_back(draft=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="退回修改",
        said="已退回。",
        opens=_in(InstrumentState.SUBMITTED),
        **_OF,
    ),
    Door(
        verb="instruments.withdraw",
        address="/drafts/<int:pk>/withdraw",
        title="撤回",
        form=Nothing,
        act=lambda sent: instruments.withdraw(draft=sent.row.pk, by=sent.by, on=sent.on),
        button="撤回",
        said="已撤回。",
        opens=_in(InstrumentState.DRAFT, InstrumentState.SUBMITTED),
        **_OF,
    ),
)
CONFIRM_DOORS = (
    Door(
        verb="instruments.confirm",
        address="/confirm",
        title="确认取值",
        lead="看到了官方原文，确认规则库里的取值无误。记下谁、何时、依据哪份文件确认。",
        form=Confirm,
        act=lambda sent: instruments.confirm(**sent.given, by=sent.by, on=sent.on),
        then=lambda row, _: reverse("rulebook-instrument", kwargs={"identifier": row.instrument}),
        back=lambda _: reverse("rulebook"),
        button="确认",
        said="已确认。",
        section="rulebook",
    ),
)
