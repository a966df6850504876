"""``planparse extract``: files in, plans out."""

# ruff: noqa: PTH118, PTH120, PTH122
# (pathlib would cost start-up time, and names are to be shown as they were given)
from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from planparse.cli.failures import Status, say
from planparse.cli.output import (
    SUFFIXES,
    format_of,
    is_folder,
    make_folder,
    refuse_inputs,
    to_standard_output,
    write_file,
)
from planparse.cli.work import Outcome, Request, Task, outcomes
from planparse.errors import PlanparseError, UnwritableOutput, UsageError
from planparse.reading.paths import STANDARD_INPUT, Input, inputs_of
from planparse.rendering import RenderOptions, Result, render

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from planparse.cli.progress import Advance

RENDERED_APART = frozenset({"jsonl", "text"})
"""Formats in which the output of many files is that of each, one after another."""


class Wanted(Struct, frozen=True):
    """The options of a call, as the user gave them."""

    fmt: str | None
    output: str | None
    spans: bool
    facts: bool
    explain: bool
    encoding: str | None
    original: bool
    year: int | None
    against: str | None
    patterns: str | None
    keys: str | None
    jobs: int | None


@click.command("extract", options_metavar="[选项/OPTIONS]")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-f", "--format", "fmt", metavar="|".join(SUFFIXES), help="输出格式，默认 tree / Output format."
)
@click.option(
    "-o", "--output", metavar="PATH", help="输出文件；PATH/ 为每个输入各写一个 / Output file, or folder."
)
@click.option("--spans", is_flag=True, help="标出每段在原文中的位置 / Where each part stands in the source.")
@click.option(
    "--facts", is_flag=True, help="标出日期、次数、经费等要素 / Dates, counts, money and other facts."
)
@click.option("--explain", is_flag=True, help="说明每处判断的理由 / The reason for each decision.")
@click.option("--encoding", metavar="E", help="文本编码，默认自动判断 / Encoding of text files.")
@click.option("--original", is_flag=True, help="读取修订之前的原文 / A Word file before its tracked changes.")
@click.option(
    "--year",
    type=click.IntRange(1949, 2999),
    metavar="N",
    help="未写年份时用此年 / Year where none is printed.",
)
@click.option("--against", metavar="INDEX", help="与已存索引比对套话 / Compare with a saved index.")
@click.option("--patterns", metavar="P", help="自定义要素词表 / Patterns of your own.")
@click.option(
    "--keys", type=click.Choice(["en", "zh"]), help="键名用英文或中文 / Keys in English or Chinese."
)
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="并行进程数，默认全部核 / Processes.")
def command(files: tuple[str, ...], **options: object) -> int:
    """从文件中读出计划 / Read the plans out of files.

    FILE 可以是文件、文件夹、-（标准输入），或 FILE#3、FILE#标题（其中一篇）。 /
    A file, a folder, - (standard input), or one plan of a file.
    """
    import msgspec

    return extract(files, msgspec.convert(options, Wanted))


def extract(files: tuple[str, ...], wanted: Wanted) -> int:
    """Do the work of the command and return the exit status.

    Raises ``UsageError`` for options that make no sense and ``UnwritableOutput``.
    """
    fmt = _format(wanted)
    _refuse_not_yet(wanted, fmt)
    tasks = [task for argument in files for task in _tasks(argument)]
    to_folder = wanted.output is not None and wanted.output != STANDARD_INPUT and is_folder(wanted.output)
    request = _request(wanted, fmt, apart=to_folder or (fmt in RENDERED_APART))
    status = Status()
    with _progress(len(tasks), wanted.output) as advance:
        done = _reported(outcomes(tasks, request, wanted.jobs), status, advance)
        if to_folder:
            _write_each(done, tasks, wanted.output or "", SUFFIXES[fmt], status)
        else:
            _write_all(done, tasks, wanted.output, fmt, request.options)
    return status.code


def _format(wanted: Wanted) -> str:
    if wanted.fmt is not None and wanted.fmt not in SUFFIXES:
        known = "、".join(SUFFIXES)
        raise UsageError(
            f"没有 {wanted.fmt} 这种格式，可用：{known}",
            f"there is no format {wanted.fmt}; use one of {known}",
        )
    if wanted.fmt is not None:
        return wanted.fmt
    if wanted.output in {None, STANDARD_INPUT} or is_folder(wanted.output or ""):
        return "tree"
    return format_of(wanted.output or "")


def _refuse_not_yet(wanted: Wanted, fmt: str) -> None:
    """Refuse options that are promised and still to come; the one place that knows them."""
    asked = {
        "--facts": wanted.facts,
        "--against": wanted.against,
        "--patterns": wanted.patterns,
        "--year": wanted.year,
        f"-f {fmt}": fmt in {"xlsx", "ics"},
    }
    if missing := [name for name, value in asked.items() if value]:
        names = "、".join(missing)
        raise UsageError(f"{names} 还不能用，请先去掉", f"{names}: not yet available; leave it out for now")


def _tasks(argument: str) -> list[Task]:
    try:
        return [Task(each) for each in inputs_of(argument)]
    except PlanparseError as error:
        return [Task(None, str(error), error.exit_status)]


