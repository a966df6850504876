"""``planparse diff OLD NEW``: what really changed between two plans."""

# ruff: noqa: PTH112, PTH122, PTH123
# (pathlib would cost start-up time, and names are to be shown as they were given)
from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from planparse.cli.failures import say
from planparse.errors import UnreadableFile, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planparse.diffing.compare import Comparison
    from planparse.model import Plan
    from planparse.reading.paths import Input

_FORMATS = ("text", "json", "md", "html", "docx")
_PLAN_FILES = frozenset({".yaml", ".yml", ".json", ".jsonl", ".ndjson"})
"""Suffixes of what extract wrote, or a person: these are plans already."""
_MOST_TITLES = 5


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
    old_plan, new_plan = _plan(before), _plan(after)
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

    before, after = _input(old), _input(new)
    if before.path == after.path == STANDARD_INPUT:
        raise UsageError(
            "OLD 和 NEW 不能都是 -，标准输入只有一个",
            "OLD and NEW cannot both be -: there is one standard input",
        )
    if output not in (None, "-"):
        refuse_inputs(output or "", [each.path for each in (before, after) if each.path != STANDARD_INPUT])
    return before, after


def _input(argument: str) -> Input:
    from planparse.reading.paths import inputs_of

    if os.path.isdir(argument):
        raise UsageError(
            f"{argument}：是文件夹；diff 一次比较两个文件",
            f"{argument}: a folder; diff compares two files at a time",
        )
    return inputs_of(argument)[0]


def _plan(source: Input) -> Plan:
    """Return the plan that an input names; the first of several, with a word about the others."""
    plans = _plans(source)
    if not plans:
        raise UnreadableFile(
            f"{source.path}：没有找到计划，可用 planparse extract 看看读到了什么",
            f"{source.path}: no plan found in it; see what was read with planparse extract",
        )
    if source.selector is not None:
        return _selected(plans, source)
    if len(plans) > 1:
        say(
            f"{source.path}：有 {len(plans)} 份计划，用第 1 份；可写 {source.path}#2 另选 / "
            f"{source.path}: holds {len(plans)} plans, the first is taken; choose with {source.path}#2"
        )
    return plans[0]


def _plans(source: Input) -> Sequence[Plan]:
    from planparse.reading.paths import STANDARD_INPUT

    if source.path == STANDARD_INPUT:
        # a terminal's or a test's stream may have no buffer of bytes
        stream = getattr(sys.stdin, "buffer", None)
        data = stream.read() if stream is not None else sys.stdin.read().encode("utf-8", "replace")
        return _loaded(data, "-") if _looks_extracted(data) else _parsed(data, "-")
    suffix = os.path.splitext(source.path)[1].lower()
    data = _contents(source.path)
    return _loaded(data, source.path) if suffix in _PLAN_FILES else _parsed(data, source.path)


def _contents(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableFile(
            f"{path}：无法读取（{reason}），请检查路径，或关闭占用它的程序后重试",
            f"{path}: cannot be read ({reason}); check the path, or close the program that uses it",
        ) from None


def _looks_extracted(data: bytes) -> bool:
    """Tell whether standard input is what extract writes: its format is named in the first lines."""
    return b"planparse/" in data[:200]


def _parsed(data: bytes, name: str) -> Sequence[Plan]:
    from planparse.parsing import parse_source
    from planparse.reading import read_bytes

    return parse_source(read_bytes(data, name)).plans


def _loaded(data: bytes, name: str) -> Sequence[Plan]:
    from planparse.generating.load import load_plans
    from planparse.reading.decode import decode

    text = decode(data, name).text
    return load_plans(text, name, json=name.lower().endswith((".json", ".jsonl", ".ndjson")))


def _selected(plans: Sequence[Plan], source: Input) -> Plan:
    """Return the plan of that number, or of that title, or the only one whose title holds the words."""
    wanted = source.selector
    if isinstance(wanted, int):
        if 1 <= wanted <= len(plans):
            return plans[wanted - 1]
    else:
        exact = [plan for plan in plans if plan.title == wanted]
        holding = [plan for plan in plans if wanted and wanted in (plan.title or "")]
        found = exact or holding
        if len(found) == 1 or exact:
            return found[0]
    titles = "；".join(f"{n} {plan.title or '（无标题）'}" for n, plan in enumerate(plans[:_MOST_TITLES], 1))
    raise UsageError(
        f"{source.path}：没有（或不止一份）“{wanted}”这份计划；共 {len(plans)} 份：{titles}",
        f"{source.path}: no plan, or more than one, is {wanted!r}; it holds {len(plans)}: {titles}",
    )


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
