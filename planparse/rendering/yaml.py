"""``-f yaml``: the plan as a person edits it, one document a plan.

The emitter knows only what our shapes hold (dictionaries, lists, strings, numbers, true, false,
null) and quotes a string only where YAML 1.1 or 1.2 would take it for something else: ``007``,
``7:20``, ``yes``, ``2026-01-01``.  A line is never folded, because a fold would put a space
between two Chinese characters.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from planparse.rendering.encodable import without_surrogates
from planparse.rendering.shape import plan_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planparse.rendering import RenderOptions, Result

_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""Words that some YAML reader does not take for strings, whatever their case."""

_SHORT_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def render(results: Iterable[Result], options: RenderOptions) -> Iterator[str]:
    """Yield a document for each plan, under a comment that names its file and number."""
    begin = ""
    for result in results:
        name = result.extraction.source.name
        for number, plan in enumerate(result.extraction.plans, 1):
            yield f"{begin}# {_comment(name)}#{number}\n"
            yield from document(plan_plain(plan, result.source, options))
            begin = "---\n"


def document(value: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of a YAML document, each with its line end."""
    for key, below in value.items():
        yield from _entry(f"{scalar(key)}:", below, 0)


def scalar(value: Any) -> str:
    """Return a string, number, true, false or null as it stands on one line."""
    if isinstance(value, str):
        return _string(value)
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    return str(value)


def _comment(name: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in without_surrogates(name))


def _entry(lead: str, value: Any, depth: int) -> Iterator[str]:
    """``lead`` is ``key:`` or ``-``; what does not fit behind it goes on the lines below."""
    short = _on_one_line(value)
    if short is not None:
        yield f"{'  ' * depth}{lead} {short}\n"
        return
    if isinstance(value, dict):
        yield from _mapping(lead, value, depth)
        return
    yield f"{'  ' * depth}{lead}\n"
    for below in value:
        yield from _entry("-", below, depth + 1)


def _mapping(lead: str, value: dict[str, Any], depth: int) -> Iterator[str]:
    entries = [(f"{scalar(key)}:", below) for key, below in value.items()]
    if lead == "-":
        key, below = entries.pop(0)
        first, *rest = _entry(key, below, depth + 1)
        yield f"{'  ' * depth}- {first.lstrip(' ')}"
        yield from rest
    else:
        yield f"{'  ' * depth}{lead}\n"
    for key, below in entries:
        yield from _entry(key, below, depth + 1)


def _on_one_line(value: Any) -> str | None:
    if isinstance(value, dict):
        return None if value else "{}"
    if isinstance(value, list | tuple):
        return _flow(value)
    return scalar(value)


def _flow(values: list[Any] | tuple[Any, ...]) -> str | None:
    """Numbers and spans stand in brackets; everything else is worth a line of its own."""
    parts = [str(v) if type(v) is int else _span(v) for v in values]
    return None if None in parts else f"[{', '.join(p for p in parts if p)}]"


def _span(value: Any) -> str | None:
    is_span = isinstance(value, list | tuple) and len(value) == 2 and all(type(v) is int for v in value)
    return f"[{value[0]}, {value[1]}]" if is_span else None


def _string(text: str) -> str:
    if _unprintable().search(text):
        return f'"{_unprintable_or_special().sub(_escape, text)}"'
    return text if _is_plain(text) else "'" + text.replace("'", "''") + "'"


def _is_plain(text: str) -> bool:
    if not text or text != text.strip() or text.lower() in _WORDS:
        return False
    if text[0].isascii() and not (text[0].isalpha() or _begins_safely().match(text)):
        return False
    return not (text.endswith(":") or ": " in text or " #" in text)


@cache
def _begins_safely() -> re.Pattern[str]:
    """Match a parenthesis, or a digit in what has a letter or sign that no YAML number or date has."""
    return re.compile(r"\(|[0-9][0-9A-Za-z:.,+_\- ]*[^0-9A-Za-z:.,+_\- ]")


@cache
def _unprintable() -> re.Pattern[str]:
    """Match what stands only in double quotes: controls, line ends of any kind, marks, non-characters."""
    return re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


@cache
def _unprintable_or_special() -> re.Pattern[str]:
    return re.compile(rf'{_unprintable().pattern}|["\\]')


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    if char in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[char]
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    return f"\\u{ord(char):04x}"
