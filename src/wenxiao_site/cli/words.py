"""Click in Chinese: help texts, usage errors, and no traceback for anyone who did not ask for one."""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_HEADINGS = {"Options": "选项", "Commands": "命令", "Positional arguments": "参数"}
_TEXTS = {"Show this message and exit.": "显示这段说明。", "Show the version and exit.": "显示版本号。"}
INTERRUPTED = 130
BROKEN = 70


class ChineseHelp(click.HelpFormatter):
    """Help texts with Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """``用法：wenxiao check …``."""
        super().write_usage(prog, args.replace("[OPTIONS]", "[选项]"), prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        """A heading in Chinese."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """A list of terms, click's own texts translated."""
        super().write_dl([(term, _TEXTS.get(text, text)) for term, text in rows], col_max, col_spacing)


class Whole(click.IntRange):
    """A whole number within bounds."""

    def fail(self, message: str, param: click.Parameter | None = None, ctx: click.Context | None = None) -> NoReturn:
        """Say which numbers are meant."""
        del message
        super().fail(f"请写 {self.min} 到 {self.max} 之间的整数。", param, ctx)


class OneOf(click.Choice[str]):
    """One of some words."""

    def fail(self, message: str, param: click.Parameter | None = None, ctx: click.Context | None = None) -> NoReturn:
        """Say which words are meant."""
        del message
        super().fail(f"请写 {'、'.join(self.choices)} 中的一个。", param, ctx)


class LazyGroup(click.Group):
    """A group that imports a command only when it is called; its help needs none of them.

    `lazy`: name → (``module:attribute``, one-line help).
    """

    def __init__(self, name: str | None = None, *, lazy: Mapping[str, tuple[str, str]], **given: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(name, **given)
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order given."""
        del ctx
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        del ctx
        if cmd_name not in self.lazy:
            return None
        module, _, attribute = self.lazy[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the one-line helps alone."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in self.lazy.items()])


def sentence(error: click.ClickException) -> str:
    """What click has to say, as a Chinese sentence."""
    match error:
        case click.NoSuchOption():
            return f"没有选项 {error.option_name}。"
        case click.MissingParameter() if error.param is not None:
            return f"缺少参数 {error.param.make_metavar(error.ctx or click.Context(click.Command('')))}。"
        case click.BadParameter() if error.param is not None:
            return f"{max(error.param.opts, key=len)} 的值不对：{error.message}"
        case click.UsageError() if error.message.startswith("No such command"):
            return error.message.replace("No such command", "没有命令").rstrip(".") + "。"
        case _:
            return error.message


def run(command: click.Command, args: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code; whatever goes wrong is one sentence on stderr.

    ``--debug`` right after the program's name lets the traceback through.
    """
    click.Context.formatter_class = ChineseHelp
    given = sys.argv[1:] if args is None else list(args)
    try:
        code = command.main(given, prog_name="wenxiao", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help())
        return 0
    except click.UsageError as error:
        hint = f"\n用法见：{error.ctx.command_path} --help" if error.ctx else ""
        click.echo(sentence(error) + hint, err=True)
        return error.exit_code
    except click.ClickException as error:
        click.echo(sentence(error), err=True)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("\n已中断。", err=True)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has gone (… | head); nothing to say to it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if "--debug" in given[:1]:
            raise
        click.echo(f"出错：{str(error) or type(error).__name__}\n要看详情，请用 wenxiao --debug 再运行一次。", err=True)
        return BROKEN
    return code if isinstance(code, int) else 0
