"""``wenxiao template``: a blank official form as a workbook."""

from __future__ import annotations

from pathlib import Path

import click

from wenxiao.forms.raw import FormType
from wenxiao_site.actions import templates
from wenxiao_site.cli.words import OneOf

_FORMS = "、".join(f"{each.value}（{each.label}）" for each in FormType)


@click.command("template", no_args_is_help=True, help=f"写出一张官方版式的空白表。\n\n表种：{_FORMS}。")
@click.argument("form", metavar="表种", type=OneOf([each.value for each in FormType]))
@click.option("-o", "--output", metavar="文件", type=click.Path(path_type=Path, dir_okay=False), help="写到哪里。")
def template(form: str, output: Path | None) -> None:
    """Write the form; the file's name is the form's own when none is given."""
    kind = FormType(form)
    target = output or Path(f"{kind.label}.xlsx")
    try:
        target.write_bytes(templates.blank(kind))
    except OSError as error:
        message = f"写不了“{target}”：{error.strerror}"
        raise click.ClickException(message) from error
    click.echo(f"已写出 {target}")
