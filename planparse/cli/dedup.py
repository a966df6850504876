"""``planparse dedup``: what of many plans was copied from each other."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from planparse.cli.failures import Status, say
from planparse.dedup.model import LEVELS, Settings
from planparse.errors import PlanparseError, UsageError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from planparse.cli.progress import Advance
    from planparse.cli.work import Task
    from planparse.dedup.deduplicate import ComparedPlan, Findings
    from planparse.dedup.index import Index
    from planparse.reading.paths import Input


class Wanted(Struct, frozen=True):
    """The options of a call, as the user gave them."""

    fmt: str | None
    output: str | None
    level: tuple[str, ...]
    threshold: float
    exact: bool
    pairs: bool
    save: str | None
    against: str | None
    encoding: str | None
    jobs: int | None


@click.command(
    "dedup",
    options_metavar="[选项/OPTIONS]",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-f", "--format", "fmt", metavar="text|json|html", help="输出格式，默认 text / Output format.")
@click.option(
    "-o", "--output", metavar="PATH", help="输出文件，后缀即格式 / Output file; its suffix is the format."
)
@click.option(
    "--level",
    type=click.Choice(LEVELS),
    multiple=True,
    help="整篇、一级任务或段落，可多次，默认全部 / What is compared; may be repeated, all by default.",
)
@click.option(
    "--threshold",
    type=click.FloatRange(0.5, 1.0),
    default=0.85,
    show_default=True,
    metavar="T",
    help="相似到几成算相同 / How alike two units must be.",
)
@click.option(
    "--exact",
    is_flag=True,
    help="年份、届次、占位符、单位名称不同也算不同 / Years, ordinals, placeholders and names count.",
)
@click.option("--pairs", is_flag=True, help="列出每一对 / List every pair.")
@click.option(
    "--save", metavar="INDEX", help="存入索引，下次只读新的和改过的文件 / Keep in an index; add to it later."
)
@click.option("--against", metavar="INDEX", help="与索引中的计划比较 / Compare with the plans of an index.")
@click.option("--encoding", metavar="E", help="文本编码，默认自动判断 / Encoding of text files.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="并行进程数，默认全部核 / Processes.")
def command(paths: tuple[str, ...], **options: object) -> int:
    """查出多份计划中的套话和各自的内容 / Find what plans have in common, and what is their own.

    PATH 可以是文件、文件夹、-（标准输入），或 FILE#3、FILE#标题（其中一篇）。 /
    A file, a folder, - (standard input), or one plan of a file.
    """
    import msgspec

    return dedup(paths, msgspec.convert(options, Wanted))


def dedup(paths: tuple[str, ...], wanted: Wanted) -> int:
    """Do the work of the command and return the exit status.

    Raises ``UsageError`` for options that make no sense, ``UnreadableFile`` for an index that
    cannot be read, ``UnwritableOutput``.
    """
    fmt = _format(wanted)
    status = Status()
    inputs = list(_inputs(paths, status))
    if wanted.save is not None:
        plans, asked = _saved(inputs, wanted, status)
    else:
        plans, asked = _read(inputs, wanted, status)
    if not asked and status.code:
        return status.code
    _write(_found(plans, asked if wanted.against else None, wanted), fmt, wanted, inputs)
    return status.code


def _format(wanted: Wanted) -> str:
    from planparse.dedup.rendering import FORMATS, SUFFIXES

    if wanted.save is not None and wanted.against is not None:
        raise UsageError("--save 和 --against 只能用一个", "give --save or --against, not both")
    if wanted.fmt is not None:
        if wanted.fmt in FORMATS:
            return wanted.fmt
        raise UsageError(
            f"没有 {wanted.fmt} 这种格式，可用：{'、'.join(FORMATS)}",
            f"there is no format {wanted.fmt}; use one of {', '.join(FORMATS)}",
        )
    if wanted.output in (None, "-"):
        return "text"
    name = (wanted.output or "").lower()
    found = next((fmt for suffix, fmt in SUFFIXES.items() if name.endswith(suffix)), None)
    if found is None:
        raise UsageError(
            f"{wanted.output}：看不出要什么格式，请用 -f 说明，或用这些后缀：{' '.join(SUFFIXES)}",
            f"{wanted.output}: its suffix names no format; say it with -f, or use one of {' '.join(SUFFIXES)}",
        )
    return found


# --------------------------------------------------------------------------- in


def _inputs(paths: Iterable[str], status: Status) -> Iterator[Input]:
    """Yield what the arguments name, each file (or plan of a file) once."""
    from planparse.dedup.index import key_of
    from planparse.reading.paths import inputs_of

    seen: set[tuple[str, int | str | None]] = set()
    for path in paths:
        try:
            named = inputs_of(path)
        except PlanparseError as error:
            say(str(error))
            status.worsen(error.exit_status)
            continue
        for each in named:
            key = (key_of(each.path), each.selector)
            if key not in seen:
                seen.add(key)
                yield each


def _read(inputs: list[Input], wanted: Wanted, status: Status) -> tuple[list[ComparedPlan], set[str]]:
    """Return the plans of the inputs, what of an index matters for them, and the inputs' paths."""
    from planparse.dedup.index import key_of, opened
    from planparse.dedup.library import related

    if wanted.against is None:
        return _asked(inputs, wanted, status)
    with opened(wanted.against) as index:
        plans, asked = _asked(inputs, wanted, status)
        return plans + related(index, plans, _settings(wanted), {key_of(each.path) for each in inputs}), asked


