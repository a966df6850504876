"""Where results go: standard output in whatever it can show, files as a whole or not at all."""

# ruff: noqa: PTH101, PTH103, PTH105, PTH108, PTH110, PTH112, PTH113, PTH116, PTH118, PTH120, PTH122, PTH123
# (pathlib would cost start-up time, and names are to be shown as they were given)
from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO

from planparse.errors import UnwritableOutput, UsageError

SUFFIXES = {
    "tree": ".txt",
    "yaml": ".yaml",
    "json": ".json",
    "jsonl": ".jsonl",
    "md": ".md",
    "html": ".html",
    "text": ".txt",
    "xlsx": ".xlsx",
    "ics": ".ics",
}
"""Format -> the suffix of its files."""

FORMATS = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".txt": "tree",
    ".xlsx": "xlsx",
    ".ics": "ics",
}
"""Suffix of ``-o`` -> format."""

_ESCAPED = frozenset({"json", "jsonl"})
"""Formats in which any character can be written in ASCII."""

_UNICODE = frozenset({"yaml", "html"})
"""Formats that say or imply that they are UTF-8, whatever the console's code page."""


def format_of(path: str) -> str:
    """Return the format for an output's suffix.  Raises ``UsageError`` when it has none we know."""
    suffix = os.path.splitext(path)[1].lower()
    if suffix in FORMATS:
        return FORMATS[suffix]
    known = " ".join(FORMATS)
    raise UsageError(
        f"{path}：看不出要什么格式，请用 -f 说明，或用这些后缀：{known}",
        f"{path}: its suffix names no format; say it with -f, or use one of {known}",
    )


def is_folder(path: str) -> bool:
    """Return whether ``-o`` names a folder: one that exists, or a path that ends in a slash."""
    return path.endswith(("/", os.sep)) or os.path.isdir(path)


def to_standard_output(pieces: Iterable[str], fmt: str) -> None:
    """Write ``pieces`` one after another.

    A terminal gets what its encoding can show.  A pipe that is not UTF-8 (cp936 on Windows) gets
    JSON in ASCII, which is the same JSON in any encoding, YAML and HTML as the UTF-8 that they are,
    and everything else in its own encoding.  Raises ``BrokenPipeError`` when nobody reads on.
    """
    if sys.stdout.isatty() or not hasattr(sys.stdout, "buffer"):
        _to_terminal(pieces)
        return
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.flush()
    with _noticing_broken_pipes():
        for piece in pieces:
            sys.stdout.buffer.write(encoded(piece, fmt, encoding))
        sys.stdout.buffer.flush()


def encoded(text: str, fmt: str, encoding: str) -> bytes:
    """Return ``text`` for a stream of ``encoding``; what cannot be said in it never raises."""
    if _is_utf8(encoding) or fmt in _UNICODE:
        return text.encode("utf-8", "replace")
    if fmt in _ESCAPED:
        return re.sub(r"[^\x00-\x7f]", _escape, text).encode("ascii")
    return text.encode(encoding, "replace")


def to_standard_output_as_bytes(data: bytes) -> None:
    """Write a workbook or calendar to a pipe.

    Raises ``UsageError`` on a terminal, ``BrokenPipeError`` when nobody reads on.
    """
    refuse_terminal()
    sys.stdout.flush()
    with _noticing_broken_pipes():
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def refuse_terminal() -> None:
    """Raise ``UsageError`` when standard output is a terminal, for what is no text."""
    if sys.stdout.isatty() or not hasattr(sys.stdout, "buffer"):
        raise UsageError(
            "表格和日历文件不能显示在终端上，请用 -o 写入文件，例如 -o 计划.xlsx",
            "a workbook or calendar cannot be shown on a terminal; write a file, as in -o plan.xlsx",
        )


