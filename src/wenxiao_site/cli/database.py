"""``wenxiao migrate | backup | restore | audit``: the database and its files, looked after from the terminal."""

from __future__ import annotations

import os
from datetime import UTC, datetime, time
from pathlib import Path

import click


def ready() -> None:
    """Load the settings; only the commands that need a database do."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wenxiao_site.settings")
    import django  # noqa: PLC0415 - only after the settings are named

    django.setup()


def moment_of(day: datetime | None) -> datetime:
    """Noon of a day that was asked for, else now; in a demonstration on its day. After `ready`."""
    from django.utils.timezone import get_current_timezone  # noqa: PLC0415 - after the set-up

    from wenxiao_site.actions import demonstrations  # noqa: PLC0415

    if day is not None:
        return datetime.combine(day.date(), time(12, tzinfo=get_current_timezone()))
    return demonstrations.moment(demonstrations.mark(), datetime.now(tz=UTC))


@click.command("migrate", help="建立数据库，或升级到本程序的版本。")
def migrate() -> None:
    """Make the tables, or bring them to the version of this program."""
    ready()
    from django.conf import settings  # noqa: PLC0415 - after the set-up
    from django.core.management import call_command  # noqa: PLC0415

    from wenxiao_site.adapters.storage import storage  # noqa: PLC0415

    settings.VAR.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    storage().sweep()
    click.echo("数据库已是本程序的版本。")


@click.command("backup", help="备份全部数据和佐证材料到一个文件；不必停机。")
@click.argument("file", metavar="文件", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path) -> None:
    """Write everything into one file while everybody works."""
    ready()
    from wenxiao_site.adapters import backup as backups  # noqa: PLC0415 - after the set-up

    try:
        summary = backups.write(file, datetime.now(tz=UTC))
    except backups.BackupError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        message = f"备份没有完成，没有留下文件：{file} 写不进去（{error.strerror}）。请检查磁盘空间和权限。"
        raise click.ClickException(message) from error
    rows = sum(summary.rows.values())
    click.echo(f"已备份到 {file}：{len(summary.rows)} 张表 {rows} 行，佐证材料 {summary.evidence} 个。")


@click.command("restore", help="把备份恢复到一个空的数据库。")
@click.argument("file", metavar="文件", type=click.Path(path_type=Path, dir_okay=False, exists=True))
def restore(file: Path) -> None:
    """Put a backup into an empty place."""
    ready()
    from django.conf import settings  # noqa: PLC0415 - after the set-up

    from wenxiao_site.actions import auditing  # noqa: PLC0415
    from wenxiao_site.adapters import backup as backups  # noqa: PLC0415

    settings.VAR.mkdir(parents=True, exist_ok=True)
    try:
        summary = backups.read(file)
    except backups.BackupError as error:
        raise click.ClickException(str(error)) from error
    rows = sum(summary.rows.values())
    click.echo(f"已恢复：{len(summary.rows)} 张表 {rows} 行，佐证材料 {summary.evidence} 个，逐表与备份一致。")
    _tell(auditing.verify())


@click.group("audit", help="审计记录。")
def audit() -> None:
    """The group of commands."""


@audit.command("verify", help="核对审计链：任何一条被改动、删除或调换，都会指出第一条。")
def verify() -> None:
    """Walk the chain of audit events."""
    ready()
    from wenxiao_site.actions import auditing  # noqa: PLC0415 - after the set-up

    _tell(auditing.verify())


def _tell(verdict: object) -> None:
    from wenxiao_site.actions.auditing import Verdict  # noqa: PLC0415 - after the set-up

    if not isinstance(verdict, Verdict):
        raise TypeError(verdict)
    if verdict.broken is not None:
        message = f"审计链在第 {verdict.broken} 条断开：{verdict.reason}。此前 {verdict.count} 条完好。"
        raise click.ClickException(message)
    click.echo(f"审计链完好：{verdict.count} 条，末条校验值 {verdict.head}。")
