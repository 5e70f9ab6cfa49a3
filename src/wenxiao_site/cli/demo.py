"""``wenxiao demo``: a whole prefecture of demonstration data, to look at and to try things on."""

from __future__ import annotations

import os
from decimal import Decimal, InvalidOperation
from time import monotonic

import click

from wenxiao_site.cli.words import Whole


@click.group("demo", help="演示数据：人员、项目和金额都是虚构的。")
def demo() -> None:
    """The group of commands."""


def _scale(_: click.Context, __: click.Parameter, text: str) -> Decimal:
    try:
        scale = Decimal(text)
    except InvalidOperation:
        scale = Decimal(0)
    if not Decimal("0.01") <= scale <= 1:
        message = f"规模应在 0.01 到 1 之间，例如 0.1，现在是 {text}。"
        raise click.BadParameter(message)
    return scale


@demo.command("altay", help="阿勒泰地区：2018—2024 七个年度和 2025 年预算，放进空的数据库。")
@click.option(
    "--seed",
    default=6543,
    show_default=True,
    metavar="数",
    type=Whole(0, 2**62),
    help="随机种子，同一个数得到同样的数据。",
)
@click.option("--scale", default="1", metavar="比例", callback=_scale, help="规模，1 为全地区，0.1 为十分之一。")
@click.option("--figures", is_flag=True, help="不生成数据，只列出公布的数字和现有记录得出的数字。")
def altay(seed: int, scale: Decimal, *, figures: bool) -> None:
    """Build it, say whom to log in as, and compare the published figures with the records."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wenxiao_site.settings")
    import django  # noqa: PLC0415 - only after the settings are named

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    settings.VAR.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    if not figures:
        build(seed, scale)
    tell_figures()


def build(seed: int, scale: Decimal) -> None:
    """Build it and say whom to log in as. Raises ClickException."""
    from wenxiao_site.demo import building  # noqa: PLC0415 - after the set-up

    began = monotonic()

    def say(progress: str) -> None:
        click.echo(f"  {progress}，{monotonic() - began:.0f} 秒")

    click.echo("正在生成演示数据（阿勒泰地区，约一分钟，只做一次）：")
    try:
        built = building.build(seed=seed, scale=scale, say=say)
    except building.NotEmptyError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"已生成 {sum(built.rows.values()):,} 行记录，用时 {monotonic() - began:.0f} 秒。")
    tell_users()


def tell_users() -> None:
    """Say whom one may log in as, where the data are a demonstration."""
    from wenxiao_site.actions.demonstrations import shown  # noqa: PLC0415 - after the set-up

    told = shown()
    if told is None:
        return
    click.echo(f"{told.notice}\n可以用下面的登录名登录，密码都是 {told.password}：")
    for each in told.visitors:
        click.echo(f"  {each.login:<20}{each.name}　{each.hat}")


def tell_figures() -> None:
    """Compare the published figures with the records."""
    from wenxiao_site.demo.figures import figures  # noqa: PLC0415 - after the set-up

    click.echo("公布的数字与记录（✓ 完全一致，… 待后续环节，✕ 不一致）：")
    for each in figures():
        click.echo(f"  {each}")
