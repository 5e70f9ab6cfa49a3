"""``wenxiao jobs``: the process that looks over and takes in files, beside the pages."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAUSE: Final = 1.0
"""Seconds between two looks at what waits."""


@click.command("jobs", help="处理等待中的数据导入；一直运行，直到按 Ctrl+C。")
@click.option("--once", is_flag=True, help="处理完现有的就结束。")
@click.option("--beside", type=int, hidden=True, help="随这个进程结束。")
def jobs(beside: int | None, *, once: bool) -> None:
    """Work until interrupted, or until the process that it stands beside has ended."""
    from wenxiao_site.cli.database import ready  # noqa: PLC0415 - the settings are named when a command needs them

    ready()
    from django.db import close_old_connections  # noqa: PLC0415 - after the set-up

    from wenxiao_site.jobs import imports  # noqa: PLC0415

    while True:
        done = imports.run_waiting()
        if once:
            click.echo(f"已处理 {done} 步。")
            return
        close_old_connections()
        if beside is not None and os.getppid() != beside:
            return
        time.sleep(_PAUSE)


@contextmanager
def working() -> Iterator[None]:
    """A worker beside this process, as long as the block runs."""
    program = "from wenxiao_site.cli.main import main; main()"
    worker = subprocess.Popen([sys.executable, "-c", program, "jobs", "--beside", str(os.getpid())])  # noqa: S603 - our own program
    try:
        yield
    finally:
        worker.terminate()
        worker.wait()
