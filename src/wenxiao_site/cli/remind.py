"""``wenxiao remind``: reminders before last days, to be run once a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wenxiao_site.cli.database import moment_of, ready

if TYPE_CHECKING:
    from datetime import datetime


@click.command("remind", help="提醒即将到期的待办和工作批次；每天运行一次，同一期限只提醒一次。")
@click.option("--day", metavar="日期", type=click.DateTime(["%Y-%m-%d"]), help="以这一天为准，默认今天。")
def remind(day: datetime | None) -> None:
    """Write the notifications."""
    ready()
    from wenxiao_site.actions import reminders  # noqa: PLC0415 - after the set-up

    click.echo(f"已发出 {reminders.send_due(on=moment_of(day))} 条提醒。")
