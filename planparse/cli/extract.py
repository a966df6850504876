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
    refuse_terminal,
    to_standard_output,
    to_standard_output_as_bytes,
    write_file,
)
from planparse.cli.work import Outcome, Request, Task, outcomes
from planparse.errors import PlanparseError, UnwritableOutput, UsageError
from planparse.reading.paths import STANDARD_INPUT, Input, inputs_of
from planparse.rendering import BINARY_FORMATS, RenderOptions, Result, render, render_bytes

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from planparse.cli.progress import Advance

RENDERED_APART = frozenset({"jsonl", "text"})
"""Formats in which the output of many files is that of each, one after another."""

UNDATED = frozenset({"tree", "text", "md"})
"""Formats that show no dates: those of the source as it is printed, and the quick look at it."""


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
    "--facts", is_flag=True, help="标出日期、次数、经费等要素 / Mark dates, counts, money and other facts."
)
@click.option("--explain", is_flag=True, help="说明每处判断的理由 / The reason for each decision.")
@click.option("--encoding", metavar="E", help="文本编码，默认自动判断 / Encoding of text files.")
@click.option("--original", is_flag=True, help="读取修订之前的原文 / A Word file before its tracked changes.")
@click.option(
    "--year",
    type=click.IntRange(1949, 2999),
    metavar="N",
    help="未写年份的计划，日期按此年 / Year for the dates of plans that print none.",
)
@click.option("--against", metavar="INDEX", help="指出索引中已有的套话 / Point out what a saved index holds.")
@click.option(
    "--patterns",
    metavar="P",
    help="自定义要素词表（JSONL），兼有 --facts / Your own patterns; implies --facts.",
)
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
    to_folder = not _to_standard_output(wanted) and is_folder(wanted.output or "")
    if fmt in BINARY_FORMATS and _to_standard_output(wanted):
        refuse_terminal()
    _check_own(wanted)
    tasks = [task for argument in files for task in _tasks(argument)]
    # one file by itself is written as it is rendered, which takes less memory
    request = _request(wanted, fmt, apart=to_folder or (fmt in RENDERED_APART and len(tasks) > 1))
    status = Status()
    with _progress(len(tasks), wanted.output) as advance:
        done = _reported(outcomes(tasks, request, wanted.jobs), status, advance)
        if to_folder:
            _write_each(done, tasks, wanted.output or "", SUFFIXES[fmt], status)
        else:
            _write_all(done, tasks, wanted.output, request)
    return status.code


def _format(wanted: Wanted) -> str:
    to_word = (wanted.output or "").lower().endswith(".docx") and not is_folder(wanted.output or "")
    if wanted.fmt == "docx" or (wanted.fmt is None and to_word):
        target = wanted.output if to_word else "新计划.docx"
        raise UsageError(
            f"extract 不写 Word 文档，请用 generate，例如 planparse generate 计划.txt -o {target}",
            f"extract writes no Word files; use generate, as in planparse generate plan.txt -o {target}",
        )
    if wanted.fmt is not None and wanted.fmt not in SUFFIXES:
        raise UsageError(
            f"没有 {wanted.fmt} 这种格式，可用：{'、'.join(SUFFIXES)}",
            f"there is no format {wanted.fmt}; use one of {', '.join(SUFFIXES)}",
        )
    if wanted.fmt is not None:
        return wanted.fmt
    if _to_standard_output(wanted) or is_folder(wanted.output or ""):
        return "tree"
    return format_of(wanted.output or "")


def _to_standard_output(wanted: Wanted) -> bool:
    return wanted.output in {None, STANDARD_INPUT}


def _check_own(wanted: Wanted) -> None:
    """Raise what is wrong with the user's patterns or index once, before any file is read."""
    if wanted.patterns is not None:
        from planparse.language.enrich import finder_for

        finder_for(wanted.patterns)
    if wanted.against is not None:
        from planparse.dedup.index import opened

        with opened(wanted.against):
            pass


def _tasks(argument: str) -> list[Task]:
    try:
        return [Task(each) for each in inputs_of(argument)]
    except PlanparseError as error:
        return [Task(None, str(error), error.exit_status)]


def _request(wanted: Wanted, fmt: str, *, apart: bool) -> Request:
    on_terminal = _to_standard_output(wanted) and sys.stdout.isatty()
    facts = wanted.facts or wanted.patterns is not None
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
        enrich=fmt not in UNDATED or (facts and fmt == "tree"),
        facts=facts,
        patterns=wanted.patterns,
        year=wanted.year,
        against=wanted.against if fmt != "text" else None,
        fmt=fmt,
        apart=apart,
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


def _write_all(done: Iterator[Outcome], tasks: list[Task], output: str | None, request: Request) -> None:
    """Write everything to one place; nothing is written when no file could be read."""
    if output is not None and output != STANDARD_INPUT:
        refuse_inputs(output, _paths(tasks))
    with_output = (each for each in done if each.result is not None or each.written is not None)
    first = next(with_output, None)
    if first is None:
        return
    found = _chained(first, with_output)
    if request.fmt in BINARY_FORMATS:
        _write_bytes(render_bytes(_results(found), request.fmt, request.options, request.year), output)
        return
    pieces = _pieces(found, request, several=len(tasks) > 1)
    if output is None or output == STANDARD_INPUT:
        to_standard_output(pieces, request.fmt)
        return
    write_file(output, pieces)


def _write_bytes(data: bytes, output: str | None) -> None:
    if output is None or output == STANDARD_INPUT:
        to_standard_output_as_bytes(data)
        return
    write_file(output, [data])


def _chained(first: Outcome, rest: Iterator[Outcome]) -> Iterator[Outcome]:
    yield first
    yield from rest


def _pieces(done: Iterator[Outcome], request: Request, *, several: bool) -> Iterator[str]:
    if request.apart:
        return (outcome.written for outcome in done if isinstance(outcome.written, str))
    pieces = render(_results(done), request.fmt, request.options)
    return _as_array(pieces) if request.fmt == "json" and several else pieces


def _results(done: Iterable[Outcome]) -> Iterator[Result]:
    return (outcome.result for outcome in done if outcome.result is not None)


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
        if outcome.written is None or outcome.input is None:
            continue
        path = paths[outcome.input]
        try:
            if (parent := os.path.dirname(path)) not in made:
                make_folder(parent)
                made.add(parent)
            write_file(path, [outcome.written])
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