def _asked(inputs: list[Input], wanted: Wanted, status: Status) -> tuple[list[ComparedPlan], set[str]]:
    """Return the plans of the inputs, and the inputs' paths."""
    from planparse.dedup.index import key_of

    plans: list[ComparedPlan] = []
    asked: set[str] = set()
    taken: set[tuple[str, int]] = set()
    for path, _, found in _plans_of(inputs, wanted, status):
        asked.add(path)
        # FILE and FILE#3 name the third plan twice, and it is no copy of itself
        plans.extend(plan for plan in found if (key_of(path), plan.plan) not in taken)
        taken.update((key_of(path), plan.plan) for plan in found)
    return plans, asked


def _saved(inputs: list[Input], wanted: Wanted, status: Status) -> tuple[list[ComparedPlan], set[str]]:
    """Bring the index up to date with the inputs; return all of its plans, and the inputs' paths."""
    from planparse.dedup.index import created

    for each in inputs:
        if each.selector is not None or each.path == "-":
            raise UsageError(
                f"{each.path}：--save 只存整个文件，不能用 # 选一篇，也不能用标准输入",
                f"{each.path}: --save keeps whole files; leave out # and standard input",
            )
    with created(wanted.save or "") as index:
        if index.dropped:
            say(
                f"{wanted.save}：原索引是别的版本写的，已重新建立；其中的 {index.dropped} 个文件，没有列在命令里的请再存一次 / "
                f"{wanted.save}: another version's index of {index.dropped} files was made anew; "
                "save those again that this command does not name"
            )
        for path, digest, found in _plans_of(_changed(inputs, index), wanted, status):
            index.put(path, digest, found)
        index.commit()
        _say_what_is_gone(index)
        return list(index.plans()), {each.path for each in inputs}


def _say_what_is_gone(index: Index) -> None:
    """Name a file of the index that is no longer there: its plans still count."""
    import os

    gone = [known.path for key, known in index.known().items() if not os.path.lexists(key)]
    if gone:
        say(
            f"{min(gone)}：索引中有 {len(gone)} 个这样的文件已不在原处，仍参与比较；不要它们，请删除索引后重新 --save / "
            f"{min(gone)}: files of the index that are gone still count ({len(gone)}); "
            "to be rid of them delete the index and --save anew"
        )


def _changed(inputs: list[Input], index: Index) -> list[Input]:
    """Return the inputs that the index does not hold as they are now."""
    from planparse.dedup.index import key_of

    known = index.known()
    return [
        each
        for each in inputs
        if (found := known.get(key_of(each.path))) is None
        or found.path != each.path
        or found.sha256 != _digest(each.path)
    ]


def _digest(path: str) -> str:
    from hashlib import file_digest

    try:
        with open(path, "rb") as file:  # noqa: PTH123 - the name as it was given
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        # reading it says what is wrong
        return ""


def _plans_of(
    inputs: list[Input], wanted: Wanted, status: Status
) -> Iterator[tuple[str, str, list[ComparedPlan]]]:
    """Yield path, digest and plans of every input that can be read, and name the others."""
    from planparse.cli.work import Request, Task, outcomes

    tasks = [Task(each) for each in inputs]
    normals = bool(wanted.save or wanted.against)
    request = Request(encoding=wanted.encoding, compare=True, normals=normals)
    with _progress(tasks, wanted) as advance:
        for given, outcome in zip(inputs, outcomes(tasks, request, wanted.jobs), strict=True):
            advance(outcome.errors)
            status.worsen(outcome.status)
            if outcome.compared is not None:
                yield given.path, outcome.sha256, list(outcome.compared)


def _progress(tasks: list[Task], wanted: Wanted) -> AbstractContextManager[Advance]:
    """Show a bar for several files where it disturbs nothing: results on the same terminal would."""
    to_terminal = wanted.output in (None, "-") and sys.stdout.isatty()
    if len(tasks) < 2 or not sys.stderr.isatty() or to_terminal:
        return nullcontext(_say_all)
    from planparse.cli.progress import bar

    return bar(len(tasks))


def _say_all(errors: tuple[str, ...]) -> None:
    for error in errors:
        say(error)


# --------------------------------------------------------------------------- out


def _found(plans: list[ComparedPlan], asked: set[str] | None, wanted: Wanted) -> Findings:
    from planparse.dedup.deduplicate import about
    from planparse.dedup.deduplicate import dedup as compared

    found = compared(plans, _settings(wanted))
    return found if asked is None else about(found, asked)


def _settings(wanted: Wanted) -> Settings:
    levels = tuple(level for level in LEVELS if level in wanted.level) or LEVELS
    return Settings(levels, wanted.threshold, wanted.exact, wanted.pairs, wanted.jobs)


def _write(findings: Findings, fmt: str, wanted: Wanted, inputs: list[Input]) -> None:
    from planparse.cli.output import refuse_inputs, to_standard_output, write_file
    from planparse.dedup.rendering import ReportOptions, render

    pieces = render(findings, fmt, ReportOptions(wanted.threshold))
    if wanted.output in (None, "-"):
        to_standard_output(pieces, fmt)
        return
    refuse_inputs(wanted.output or "", [each.path for each in inputs if each.path != "-"])
    write_file(wanted.output or "", pieces)
