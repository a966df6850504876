"""The plan that an argument names: what ``diff`` and ``generate`` work on.

A plan file (YAML or JSON, of ``extract`` in any of its forms or of a person) is loaded; anything
else is read as a document.
"""

# ruff: noqa: PTH112, PTH122, PTH123
# (pathlib would cost start-up time, and names are to be shown as they were given)
from __future__ import annotations

import os
import re
import sys
from functools import cache
from typing import TYPE_CHECKING

from planparse.cli.failures import say
from planparse.errors import UnreadableFile, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planparse.model import Plan
    from planparse.reading.paths import Input

_PLAN_FILES = frozenset({".yaml", ".yml", ".json", ".jsonl", ".ndjson"})
_JSON_FILES = frozenset({".json", ".jsonl", ".ndjson"})
_HEAD = 8192
"""Characters of standard input in which a plan file shows itself."""


def one_input(argument: str, command: str) -> Input:
    """Return the file that ``argument`` of ``command`` names.  Raises ``UsageError`` for a folder."""
    from planparse.reading.paths import inputs_of

    if os.path.isdir(argument):
        raise UsageError(
            f"{argument}：是文件夹；{command} 要的是文件", f"{argument}: a folder; {command} takes a file"
        )
    return inputs_of(argument)[0]


def plan_of(source: Input, *, first: bool = False) -> Plan:
    """Return the plan that ``source`` names.

    Where it names none and there are several, ``first`` takes the first and says so; without it
    that is a ``UsageError``.  Raises ``UnreadableFile`` where there is no plan at all.
    """
    from planparse.cli.selection import plan_at

    plans = _plans(source.path)
    if not plans:
        raise UnreadableFile(
            f"{source.path}：没有找到计划，可用 planparse extract 看看读到了什么",
            f"{source.path}: no plan found in it; see what was read with planparse extract",
        )
    if source.selector is not None or len(plans) == 1:
        return plan_at(plans, 1 if source.selector is None else source.selector, source.path)
    if not first:
        raise _undecided(plans, source.path)
    say(
        f"{source.path}：有 {len(plans)} 份计划，用第 1 份；可写 {source.path}#2 另选 / "
        f"{source.path}: holds {len(plans)} plans, the first is taken; choose with {source.path}#2"
    )
    return plans[0]


def _undecided(plans: Sequence[Plan], path: str) -> UsageError:
    from planparse.cli.selection import listed

    return UsageError(
        f"{path}：请用 # 选一份计划，如 {path}#1；共 {len(plans)} 份：{listed(plans)}",
        f"{path}: pick one plan with #, as in {path}#1; there are {len(plans)}: {listed(plans)}",
    )


def _plans(path: str) -> Sequence[Plan]:
    from planparse.parsing import parse_source
    from planparse.reading import read_bytes

    data = _contents(path)
    if _is_plan_file(path, data):
        return _loaded(path, data)
    return parse_source(read_bytes(data, path)).plans


def _loaded(path: str, data: bytes) -> Sequence[Plan]:
    from planparse.generating.load import load_plans
    from planparse.reading.decode import decode

    return load_plans(decode(data, path).text, path, json=_suffix(path) in _JSON_FILES)


def _contents(path: str) -> bytes:
    from planparse.reading.paths import STANDARD_INPUT

    if path == STANDARD_INPUT:
        # a terminal's or a test's stream may have no buffer of bytes
        stream = getattr(sys.stdin, "buffer", None)
        return stream.read() if stream is not None else sys.stdin.read().encode("utf-8", "replace")
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableFile(
            f"{path}：无法读取（{reason}），请检查路径，或关闭占用它的程序后重试",
            f"{path}: cannot be read ({reason}); check the path, or close the program that uses it",
        ) from None


def _is_plan_file(path: str, data: bytes) -> bool:
    """Tell by its suffix whether a file holds plans; standard input has none and is looked into."""
    from planparse.reading.paths import STANDARD_INPUT

    return _holds_plans(data) if path == STANDARD_INPUT else _suffix(path) in _PLAN_FILES


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _holds_plans(data: bytes) -> bool:
    """Tell whether bytes are a plan file's: all its outermost lines are keys of a plan, or it is JSON."""
    from planparse.keys import english_key
    from planparse.reading.decode import decode

    try:
        head = decode(data, "-").text[:_HEAD]
    except UnreadableFile:
        return False
    if _json().match(head):
        return True
    keys = _outermost().findall(head)
    return bool(keys) and all(english_key("Plan", key) for key in keys)


@cache
def _json() -> re.Pattern[str]:
    return re.compile(r'\ufeff?\s*(?:\[\s*)?\{\s*"')


@cache
def _outermost() -> re.Pattern[str]:
    """Match a line that is not indented, and no comment, end of a document or member of a list: its key."""
    return re.compile(r"^\ufeff?(?=[^\s#-])[\"']?([^:\n]*?)[\"']?[ \t]*(?::(?=\s|$)|$)", re.MULTILINE)
