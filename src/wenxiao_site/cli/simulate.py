"""``wenxiao simulate``: other values of the parameters, tried on recorded results."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from wenxiao_site.actions.simulation import Simulated

_WAN: Final = 1_000_000
_SHOWN: Final = 20


@click.command(help="政策试算：改一个参数，看全部项目、部门、地区、预算谁增谁减。")
@click.option("--year", "years", type=int, multiple=True, help="评价年度，可写多次；不写为全部有结果的年度。")
@click.option("--set", "given", multiple=True, metavar="参数=取值", help="如 recommended_fair_cut=15%，可写多次。")
@click.option("--format", "output", type=click.Choice(["text", "json"]), default="text", help="输出格式，缺省为 text。")
def simulate(years: tuple[int, ...], given: tuple[str, ...], output: str) -> None:
    """The figures that the page shows."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wenxiao_site.settings")
    import django  # noqa: PLC0415 - only after the settings are named

    django.setup()
    from wenxiao_site.actions import simulation  # noqa: PLC0415 - after the set-up
    from wenxiao_site.actions.errors import Refused  # noqa: PLC0415

    settings = {}
    for each in given:
        name, equals, text = each.partition("=")
        if not equals:
            raise click.ClickException(f"“{each}”应写作 参数=取值。")
        settings[name.strip()] = text
    try:
        read = simulation.read(settings)
    except Refused as refused:
        raise click.ClickException("\n".join(refused.problems.values())) from refused
    asked = sorted(years) or sorted(simulation.years_with_results())
    found = simulation.simulate(asked, None, read)
    click.echo(
        json.dumps(simulation.as_data(found), ensure_ascii=False, indent=1) if output == "json" else _text(found)
    )


def _text(found: Simulated) -> str:
    def wan(fen: int) -> str:
        sign, size = "-" if fen < 0 else "", abs(fen)
        return f"{sign}{size // _WAN:,}.{size % _WAN:06d}"

    from wenxiao_site.actions.simulation import percent  # noqa: PLC0415 - after the set-up

    moved = found.after - found.before
    breaks = f"，低于下限 {percent(found.floor)}，不能采用" if found.breaks_floor else ""
    told = [
        f"项目 {found.count:,} 个，有结果 {found.evaluated:,} 个，控制数变动 {found.moved.height:,} 个",
        f"控制数合计（万元）：现行 {wan(found.before)}，方案 {wan(found.after)}，增减 {wan(moved)}",
        f"民生占一般公共预算：现行 {percent(found.share_before)}，方案 {percent(found.share_after)}{breaks}",
    ]
    groups = (("部门", found.by_department), ("地区", found.by_county), ("预算", found.by_account))
    for label, lines in groups:
        told.append(f"{label}（增减，万元）")
        told.extend(
            f"  {each.name}　{wan(each.change)}（增 {each.rising} 个，减 {each.falling} 个）"
            for each in lines[:_SHOWN]
            if each.change
        )
    return "\n".join(told)
