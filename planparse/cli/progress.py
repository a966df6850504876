"""The progress bar on standard error, for many files on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[[tuple[str, ...]], None]
"""Takes the errors of the file that was just done."""


@contextmanager
def bar(count: int) -> Iterator[Advance]:
    """Show a bar for ``count`` files; it disappears when all are done, the errors stay."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("读取 / reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("", total=count)

        def advance(errors: tuple[str, ...]) -> None:
            for error in errors:
                console.print(error, markup=False, highlight=False, soft_wrap=True)
            progress.advance(task)

        yield advance
