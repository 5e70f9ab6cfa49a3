"""``wenxiao``: check forms, write blank ones, look rules up, serve the site."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from wenxiao_site.cli.words import LazyGroup, run

_COMMANDS = {
    "check": ("wenxiao_site.cli.check:check", "检查绩效表：读取、重新计分、逐格指出问题"),
    "template": ("wenxiao_site.cli.template:template", "写出一张官方版式的空白表"),
    "rulebook": ("wenxiao_site.cli.rulebook:rulebook", "查规则：每个参数的取值、依据和沿革"),
    "found": ("wenxiao_site.cli.found:found", "初始化：第一个地区和三名管理员"),
    "migrate": ("wenxiao_site.cli.database:migrate", "建立数据库，或升级到本程序的版本"),
    "backup": ("wenxiao_site.cli.database:backup", "备份全部数据和佐证材料，不必停机"),
    "restore": ("wenxiao_site.cli.database:restore", "把备份恢复到一个空的数据库"),
    "audit": ("wenxiao_site.cli.database:audit", "审计记录：核对审计链"),
    "stats": ("wenxiao_site.cli.statistics:stats", "统计：各项数字，按年度、县、部门等"),
    "figure": ("wenxiao_site.cli.statistics:figure", "按编号重新计算一个数字"),
    "facts": ("wenxiao_site.cli.statistics:facts", "导出统计所依据的事实"),
    "report": ("wenxiao_site.cli.report:report", "写出报告：综述、年度报告、部门和县（市）的报告"),
    "map": ("wenxiao_site.cli.map:map_", "导入本地的行政区边界，画在总览页"),
    "kit": ("wenxiao_site.cli.report:kit", "核对材料：全部公开数据，供人重新计算每个公开的数字"),
    "demo": ("wenxiao_site.cli.demo:demo", "演示数据：一个完整的地区，供试用"),
    "simulate": ("wenxiao_site.cli.simulate:simulate", "政策试算：改一个参数，看谁增谁减"),
    "remind": ("wenxiao_site.cli.remind:remind", "提醒即将到期的待办和工作批次，每天运行一次"),
    "jobs": ("wenxiao_site.cli.jobs:jobs", "后台任务：检查和导入数据文件；serve 会自动启动"),
    "escalate": ("wenxiao_site.cli.escalate:escalate", "逾期未处置的预警逐级上报，每天运行一次"),
    "serve": ("wenxiao_site.cli.serve:serve", "在本机打开网站"),
}


@click.group(
    cls=LazyGroup, lazy=_COMMANDS, subcommand_metavar="命令 …", help="问效：预算绩效管理，每个数都说得出为什么。"
)
@click.version_option(package_name="wenxiao", message="问效 %(version)s")
@click.option("--debug", is_flag=True, help="出错时显示程序内部的详情。")
def wenxiao(*, debug: bool) -> None:
    """The commands."""
    del debug  # `words.run` looks for it


def main() -> NoReturn:
    """The entry point of the installed command."""
    sys.exit(run(wenxiao))
