"""``wenxiao map``: borders for the map of the overview, from a file that the place has the right to use."""

from __future__ import annotations

import os
from pathlib import Path

import click


@click.command("map", help="导入本地的行政区边界（GeoJSON，经纬度坐标），总览页改用它画图；--remove 改回示意图。")
@click.argument("file", metavar="文件", required=False, type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--remove", is_flag=True, help="去掉已导入的边界。")
def map_(file: Path | None, *, remove: bool) -> None:
    """Import borders, or take them away."""
    if (file is None) is not remove:
        raise click.UsageError("请给出一个 GeoJSON 文件，或用 --remove。")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wenxiao_site.settings")
    import django  # noqa: PLC0415 - only after the settings are named

    django.setup()
    from django.conf import settings  # noqa: PLC0415 - after the set-up

    from wenxiao_site.adapters import maps  # noqa: PLC0415
    from wenxiao_site.registry.models import Region  # noqa: PLC0415

    target = settings.VAR / "map.json"
    if file is None:
        target.unlink(missing_ok=True)
        click.echo("已去掉边界，总览页用示意图。")
        return
    try:
        drawn, others = maps.read(file.read_bytes(), Region.objects.values_list("code", flat=True))
        maps.keep(drawn, target)
    except maps.MapError as error:
        raise click.ClickException(f"{file} {error}") from error
    except OSError as error:
        raise click.ClickException(f"没有导入：{error.strerror or error}。") from error
    click.echo(f"已导入 {len(drawn.shapes)} 个地区的边界。")
    if others:
        click.echo(f"没有用上的要素 {len(others)} 个：{'、'.join(others[:5])}{'等' if len(others) > 5 else ''}。")  # noqa: PLR2004 - some
