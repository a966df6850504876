"""What the user names on the command line -> the files to read.

An argument is a file, a folder (every readable file below it), ``-`` (standard input), or a file
with one of its plans (``FILE#3``, ``FILE#标题``); a file whose name really holds the ``#`` wins.
"""

# ruff: noqa: PTH112, PTH113, PTH118, PTH119, PTH122
# (pathlib would cost start-up time, and names are to be shown as they were given)
from __future__ import annotations

import os
from collections.abc import Iterator

from msgspec import Struct

from planparse.errors import UnreadableFile, UsageError
from planparse.reading import SUFFIXES

STANDARD_INPUT = "-"


class Input(Struct, frozen=True):
    """One file to read."""

    path: str
    """As given, below a folder with the folder's path before it; ``-`` is standard input."""
    selector: int | str | None = None
    """The plan to pick: its number from 1, or its title."""
    relative: str = ""
    """Where it stands below the folder that was named; a file named itself has only its name."""


def inputs_of(argument: str) -> list[Input]:
    """Return the files that an argument names; a folder's are in the order of their paths.

    Raises ``UnreadableFile`` for what does not exist, lock files of Word and folders without
    readable files, ``UsageError`` for a ``#`` with nothing behind it.
    """
    if argument == STANDARD_INPUT:
        return [Input(argument, relative="stdin")]
    if os.path.isdir(argument):
        return _below(argument)
    if not os.path.lexists(argument):
        return [_selected(argument)]
    return [_named(argument)]


def _named(path: str, selector: int | str | None = None) -> Input:
    name = os.path.basename(path)
    if name.startswith("~$"):
        raise UnreadableFile(
            f"{path}：是 Word 打开文档时的临时锁文件，请改用去掉 ~$ 的那个文件",
            f"{path}: a lock file that Word leaves while a document is open; name the file without ~$",
        )
    return Input(path, selector, name)


def _selected(argument: str) -> Input:
    """Part ``FILE#PLAN`` at the last # that leaves the name of a file."""
    at = argument.rfind("#")
    while at > 0:
        path, wanted = argument[:at], argument[at + 1 :].strip()
        if path == STANDARD_INPUT or os.path.isfile(path):
            if not wanted:
                raise UsageError(
                    f"{argument}：# 后面要写第几篇或标题，如 {path}#1",
                    f"{argument}: write a plan's number or title behind the #, as in {path}#1",
                )
            selector = int(wanted) if wanted.isascii() and wanted.isdecimal() and len(wanted) < 9 else wanted
            return Input(path, selector, "stdin") if path == STANDARD_INPUT else _named(path, selector)
        at = argument.rfind("#", 0, at)
    raise UnreadableFile(
        f"{argument}：没有这个文件或文件夹，请检查路径", f"{argument}: no such file or folder; check the path"
    )


def _below(folder: str) -> list[Input]:
    found: list[Input] = []
    faults: list[OSError] = []
    locked = 0
    for path in _walked(folder, faults):
        name = os.path.basename(path)
        if name.startswith("~$"):
            locked += 1
        elif not name.startswith(".") and os.path.splitext(name)[1].lower() in SUFFIXES:
            found.append(Input(path, relative=os.path.relpath(path, folder)))
    if not found:
        raise _nothing_in(folder, faults, locked)
    return sorted(found, key=lambda each: each.relative.replace("\\", "/").split("/"))


def _walked(folder: str, faults: list[OSError]) -> Iterator[str]:
    for parent, folders, names in os.walk(folder, onerror=faults.append):
        # ``._x`` and ``.git`` alike begin with a point; links to folders could lead in circles
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            yield os.path.join(parent, name)


def _nothing_in(folder: str, faults: list[OSError], locked: int) -> UnreadableFile:
    if faults:
        reason = faults[0].strerror or type(faults[0]).__name__
        return UnreadableFile(
            f"{folder}：无法读取文件夹（{reason}）", f"{folder}: the folder cannot be read ({reason})"
        )
    skipped = (
        (f"（已跳过 {locked} 个 Word 锁文件 ~$*）", f" ({locked} lock files ~$* skipped)")
        if locked
        else ("", "")
    )
    return UnreadableFile(
        f"{folder}：文件夹里没有能读的文件{skipped[0]}；能读 .docx .doc .txt .html .md .pdf 等",
        f"{folder}: no readable files in this folder{skipped[1]}; "
        ".docx .doc .txt .html .md .pdf and the like can be read",
    )
