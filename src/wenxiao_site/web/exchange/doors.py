"""The verbs of the exchange."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.urls import reverse

from wenxiao_site.actions import exchange, tokens
from wenxiao_site.registry.models import ImportState, Scope
from wenxiao_site.web import clock
from wenxiao_site.web.doors import Door, Shown
from wenxiao_site.web.forms import DeedForm, choice, day, flag, line, upload

_USUAL_DAYS: Final = 90


def _page(*_: object) -> str:
    return reverse("exchange")


def job_page(job: Any, _: object = None) -> str:  # noqa: ANN401 - an import
    """Where a file is shown on its way in."""
    return reverse("import", kwargs={"pk": job.pk})


class Bring(DeedForm):
    """A file."""

    file = upload("数据文件", "预算管理一体化系统导出的 Excel（.xlsx）、CSV 或 JSON，表头用字段名或中文名称。")
    is_unit_checked = flag("已核对金额单位是元", "金额比一般项目小很多时才需要勾选。")


class Nothing(DeedForm):
    """Nothing to fill in: the button says it."""


class Issue(DeedForm):
    """A key for a program."""

    name = line("用途", "写明给哪个系统用、谁负责。")
    scopes = choice("允许的操作", Scope.choices, "权限不超过您现在的身份。", many=True)
    expires_on = day("失效日期", f"最长 {tokens.MOST_DAYS} 天。")

    def told(self) -> dict[str, Any]:
        """A quarter."""
        return {"expires_on": clock.today() + timedelta(days=_USUAL_DAYS), "scopes": [Scope.READ]}


BRING: Final = Door(
    verb="exchange.bring",
    address="exchange/bring",
    title="导入数据",
    lead="先检查并列出会新增、变动哪些记录，确认后再写入；有一处错误就全部不导入。",
    form=Bring,
    act=lambda sent: exchange.bring(
        name=sent.given["file"].name,
        source=sent.given["file"],
        is_unit_checked=sent.given["is_unit_checked"],
        by=sent.by,
        on=sent.on,
    ),
    then=job_page,
    back=_page,
    button="上传并检查",
    said="文件已上传，正在检查。",
    section="exchange",
)
JOB_DOORS: Final = (
    Door(
        verb="exchange.confirm",
        address="exchange/imports/<int:pk>/confirm",
        title="确认导入",
        lead="全部写入，或者一行也不写；写入期间可以离开这一页。",
        form=Nothing,
        act=lambda sent: exchange.confirm(job=sent.row.pk, by=sent.by, on=sent.on),
        then=job_page,
        back=job_page,
        button="确认导入",
        said="已确认，正在导入。",
        opens=lambda row: row is None or row.state == ImportState.CHECKED,
        section="exchange",
    ),
    Door(
        verb="exchange.withdraw",
        address="exchange/imports/<int:pk>/withdraw",
        title="撤回",
        lead="这份文件不导入了；以后可以重新上传。",
        form=Nothing,
        act=lambda sent: exchange.withdraw(job=sent.row.pk, by=sent.by, on=sent.on),
        then=job_page,
        back=job_page,
        button="撤回",
        said="已撤回，没有导入任何内容。",
        opens=lambda row: row is None or row.state in {ImportState.WAITING, ImportState.CHECKED, ImportState.CONFIRMED},
        section="exchange",
    ),
)
ISSUE: Final = Door(
    verb="tokens.issue",
    address="exchange/tokens/issue",
    title="发放接口密钥",
    lead="程序用这个密钥按您现在的身份办事；离任、停用账号或到期后密钥自动失效。",
    form=Issue,
    act=lambda sent: tokens.issue(**sent.only("name", "scopes", "expires_on"), by=sent.by, on=sent.on),
    then=lambda done, _: Shown("exchange/key.html", {"issued": done, "section": "exchange"}),
    back=_page,
    button="发放",
    section="exchange",
)
REVOKE: Final = Door(
    verb="tokens.revoke",
    address="exchange/tokens/<int:pk>/revoke",
    title="作废接口密钥",
    lead="作废后，用这个密钥的程序立即不能再访问。",
    form=Nothing,
    act=lambda sent: tokens.revoke(token=sent.row.pk, by=sent.by, on=sent.on),
    then=_page,
    back=_page,
    button="作废",
    said="密钥已作废。",
    opens=lambda row: row is None or row.revoked_at is None,
    section="exchange",
)
EXCHANGE_DOORS: Final = (BRING, *JOB_DOORS, ISSUE, REVOKE)
