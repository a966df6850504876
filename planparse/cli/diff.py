"""``planparse diff OLD NEW``: what really changed between two plans."""

# ruff: noqa: PTH122
# (pathlib would cost start-up time, and names are to be shown as they were given)
from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from planparse.cli.failures import say
from planparse.cli.plans import one_input, plan_of
from planparse.errors import UsageError

if TYPE_CHECKING:
    from planparse.diffing.compare import Comparison
    from planparse.reading.paths import Input

_FORMATS = ("text", "json", "md", "html", "docx")


@click.command(
    "diff",
    short_help="比较两份计划 / Compare two plans",
    options_metavar="[选项/OPTIONS]",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("old", metavar="旧/OLD")
@click.argument("new", metavar="新/NEW")
@click.option(
    "-f",
    "--format",
    "fmt",
    type=click.Choice(_FORMATS),
    help="输出格式，默认按 -o 的后缀，否则 text；docx 带修订标记 / "
    "Output format, by default from -o's suffix, else text; docx has tracked changes.",
)
@click.option(
    "-o", "--output", metavar="PATH", help="写入文件，- 为标准输出 / Write to a file; - for standard output."
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="逐条列出顺延和重新编号，长文不省略 / "
    "List what only rolled on or was renumbered too, and cut no text.",
)
@click.option(
    "--ignore",
    "ignored",
    metavar="KINDS",
    default="",
    help="不看这些变化，逗号分隔 / Leave these out, parted by commas: added, removed, reworded, moved, "
    "renumbered, rescheduled, rolled, split, merged, punctuation.",
)
@click.option(
    "--exit-code",
    is_flag=True,
    help="除顺延和重新编号外有变化时以 1 退出 / "
    "Exit with 1 when something other than rolled and renumbered changed.",
)
def diff(
    old: str, new: str, fmt: str | None, output: str | None, everything: bool, ignored: str, exit_code: bool
) -> int:
    """比较旧计划和新计划，列出真正的变化 / Compare an old plan with a new one.

    OLD 和 NEW 可以是任何能读的文件、extract 写出的 .yaml/.json、“文件#3”“文件#标题”，或 -。 /
    OLD and NEW are files of any readable kind, .yaml/.json written by extract, FILE#3, FILE#TITLE, or -.
    """
    from planparse.diffing.compare import compare
    from planparse.diffing.ignoring import parse_ignored, serious, without

    kinds = parse_ignored(ignored)
    fmt = _format(fmt, output)
    before, after = _inputs(old, new, output)
    old_plan, new_plan = plan_of(before, first=True), plan_of(after, first=True)
    comparison = compare(old_plan, new_plan, old_name=old, new_name=new)
    comparison = without(comparison, kinds)
    _write(comparison, fmt, output, everything)
    return 1 if exit_code and serious(comparison.result) else 0


command = diff


def _format(fmt: str | None, output: str | None) -> str:
    """Return the format: as asked for, else by the output's suffix, else text."""
    if output in (None, "-"):
        if fmt == "docx" and output is None and sys.stdout.isatty():
            raise UsageError(
                "Word 文档不能显示在终端上，请用 -o 新文件.docx",
                "a Word file is nothing for a terminal; use -o FILE.docx",
            )
        return fmt or "text"
    from planparse.diffing.rendering import SUFFIXES

    found = SUFFIXES.get(os.path.splitext(output or "")[1].lower())
    if fmt:
        _refuse_another(output or "", fmt, found)
        return fmt
    if found is None:
        raise UsageError(
            f"{output}：看不出要什么格式，请用 -f 说明，或用这些后缀：{' '.join(SUFFIXES)}",
            f"{output}: its suffix names no format; say it with -f, or use one of {' '.join(SUFFIXES)}",
        )
    return found


def _refuse_another(output: str, fmt: str, meant: str | None) -> None:
    """Refuse a file that no program would open by its suffix; Markdown or JSON in a .txt is text too."""
    if meant in (None, fmt) or (fmt != "docx" and meant in ("text", "md")):
        return
    raise UsageError(
        f"{output}：后缀表示 {meant}，-f 要的是 {fmt}；请改后缀，或去掉 -f",
        f"{output}: its suffix says {meant}, -f says {fmt}; change the suffix, or leave out -f",
    )


def _inputs(old: str, new: str, output: str | None) -> tuple[Input, Input]:
    from planparse.cli.output import refuse_inputs
    from planparse.reading.paths import STANDARD_INPUT

    before, after = one_input(old, "diff"), one_input(new, "diff")
    if before.path == after.path == STANDARD_INPUT:
        raise UsageError(
            "OLD 和 NEW 不能都是 -，标准输入只有一个",
            "OLD and NEW cannot both be -: there is one standard input",
        )
    if output not in (None, "-"):
        refuse_inputs(output or "", [each.path for each in (before, after) if each.path != STANDARD_INPUT])
    return before, after


def _write(comparison: Comparison, fmt: str, output: str | None, everything: bool) -> None:
    from planparse.cli.output import replaced, to_standard_output
    from planparse.diffing.rendering import DiffOptions, render

    to_terminal = output in (None, "-")
    colour = to_terminal and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    made = render(comparison, fmt, DiffOptions(colour=colour, everything=everything))
    if not to_terminal:
        with replaced(output or "") as stream:
            stream.write(made)
    elif fmt == "docx":
        sys.stdout.buffer.write(made)
        sys.stdout.buffer.flush()
    else:
        to_standard_output([made.decode()], fmt)
    if fmt == "docx":
        _say_lost(comparison, made)


def _say_lost(comparison: Comparison, made: bytes) -> None:
    """Say on standard error what cannot be read back from the tracked file."""
    from planparse.diffing.rendering.readback import lost

    for (chinese, english), found in zip(_RESOLVED, lost(comparison, made), strict=True):
        if found:
            more = len(found) - 1
            say(f"{chinese}{found[0]}{f'（另有 {more} 处 / {more} more）' if more else ''} ({english})")


_RESOLVED = (
    ("修订全部接受后，", "once all changes are accepted"),
    ("修订全部拒绝后，", "once all changes are rejected"),
)