def _request(wanted: Wanted, fmt: str, *, apart: bool) -> Request:
    on_terminal = wanted.output in {None, STANDARD_INPUT} and sys.stdout.isatty()
    options = RenderOptions(
        spans=wanted.spans,
        explain=wanted.explain,
        colour=on_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb",
        width=_width() if on_terminal else 80,
        chinese_keys=wanted.keys == "zh",
    )
    return Request(
        encoding=wanted.encoding,
        original=wanted.original,
        parse=fmt != "text",
        explain=wanted.explain,
        rendered=fmt if apart else None,
        options=options,
    )


def _width() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def _progress(count: int, output: str | None) -> AbstractContextManager[Advance]:
    """Show a bar for several files where it disturbs nothing: results on the same terminal would."""
    from contextlib import nullcontext

    if count < 2 or not sys.stderr.isatty() or (output is None and sys.stdout.isatty()):
        return nullcontext(_say_all)
    from planparse.cli.progress import bar

    return bar(count)


def _say_all(errors: tuple[str, ...]) -> None:
    for error in errors:
        say(error)


def _reported(done: Iterable[Outcome], status: Status, advance: Advance) -> Iterator[Outcome]:
    """Pass outcomes on, and say what went wrong as they come."""
    for outcome in done:
        advance(outcome.errors)
        status.worsen(outcome.status)
        yield outcome


def _write_all(
    done: Iterator[Outcome], tasks: list[Task], output: str | None, fmt: str, options: RenderOptions
) -> None:
    """Write everything to one place; nothing is written when no file could be read."""
    with_output = (outcome for outcome in done if outcome.result is not None or outcome.text is not None)
    first = next(with_output, None)
    if first is None:
        return
    pieces = _pieces(_chained(first, with_output), fmt, options, several=len(tasks) > 1)
    if output is None or output == STANDARD_INPUT:
        to_standard_output(pieces, fmt)
        return
    refuse_inputs(output, _paths(tasks))
    write_file(output, pieces)


def _chained(first: Outcome, rest: Iterator[Outcome]) -> Iterator[Outcome]:
    yield first
    yield from rest


def _pieces(done: Iterator[Outcome], fmt: str, options: RenderOptions, *, several: bool) -> Iterator[str]:
    if fmt in RENDERED_APART:
        return (outcome.text or "" for outcome in done)
    results = (outcome.result for outcome in done if outcome.result is not None)
    pieces = render(_results(results), fmt, options)
    return _as_array(pieces) if fmt == "json" and several else pieces


def _results(results: Iterable[Result]) -> Iterator[Result]:
    yield from results


def _as_array(pieces: Iterator[str]) -> Iterator[str]:
    """Make an array of one extraction too: the shape follows the inputs, not how many could be read."""
    first = next(pieces)
    if first.startswith("["):
        yield first
        yield from pieces
        return
    yield "[\n" + first
    yield from pieces
    yield "]\n"


def _write_each(done: Iterator[Outcome], tasks: list[Task], folder: str, suffix: str, status: Status) -> None:
    """Write one file for each input, in the same folders; a file that cannot be written is named."""
    paths = _targets([task.input for task in tasks if task.input is not None], folder, suffix)
    inputs = _paths(tasks)
    for path in paths.values():
        refuse_inputs(path, inputs)
    made = set[str]()
    for outcome in done:
        if outcome.text is None or outcome.input is None:
            continue
        path = paths[outcome.input]
        try:
            if (parent := os.path.dirname(path)) not in made:
                make_folder(parent)
                made.add(parent)
            write_file(path, [outcome.text])
        except UnwritableOutput as error:
            say(str(error))
            status.worsen(error.exit_status)


def _targets(inputs: list[Input], folder: str, suffix: str) -> dict[Input, str]:
    """Return each input's output.

    Inputs that would share one (a.txt and a.md, a.txt#1 and a.txt#2) keep their own suffix, and the
    plan's number, in their names.  Raises ``UsageError`` when that does not part them.
    """
    short = {each: os.path.splitext(each.relative)[0] + suffix for each in inputs}
    doubled = _doubled(short.values())
    long = {each: each.relative + _picked(each) + suffix for each in inputs}
    names = {each: long[each] if _folded(short[each]) in doubled else short[each] for each in inputs}
    if clash := _doubled(names.values()):
        name = min(clash)
        raise UsageError(
            f"{folder}：几个输入都会写成 {name}，请分几次处理",
            f"{folder}: several inputs would be written as {name}; process them one by one",
        )
    return {each: os.path.join(folder, name) for each, name in names.items()}


def _picked(given: Input) -> str:
    if given.selector is None:
        return ""
    return "#" + "".join("_" if char in '\\/:*?"<>|' or char < " " else char for char in str(given.selector))


def _folded(name: str) -> str:
    """Names that differ by case alone are one file on Windows and macOS."""
    return os.path.normcase(name).lower()


def _doubled(names: Iterable[str]) -> set[str]:
    seen, doubled = set[str](), set[str]()
    for name in map(_folded, names):
        (doubled if name in seen else seen).add(name)
    return doubled


def _paths(tasks: list[Task]) -> list[str]:
    return [task.input.path for task in tasks if task.input is not None and task.input.path != STANDARD_INPUT]
