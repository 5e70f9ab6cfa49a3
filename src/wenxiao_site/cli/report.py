"""``wenxiao report``: the reports about the work, as Word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wenxiao_site.cli.statistics import YEARS, Day, facts_here
from wenxiao_site.cli.words import OneOf

if TYPE_CHECKING:
    from datetime import date

_KINDS = ("overview", "government", "congress", "department", "county")


@click.command("report", help="写出报告（Word，公文格式）：综述、向政府和人大的报告、部门和县（市）的报告。")
@click.argument("kind", metavar="种类", type=OneOf(_KINDS))
@click.option("--from", "first", required=True, metavar="年度", type=YEARS, help="从哪个年度。")
@click.option("--to", "last", required=True, metavar="年度", type=YEARS, help="到哪个年度（含）。")
@click.option("--county", metavar="区划代码", help="哪个县（市），例如 654322000。")
@click.option("--department", metavar="部门", help="哪个部门：区划代码/单位代码，例如 654300000/219。")
@click.option("--as-of", metavar="日期", type=Day(), help="按这一天结束时已登记的记录计算。")
@click.option(
    "-o", "--output", "target", required=True, metavar="文件", type=click.Path(path_type=Path, dir_okay=False),
    help="写到哪个文件（.docx）。",
)  # fmt: skip
def report(
    kind: str, first: int, last: int, county: str | None, department: str | None, as_of: date | None, target: Path
) -> None:
    """Write a report from everything that is recorded."""
    if first > last:
        raise click.UsageError("起始年度不能晚于终止年度。")
    facts = facts_here(None)
    from wenxiao_site.actions import reports  # noqa: PLC0415 - after the set-up
    from wenxiao_site.statistics.asking import Question, reading  # noqa: PLC0415
    from wenxiao_site.web.clock import today  # noqa: PLC0415

    given = {"county": county, "department": department}
    filters = tuple(sorted((key, value) for key, value in given.items() if value))
    question = Question(first, last, filters, as_of, facts.sequence)
    try:
        title, content = reports.report(kind, reading(facts, question), question, today())
    except reports.ReportError as error:
        raise click.ClickException(str(error)) from error
    try:
        target.write_bytes(content)
    except OSError as error:
        message = f"没有写出：{target} 写不进去（{error.strerror or error}）。请检查路径、磁盘空间和权限。"
        raise click.ClickException(message) from error
    click.echo(f"已写出《{title}》到 {target}。标黄的段落请人工填写。")


@click.command("kit", help="写出核对材料（ZIP）：全部公开数据，供人重新计算每个公开的数字。网站上的下载也随之更新。")
@click.option(
    "-o", "--output", "target", required=True, metavar="文件", type=click.Path(path_type=Path, dir_okay=False),
    help="写到哪个文件（.zip）。",
)  # fmt: skip
def kit(target: Path) -> None:
    """Write the verification kit."""
    facts = facts_here(None)
    from wenxiao_site.actions import verification_kit  # noqa: PLC0415 - after the set-up

    try:
        target.write_bytes(verification_kit.kit(facts).read_bytes())
    except OSError as error:
        message = f"没有写出：{target} 写不进去（{error.strerror or error}）。请检查路径、磁盘空间和权限。"
        raise click.ClickException(message) from error
    click.echo(f"已写出核对材料到 {target}，里面的 README.txt 说明怎样核对。")
