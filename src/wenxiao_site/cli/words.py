"""Click, in Chinese: help texts and usage errors."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDS = {
    "Usage:": "用法：",
    "Options:": "选项：",
    "Commands:": "命令：",
    "Options": "选项",
    "Commands": "命令",
}


def said(error: click.ClickException) -> str:
    """A usage error as one Chinese sentence."""
    match error:
        case click.NoSuchOption():
            return f"没有选项 {error.option_name}。"
        case click.MissingParameter():
            name = error.param.make_metavar(error.ctx) if error.param and error.ctx else error.param_hint
            return f"缺少参数 {name}。"
        case click.BadParameter() if error.param is not None:
            return f"参数 {error.param.opts[-1]} 的值不对：{error.message}"
        case click.UsageError() if error.message.startswith("No such command"):
            return error.message.replace("No such command", "没有命令")
        case _:
            return error.message
