"""One file's work: read it, parse it, pick a plan; whatever goes wrong is part of the outcome.

``outcomes`` does many files, in processes of their own where that is worth it, and gives the
outcomes in the order of the input while it holds only a few of them.
"""

# ruff: noqa: PTH116
# (pathlib would cost start-up time, and names are to be shown as they were given)
from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from msgspec import Struct

from planparse.errors import PlanparseError
from planparse.reading.paths import STANDARD_INPUT, Input
from planparse.rendering import BINARY_FORMATS, RenderOptions, Result, render, render_bytes

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from planparse.dedup.deduplicate import ComparedPlan
    from planparse.model import Extraction, Source

WORTH_PROCESSES = 1 << 20
"""Bytes of input from which starting processes takes less time than it saves."""

MOST_PROCESSES = 60
"""Windows waits for no more than 61 at once."""


class Request(Struct, frozen=True):
    """What is to be done with each file."""

    encoding: str | None = None
    original: bool = False
    parse: bool = True
    """False when only the source as read is wanted."""
    explain: bool = False
    enrich: bool = False
    """Add dates and calendar issues."""
    facts: bool = False
    patterns: str | None = None
    year: int | None = None
    """The year of plans that print none."""
    against: str | None = None
    """A folder of ``dedup --save``, whose paragraphs are pointed out among the issues."""
    fmt: str = "json"
    compare: bool = False
    """Only what ``dedup`` compares is the outcome; it is less to send between processes than a result."""
    normals: bool = False
    """With the normalized texts that an index keeps."""
    apart: bool = False
    """Render each result at once, by itself; otherwise the result itself is the outcome."""
    options: RenderOptions = RenderOptions()


class Task(Struct, frozen=True):
    """An input, or what is wrong with the argument that should have named one."""

    input: Input | None
    error: str = ""
    status: int = 0
    data: bytes | None = None
    """What came from standard input."""


class Outcome(Struct, frozen=True):
    """What became of a task."""

    input: Input | None = None
    result: Result | None = None
    written: str | bytes | None = None
    """The result as rendered by itself."""
    compared: tuple[ComparedPlan, ...] | None = None
    sha256: str = ""
    """Digest of the file that the plans to compare are from."""
    errors: tuple[str, ...] = ()
    status: int = 0


def outcomes(tasks: list[Task], request: Request, jobs: int | None) -> Iterator[Outcome]:
    """Do all tasks; outcomes come in the order of ``tasks``.

    ``jobs`` is how many processes may work; None takes all cores when there is more than one file
    and they are large enough together.
    """
    processes = _processes(tasks, jobs)
    if processes < 2:
        return (work(_with_data(task), request) for task in tasks)
    return _parallel(tasks, request, processes)


def work(task: Task, request: Request) -> Outcome:
    """Do one task; it never raises."""
    from planparse.cli.failures import unexpected

    if task.input is None:
        return Outcome(errors=(task.error,), status=task.status)
    try:
        return _done(task, task.input, request)
    except PlanparseError as error:
        return Outcome(task.input, errors=(str(error),), status=error.exit_status)
    except Exception as error:  # noqa: BLE001 - a file that breaks planparse must not keep the others from being done
        return Outcome(task.input, errors=(unexpected(task.input.path, error),), status=1)


def _done(task: Task, given: Input, request: Request) -> Outcome:
    from planparse.reading import read, read_bytes

    if task.data is not None:
        source = read_bytes(task.data, given.path, encoding=request.encoding, original=request.original)
    else:
        source = read(given.path, encoding=request.encoding, original=request.original)
    result = _marked(_enriched(_result(source, given, request), request), request)
    result, left_out = _with_years(result, given, request)
    wanting = tuple(_wanting(result.extraction, given.path, request))
    errors = (*left_out, *wanting)
    if wanting and request.fmt in BINARY_FORMATS:
        return Outcome(given, errors=left_out or wanting, status=1)
    status = 1 if errors else 0
    if request.compare:
        plans = _compared(given, result, request)
        return Outcome(given, compared=plans, sha256=source.sha256, errors=errors, status=status)
    if not request.apart:
        return Outcome(given, result, errors=errors, status=status)
    return Outcome(given, written=_written(result, request), errors=errors, status=status)


def _with_years(result: Result, given: Input, request: Request) -> tuple[Result, tuple[str, ...]]:
    """Leave the plans without a year out of a workbook or calendar, and name them.

    Raises ``UsageError`` when no plan of the file has a year.
    """
    plans = result.extraction.plans
    dated = tuple(plan for plan in plans if plan.year is not None)
    if request.fmt not in BINARY_FORMATS or request.year is not None or len(dated) == len(plans):
        return result, ()
    if not dated:
        from planparse.rendering.dating import dated_plans

        list(dated_plans([result], None))  # raises, with the way out
    from msgspec.structs import replace

    named = tuple(
        _without_year(given.path, given.selector or number)
        for number, plan in enumerate(plans, 1)
        if plan.year is None
    )
    return Result(result.source, replace(result.extraction, plans=dated)), named


def _without_year(path: str, which: int | str) -> str:
    return (
        f"{path}#{which} 没有印年份，没有写入；要写入请加 --year，例如 --year 2026 / "
        f"{path}#{which} prints no year and was left out; give one, as in --year 2026"
    )


def _written(result: Result, request: Request) -> str | bytes:
    if request.fmt in BINARY_FORMATS:
        return render_bytes([result], request.fmt, request.options, request.year)
    return "".join(render([result], request.fmt, request.options))