def write_file(path: str, pieces: Iterable[str | bytes]) -> None:
    """Write a whole file, text in UTF-8: beside its target first, then moved into place.

    Raises ``UnwritableOutput`` when it cannot be written; then the target is as it was.  An error
    of ``pieces`` itself passes through, and leaves the target alone as well.
    """
    with replaced(path) as stream, _naming(path):
        for piece in pieces:
            stream.write(piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace"))


@contextmanager
def replaced(path: str) -> Iterator[IO[bytes]]:
    """Give a stream whose bytes become the file ``path`` when the block ends without an error."""
    target = os.path.realpath(path)
    if os.path.exists(target) and not os.path.isfile(target):
        # a device or a named pipe cannot be replaced
        with _naming(path), open(target, "wb") as stream:
            yield stream
        return
    beside = os.path.join(os.path.dirname(target), f".planparse-{os.getpid()}-{os.urandom(4).hex()}.tmp")
    with _naming(path):
        stream = open(beside, "xb")  # noqa: SIM115 - closed before it is moved
    try:
        try:
            yield stream
        finally:
            stream.close()
        with _naming(path):
            _keep_mode(target, beside)
            os.replace(beside, target)
    except BaseException:
        os.unlink(beside)
        raise


def make_folder(path: str) -> None:
    """Make a folder and those above it.  Raises ``UnwritableOutput``."""
    with _naming(path):
        os.makedirs(path, exist_ok=True)


def refuse_inputs(path: str, inputs: Iterable[str]) -> None:
    """Raise ``UsageError`` when an output would overwrite one of the files that are read."""
    target = _identity(path)
    if any(_identity(each) == target for each in inputs):
        raise UsageError(
            f"{path}：输出会覆盖输入文件，请换一个输出路径",
            f"{path}: the output would overwrite an input; choose another path",
        )


def _identity(path: str) -> str:
    return os.path.normcase(os.path.realpath(path))


def _to_terminal(pieces: Iterable[str]) -> None:
    from click import echo

    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    with _noticing_broken_pipes():
        for piece in pieces:
            echo(piece.encode(encoding, "replace").decode(encoding), nl=False)


@contextmanager
def _noticing_broken_pipes() -> Iterator[None]:
    """Windows reports a reader that has gone as an invalid argument."""
    import errno

    try:
        yield
    except OSError as error:
        if error.errno in {errno.EPIPE, errno.EINVAL}:
            raise BrokenPipeError from error
        raise UnwritableOutput(
            f"无法写到标准输出（{error.strerror}），请用 -o 写到别处",
            f"cannot write to standard output ({error.strerror}); write elsewhere with -o",
        ) from None


def _is_utf8(encoding: str) -> bool:
    return encoding.lower().replace("_", "-") in {"utf-8", "utf8", "cp65001", "utf-8-sig"}


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def _keep_mode(target: str, beside: str) -> None:
    if os.path.exists(target):
        os.chmod(beside, os.stat(target).st_mode & 0o7777)


@contextmanager
def _naming(path: str) -> Iterator[None]:
    """Turn what the system says of an output into one line with the way out."""
    try:
        yield
    except OSError as error:
        raise unwritable(path, error) from None


def unwritable(path: str, error: OSError) -> UnwritableOutput:
    """Return the error for an output that the system refuses."""
    if isinstance(error, PermissionError):
        return UnwritableOutput(
            f"{path}：无法写入，可能正在 Word 等程序中打开，或没有权限；请关闭后重试，或换一个路径",
            f"{path}: cannot be written; it may be open in Word, or there is no permission; "
            "close it and try again, or choose another path",
        )
    if isinstance(error, FileNotFoundError):
        return UnwritableOutput(
            f"{path}：上级文件夹不存在，请先建好", f"{path}: its folder does not exist; make it first"
        )
    reason = error.strerror or type(error).__name__
    return UnwritableOutput(
        f"{path}：无法写入（{reason}），请换一个路径",
        f"{path}: cannot be written ({reason}); choose another path",
    )
