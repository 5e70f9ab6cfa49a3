"""``wenxiao serve``: the site on this machine, with nothing else to install or start."""

from __future__ import annotations

import errno
import os
import socket
from decimal import Decimal

import click

from wenxiao_site.cli.words import Whole

_ANY_ADDRESS = {"0.0.0.0", "::"}  # noqa: S104 - recognised, not bound by default


@click.command("serve", help="在本机打开网站。")
@click.option("--host", default="127.0.0.1", metavar="地址", help="监听地址，默认 127.0.0.1；0.0.0.0 供局域网访问。")
@click.option("--port", default=8000, metavar="端口", type=Whole(1, 65535), help="端口，默认 8000。")
@click.option("--workers", default=2, metavar="个数", type=Whole(1, 64), help="工作进程数，默认 2。")
@click.option("--demo", is_flag=True, help="数据库是空的时，先放进演示数据（阿勒泰地区）。")
def serve(host: str, port: int, workers: int, *, demo: bool) -> None:
    """Serve until interrupted."""
    _refuse_taken(host, port)
    _prepare(host, demo=demo)
    from granian import Granian  # noqa: PLC0415 - loaded by the one command that needs it
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415

    from wenxiao_site.cli.jobs import working  # noqa: PLC0415 - as the next

    server = Granian(
        "wenxiao_site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=2,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    )
    shown = os.environ["WENXIAO_HOSTS"].split(",")[0] or host
    click.echo(f"问效已启动，请在浏览器打开：http://{shown}:{port}/\n按 Ctrl+C 停止。")
    with working():
        server.serve()


def _refuse_taken(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = "已被占用，请换一个端口，例如 --port 8001" if error.errno == errno.EADDRINUSE else "不能使用"
            message = f"{host}:{port} {reason}。"
            raise click.ClickException(message) from error


def _prepare(host: str, *, demo: bool) -> None:
    """Name the settings, check them, and collect the static files; the workers inherit the environment."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wenxiao_site.settings")
    named = os.environ.get("WENXIAO_HOSTS", "")
    if host in _ANY_ADDRESS and not named:
        message = "对外开放时，请用环境变量写明访问用的域名或 IP，例如 WENXIAO_HOSTS=10.1.2.3。"
        raise click.ClickException(message)
    os.environ["WENXIAO_HOSTS"] = f"{named},{host}"
    import django  # noqa: PLC0415 - only after the settings are named
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connections  # noqa: PLC0415

    django.setup()
    if not settings.NODE_MODULES.is_dir():
        message = f"没有找到前端文件夹 {settings.NODE_MODULES}，请先运行 make setup。"
        raise click.ClickException(message)
    _migrate()
    if demo:
        _demonstrate()
    connections.close_all()  # the workers open their own
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)


def _migrate() -> None:
    """Make the tables, or bring them to the version of this program."""
    from django.conf import settings  # noqa: PLC0415 - after the set-up
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import DatabaseError  # noqa: PLC0415

    settings.VAR.mkdir(parents=True, exist_ok=True)
    try:
        call_command("migrate", verbosity=0)
        call_command("clearsessions")
    except DatabaseError as error:
        message = f"数据库不能使用：{error}。请检查 WENXIAO_DATABASE 和磁盘。"
        raise click.ClickException(message) from error


def _demonstrate() -> None:
    """Fill an empty database with demonstration data, and say whom to log in as; a restart keeps what is there."""
    from wenxiao_site.cli import demo  # noqa: PLC0415 - after the set-up
    from wenxiao_site.demo import building  # noqa: PLC0415

    if building.is_empty():
        demo.build(building.SEED, Decimal(1))
    else:
        demo.tell_users()
