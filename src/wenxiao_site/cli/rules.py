"""By which rules the terminal judges: those of the site on this machine, or the shipped ones where there is none."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from wenxiao.rules import catalogue
from wenxiao_site.installation import has_database

if TYPE_CHECKING:
    from collections.abc import Callable

    from wenxiao.rulebook import Rulebook

SHIPPED = "--shipped"

shipped_option: Callable[[Any], Any] = click.option(
    SHIPPED, is_flag=True, help="只按随程序附带的规则，不用本机网站里批准的地方制度和确认。"
)


def rulebook_here(*, shipped: bool = False) -> Rulebook:
    """The rulebook of the site on this machine: with its approved instruments and confirmed values.

    `shipped`: without them. Where no database is, none is asked for; one that does not answer is told on stderr.
    """
    if shipped or not has_database():
        return catalogue.rulebook()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wenxiao_site.settings")
    import django  # noqa: PLC0415 - only where there is a database
    from django.db import DatabaseError  # noqa: PLC0415

    try:
        django.setup()
        from wenxiao_site.actions.instruments import current_rulebook  # noqa: PLC0415 - after the set-up

        return current_rulebook()
    except (DatabaseError, OSError) as error:
        click.echo(
            f"没有读到本机网站里的地方制度（{str(error).splitlines()[0]}），以下只按随程序附带的规则；"
            f"不需要地方制度时加 {SHIPPED}。",
            err=True,
        )
        return catalogue.rulebook()