def _enriched(result: Result, request: Request) -> Result:
    if not request.enrich:
        return result
    from planparse.language.enrich import enrich

    extraction = enrich(result.extraction, year=request.year, facts=request.facts, patterns=request.patterns)
    return Result(result.source, extraction)


def _result(source: Source, given: Input, request: Request) -> Result:
    if not request.parse and given.selector is None:
        return Result(source, _unparsed(source))
    from planparse.parsing import parse_source

    extraction = parse_source(source, explain=request.explain)
    if given.selector is None or request.compare:
        return Result(source, extraction)
    from planparse.cli.selection import lines_of, select

    extraction = select(extraction, given.selector)
    if request.parse:
        return Result(source, extraction)
    return Result(lines_of(source, extraction.plans[0]), extraction)


def _compared(given: Input, result: Result, request: Request) -> tuple[ComparedPlan, ...]:
    """Return the plans of a file that are asked for, numbered as they stand in it."""
    from planparse.cli.selection import select
    from planparse.dedup.deduplicate import ComparedPlan, with_normals
    from planparse.dedup.units import pieces_of

    extraction, text = result.extraction, result.source.text
    picked = extraction if given.selector is None else select(extraction, given.selector)
    made = (
        ComparedPlan(given.path, number, str(plan.title or ""), pieces_of(plan, text))
        for number, plan in enumerate(extraction.plans, 1)
        if any(plan is each for each in picked.plans)
    )
    return tuple(map(with_normals, made) if request.normals else made)


def _unparsed(source: Source) -> Extraction:
    from planparse.model import Extraction, SourceInfo

    info = SourceInfo(source.name, source.sha256, source.kind, source.encoding, len(source.text))
    return Extraction(source=info, set_aside=source.set_aside, issues=source.issues)


def _marked(result: Result, request: Request) -> Result:
    if request.against is None:
        return result
    from planparse.cli.boilerplate import marked

    return Result(result.source, marked(result.extraction, result.source.text, request.against))


def _wanting(extraction: Extraction, path: str, request: Request) -> Iterator[str]:
    """Yield what a file lacks that the format shows: a line, or none."""
    if not extraction.plans and request.parse:
        yield _no_plan(path)
    elif request.fmt == "ics" and not any(p.items for plan in extraction.plans for p in plan.schedule):
        yield (
            f"{path}：没有日程，写不出日历；用 -f tree 可看读出了什么 / "
            f"{path}: no schedule, so there is no calendar to write; -f tree shows what was read"
        )


def _no_plan(path: str) -> str:
    return (
        f"{path}：没有找到工作计划，全文已列入 set_aside；用 -f text 可看读到了什么 / "
        f"{path}: no work plan found, all of its text is in set_aside; -f text shows what was read"
    )


def _with_data(task: Task) -> Task:
    if task.input is None or task.input.path != STANDARD_INPUT or task.data is not None:
        return task
    # a terminal's or a test's stream may have no buffer of bytes
    stream = getattr(sys.stdin, "buffer", None)
    data = stream.read() if stream is not None else sys.stdin.read().encode("utf-8", "replace")
    return Task(task.input, data=data)


def _processes(tasks: list[Task], jobs: int | None) -> int:
    files = [task.input.path for task in tasks if task.input is not None]
    if len(files) < 2 or jobs == 1:
        return 1
    if jobs is None and sum(map(_size, files)) < WORTH_PROCESSES:
        return 1
    return min(jobs or _cores(), len(files), MOST_PROCESSES)


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def _cores() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _parallel(tasks: list[Task], request: Request, processes: int) -> Iterator[Outcome]:
    """Keep a few tasks ahead of the one whose outcome is due."""
    from concurrent.futures.process import BrokenProcessPool

    pool = _pool(processes)
    rest = map(_with_data, tasks)
    ahead: deque[Task] = deque()
    futures: deque[Future[Outcome]] = deque()

    def submit(count: int) -> None:
        for task in islice(rest, count):
            # first noted, then submitted: a broken pool takes no more
            ahead.append(task)
            futures.append(pool.submit(work, task, request))

    try:
        submit(4 * processes)
        while ahead:
            yield futures[0].result()
            ahead.popleft()
            futures.popleft()
            submit(1)
    except BrokenProcessPool:
        yield from _alone(chain(ahead, rest), request)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _alone(tasks: Iterable[Task], request: Request) -> Iterator[Outcome]:
    """Go on after a process was killed: one task in one process, so that only the culprit is lost."""
    from concurrent.futures.process import BrokenProcessPool

    pool = _pool(1)
    for task in tasks:
        try:
            yield pool.submit(work, task, request).result()
        except BrokenProcessPool:
            pool.shutdown(wait=False)
            pool = _pool(1)
            yield Outcome(task.input, errors=(_killed(task),), status=1)
    pool.shutdown()


def _killed(task: Task) -> str:
    path = task.input.path if task.input else ""
    return (
        f"{path}：处理它的进程被系统终止，可能内存不足；请单独处理，或用 --jobs 1 / "
        f"{path}: the process that worked on it was killed, perhaps for want of memory; "
        "do it alone, or with --jobs 1"
    )


def _pool(processes: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # spawned on every system alike: forking beside the thread of a progress bar may hang
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_leave_interrupts)


def _leave_interrupts() -> None:
    """Ctrl-C is for the parent; a worker would only print a traceback."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
