"""Errors as the user sees them: one line each on standard error, in Chinese and English.

What planparse itself did not foresee is a line too, with a request to report it; the environment
variable ``PLANPARSE_DEBUG=1`` shows the traceback below it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from planparse.errors import PlanparseError

INTERRUPTED = 130
"""128 + SIGINT, as shells have it."""

DEBUG = "PLANPARSE_DEBUG"


class Status:
    """The exit status; the worse of two stays."""

    def __init__(self) -> None:
        """Begin with 0, done."""
        self.code = 0

    def worsen(self, code: int) -> None:
        """Take note of ``code``."""
        self.code = max(self.code, code)


@contextmanager
def exit_status() -> Iterator[Status]:
    """Turn whatever ends a command early into one line on standard error and an exit status."""
    status = Status()
    try:
        yield status
    except click.exceptions.Exit as end:
        status.code = end.exit_code
    except (KeyboardInterrupt, click.Abort):
        status.code = INTERRUPTED
    except BrokenPipeError:
        _close_quietly()
    except click.ClickException as error:
        status.code = _show_usage(error)
    except PlanparseError as error:
        for line in (*error.details, str(error)):
            say(line)
        status.code = error.exit_status
    except Exception as error:  # noqa: BLE001 - the outermost edge: never a traceback
        say(unexpected("planparse", error))
        status.code = 1


def say(line: str) -> None:
    """Write one line to standard error, whatever its encoding can show."""
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    click.echo(line.encode(encoding, "replace").decode(encoding), err=True)


def unexpected(name: str, error: Exception) -> str:
    """Return the line for an error of planparse itself while it was busy with ``name``."""
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    line = (
        f"{name}：planparse 内部出错（{what}），请把这个文件连同本行报告给开发者 / "
        f"{name}: an error inside planparse ({what}); please report it with this file"
    )
    if os.environ.get(DEBUG) in {None, "", "0"}:
        return line
    from traceback import format_exception

    return line + "\n" + "".join(format_exception(error)).rstrip()


def _show_usage(error: click.ClickException) -> int:
    if isinstance(error, click.UsageError) and error.ctx is not None and _wants_help(error):
        click.echo(error.ctx.get_help(), err=True)
        return 2
    english = " ".join(error.format_message().split()).rstrip(".")
    way_out = _way_out(error)
    say(f"{_chinese(error)}{way_out and f'，见 {way_out}'} / {english}{way_out and f'; see {way_out}'}")
    return error.exit_code


def _wants_help(error: click.UsageError) -> bool:
    # click 8.2 has a class for it, before that the help is the message
    return type(error).__name__ == "NoArgsIsHelpError"


def _way_out(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{context.command_path} --help" if context else ""


def _chinese(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"没有 {error.option_name} 这个选项"
    if isinstance(error, click.MissingParameter):
        return f"缺少{_parameter(error)}"
    if isinstance(error, click.BadParameter):
        return f"{_parameter(error)}的值不对"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 用法不对"
    if isinstance(error, click.FileError):
        return f"{error.ui_filename}：打不开"
    return "命令用法不对"


def _parameter(error: click.BadParameter) -> str:
    if error.param is None:
        return "参数"
    if isinstance(error.param, click.Option):
        return f"选项 {error.param.opts[-1]} "
    return f"参数 {(error.param.metavar or error.param.opts[0]).upper()} "


def _close_quietly() -> None:
    """Whoever read our output has gone; keep Python from complaining of it when it exits."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return
