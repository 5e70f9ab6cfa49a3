"""``wenxiao stats | figure | facts``: every published figure from the terminal, of the site or of an exported file."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wenxiao_site.cli.words import OneOf, Whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wenxiao_site.statistics.facts import Facts

_BY = ("year", "county", "department", "unit", "account", "sector", "strategy", "tier")
YEARS = Whole(2015, 2100)


class Day(click.ParamType[date]):
    """A day as 2025-06-30."""

    name = "日期"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day. Fails with a sentence."""
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}”不是日期，请写成 2025-06-30。", param, ctx)


def _ready() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wenxiao_site.settings")
    import django  # noqa: PLC0415 - only after the settings are named

    django.setup()


def facts_here(file: Path | None) -> Facts:
    """The facts of the site on this machine, or those of an exported file."""
    _ready()
    from wenxiao_site.statistics.exchange import FileError, read  # noqa: PLC0415 - after the set-up
    from wenxiao_site.statistics.facts import STORE  # noqa: PLC0415

    if file is None:
        return STORE.facts()
    try:
        return read(file)
    except FileError as error:
        raise click.ClickException(str(error)) from error


_file_option = click.option(
    "--facts",
    "file",
    metavar="文件",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="不用本机网站的数据，用 wenxiao facts export 导出的文件。",
)


@click.command("stats", help="各项统计数字：按年度范围，可按县、部门等分组，可查以前任何一天的数。")
@click.option("--from", "first", required=True, metavar="年度", type=YEARS, help="从哪个年度。")
@click.option("--to", "last", required=True, metavar="年度", type=YEARS, help="到哪个年度（含）。")
@click.option("--by", metavar="分组", type=OneOf(_BY), help=f"分组：{'、'.join(_BY)}。")
@click.option("--as-of", metavar="日期", type=Day(), help="按这一天结束时已登记的记录计算。")
@click.option("--format", "form", default="table", metavar="格式", type=OneOf(("table", "json")), help="表格或数据。")
@_file_option
def stats(first: int, last: int, by: str | None, as_of: date | None, form: str, file: Path | None) -> None:
    """Every measure over a period, and the published figures among them."""
    if first > last:
        raise click.UsageError("起始年度不能晚于终止年度。")
    facts = facts_here(file)
    from wenxiao_site.statistics.answers import answer  # noqa: PLC0415 - after the set-up
    from wenxiao_site.statistics.asking import Question, reading  # noqa: PLC0415

    question = Question(first, last, as_of=as_of, position=facts.sequence)
    asked = reading(facts, question)
    told = answer(asked, question, by)
    if form == "json":
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    click.echo(f"{first}—{last} 年度" + (f"，截至 {as_of} 登记的记录" if as_of else ""))
    for each in told["measures"]:
        click.echo(f"{each['label']}　{each['shown']}　{each['figure']}")
        for group in each.get("groups", ()):
            click.echo(f"　　{group['label']}　{group['shown']}")


@click.command("figure", help="按编号重新计算一个数字，例如 T1.2018-2024@7KQ。")
@click.argument("code", metavar="编号")
@click.option("--records", is_flag=True, help="同时列出计入的每一条记录。")
@_file_option
def figure(code: str, file: Path | None, *, records: bool) -> None:
    """Compute a figure again from its code."""
    facts = facts_here(file)
    from wenxiao_site.actions.measuring import scope_named  # noqa: PLC0415 - after the set-up
    from wenxiao_site.statistics import asking, codes  # noqa: PLC0415
    from wenxiao_site.statistics.printing import explained, listed  # noqa: PLC0415

    try:
        named = codes.read(code)
        if file is not None and named.post not in (None, codes.PUBLIC):
            raise click.ClickException("编号里带有岗位的范围，导出的文件里没有岗位，请在网站所在的机器上计算。")
        scope = scope_named(named, datetime.now(tz=UTC).date()) if file is None else asking.WHOLE
    except (codes.CodeError, LookupError) as error:
        raise click.ClickException(str(error)) from error
    asked = asking.reading(facts, named.question, scope)
    _say(explained(asking.figure(asked, named.measure, named.question), named.question))
    if records:
        _say(listed(asking.records(asked, named.measure, named.question)))


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


@click.group("facts", help="统计所依据的事实：导出为文件。")
def facts() -> None:
    """The group of commands."""


@facts.command("export", help="导出全部事实和分组信息为 Parquet 文件，可用 wenxiao stats --facts 重新计算。")
@click.argument("file", metavar="文件", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--public", is_flag=True, help="只含已经公开的，不含涉密项目。")
def export(file: Path, *, public: bool) -> None:
    """Write the facts into a file."""
    held = facts_here(None)
    from wenxiao_site.actions.measuring import public_frame  # noqa: PLC0415 - after the set-up
    from wenxiao_site.statistics.exchange import write  # noqa: PLC0415

    kept = replace(held, frame=public_frame(held)) if public else held
    try:
        write(kept, file)
    except OSError as error:
        message = f"没有导出：{file} 写不进去（{error.strerror or error}）。请检查路径、磁盘空间和权限。"
        raise click.ClickException(message) from error
    click.echo(f"已导出 {kept.frame.height:,} 条事实到 {file}，截至第 {kept.sequence} 条审计记录。")
