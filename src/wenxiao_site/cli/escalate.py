"""``wenxiao escalate``: overdue corrective actions taken up by the ladder of the rulebook, to be run once a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wenxiao_site.cli.database import moment_of, ready

if TYPE_CHECKING:
    from datetime import datetime


@click.command("escalate", help="逾期未处置的预警按规定逐级上报，直至暂停拨付；每天运行一次，同一级只上报一次。")
@click.option("--day", metavar="日期", type=click.DateTime(["%Y-%m-%d"]), help="以这一天为准，默认今天。")
def escalate(day: datetime | None) -> None:
    """Take every step that is due."""
    ready()
    from wenxiao_site.actions import escalation  # noqa: PLC0415 - after the set-up

    click.echo(f"已逐级上报 {escalation.take_up_due(on=moment_of(day))} 次。")
