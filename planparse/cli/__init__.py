"""The command line.

``COMMANDS`` is the table of commands; a command's module is imported when the command is run, and
its short help stands here, so that ``planparse --help`` imports none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

COMMANDS = {
    "extract": ("planparse.cli.extract", "从文档、网页、文本中读出计划 / Read plans out of files"),
    "diff": ("planparse.cli.diff", "比较新旧计划，列出真正的变化 / Compare an old plan with a new one"),
    "generate": (
        "planparse.cli.generate",
        "由计划或模板写出可归档的文件 / Write a plan as a file for the office",
    ),
    "templates": ("planparse.cli.templates", "列出计划模板和它们的变量 / List the plan templates"),
    "check": ("planparse.cli.check", "按国家标准或本单位版式检查 / Check a Word file against a profile"),
    "dedup": ("planparse.cli.dedup", "查出多份计划中的套话 / Find what plans have in common"),
    "induce": ("planparse.cli.induce", "由相近的计划归纳模板 / Make a template of plans that are alike"),
}
"""Command -> its module, which has the ``click`` command as ``command``, and its short help."""


class Commands(click.Group):
    """A group that knows its commands by name only, and fails with one bilingual line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names in the order of ``COMMANDS``."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the module of a command, and return the command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an unknown one is named together with those that there are."""
        if args and args[0] not in COMMANDS and not ctx.resilient_parsing:
            from planparse.errors import UsageError

            known = ", ".join(COMMANDS)
            raise UsageError(
                f"没有 {args[0]} 这个命令，可用：{known}",
                f"there is no command {args[0]}; use one of {known}",
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without importing any."""
        with formatter.section("命令 / Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: ARG002
        **extra: Any,
    ) -> NoReturn:
        """Run a command line and exit: 0 done, 1 something could not be done, 2 wrong usage."""
        from planparse.cli.failures import exit_status

        with exit_status() as status:
            outcome = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
            status.code = outcome if isinstance(outcome, int) else 0
        raise SystemExit(status.code)


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    from importlib.metadata import version

    click.echo(f"planparse {version('planparse')}")
    ctx.exit()


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[选项/OPTIONS]",
    subcommand_metavar="命令/COMMAND [...]",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="显示版本 / Show the version.",
)
def main() -> None:
    """读懂中文工作计划 / Reads Chinese work plans (工作计划) as they really are.

    出错时一行一个，说明错在哪里、怎么办；设 PLANPARSE_DEBUG=1 可看到内部细节。 /
    Each error is one line with the way out; PLANPARSE_DEBUG=1 shows internal details.
    """
