"""``wenxiao remind``: reminders before last days, to be run once a day."""

from __future__ import annotations

from datetime import UTC, datetime, time

import click


@click.command("remind", help="提醒即将到期的待办和工作批次；每天运行一次，同一期限只提醒一次。")
@click.option("--day", metavar="日期", type=click.DateTime(["%Y-%m-%d"]), help="以这一天为准，默认今天。")
def remind(day: datetime | None) -> None:
    """Write the notifications."""
    from wenxiao_site.cli.database import ready  # noqa: PLC0415 - the settings are named when a command needs them

    ready()
    from django.utils.timezone import get_current_timezone  # noqa: PLC0415 - after the set-up

    from wenxiao_site.actions import reminders  # noqa: PLC0415

    noon = time(12, tzinfo=get_current_timezone())
    moment = datetime.combine(day.date(), noon) if day else datetime.now(tz=UTC)
    click.echo(f"已发出 {reminders.send_due(on=moment)} 条提醒。")
