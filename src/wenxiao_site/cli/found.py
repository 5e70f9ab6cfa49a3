"""``wenxiao found``: the beginning of a site: its first region and the three administrators."""

from __future__ import annotations

import os
from datetime import UTC, datetime

import click

_LEVELS = {"省级": "PROVINCE", "地级": "PREFECTURE", "县级": "COUNTY", "乡级": "TOWNSHIP"}
_ROLES = {
    "SYSTEM_ADMINISTRATOR": ("系统管理员", "system"),
    "SECURITY_ADMINISTRATOR": ("安全保密管理员", "security"),
    "AUDITOR": ("安全审计员", "auditor"),
}


@click.command("found", help="初始化：设立第一个地区和三名管理员，只能做一次。")
@click.option("--code", prompt="财政区划代码（9 位）", metavar="代码", help="第一个地区的财政区划代码，9 位数字。")
@click.option("--name", prompt="地区名称", metavar="名称", help="第一个地区的名称。")
@click.option(
    "--level", prompt="级次", default="地级", type=click.Choice(list(_LEVELS)), help="省级、地级、县级、乡级。"
)
@click.option(
    "--jurisdiction",
    prompt="适用规则的地区（规则库代号，可空）",
    default="",
    metavar="代号",
    help="规则库里的地区代号，例如 CN-XJ-6543。",
)
@click.option("--system", default="", metavar="登录名:姓名", help="系统管理员。")
@click.option("--security", default="", metavar="登录名:姓名", help="安全保密管理员。")
@click.option("--auditor", default="", metavar="登录名:姓名", help="安全审计员。")
def found(code: str, name: str, level: str, jurisdiction: str, system: str, security: str, auditor: str) -> None:
    """Make the tables, the first region, and three accounts with passwords that count once."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wenxiao_site.settings")
    import django  # noqa: PLC0415 - only after the settings are named

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    from wenxiao_site.actions import founding  # noqa: PLC0415
    from wenxiao_site.actions.errors import Refused  # noqa: PLC0415
    from wenxiao_site.actions.people import one_time_password  # noqa: PLC0415

    settings.VAR.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    administrators = {}
    for (role, (label, usual)), given in zip(_ROLES.items(), (system, security, auditor), strict=True):
        login, _, person = given.partition(":")
        login = login or click.prompt(f"{label}的登录名", default=usual)
        person = person or click.prompt(f"{label}的姓名")
        administrators[role] = (login, person, one_time_password())
    try:
        founding.found(
            code=code,
            name=name,
            level=_LEVELS[level],
            jurisdiction=jurisdiction,
            administrators=administrators,
            on=datetime.now(tz=UTC),
        )
    except Refused as refused:
        raise click.ClickException("；".join(refused.problems.values())) from refused
    click.echo(f"{name}已设立。以下初始密码只显示这一次，请分别告诉本人；首次登录时必须修改：")
    for role, (login, person, password) in administrators.items():
        click.echo(f"  {_ROLES[role][0]}　{person}　登录名 {login}　初始密码 {password}")
