"""Tables drawn with ``|`` in plain text and Markdown: which lines are rows, and where their cells are.

A single line with a ``|`` proves nothing (首页 | 新闻 | 关于), so a table needs at least two rows,
one below the other, with the same number of cells, at least two.  Rules drawn between the rows
(``|---|---|``, ``+---+``, ``├──┼──┤``) belong to the table and hold no text.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from planparse.model import Span

SEPARATORS = "|｜│┃"
_RULE_CHARACTERS = frozenset("|｜│┃+-=: \t　─━┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝═║")


@cache
def _separator() -> re.Pattern[str]:
    return re.compile(f"[{SEPARATORS}]")


@cache
def _strokes() -> re.Pattern[str]:
    # a single dash is what people put into an empty cell
    return re.compile("[-=─━═]{2}|:[-=]|[-=]:")


def holds_separator(text: str) -> bool:
    """Return whether a table is possible at all; a quick look that most texts end with."""
    return any(separator in text for separator in SEPARATORS)


def is_rule(line: str) -> bool:
    """Return whether a line is drawn, as ``|---|---|`` and ``+---+`` are."""
    return _RULE_CHARACTERS.issuperset(line) and _strokes().search(line) is not None


def cells(text: str, start: int, end: int, *, escapes: bool = False) -> list[Span]:
    r"""Return the spans between the separators of ``text[start:end]``, white space and all.

    A separator at the row's very beginning or end closes a cell and opens none.  With ``escapes``
    a ``\|`` is text.  A line without a separator gives one span.
    """
    cuts = [
        found.start()
        for found in _separator().finditer(text, start, end)
        if not (escapes and text[found.start() - 1 : found.start()] == "\\")
    ]
    bounds = [start - 1, *cuts, end]
    spans = [(before + 1, after) for before, after in pairwise(bounds)]
    if cuts and not text[slice(*spans[0])].strip():
        del spans[0]
    if cuts and spans and not text[slice(*spans[-1])].strip():
        del spans[-1]
    return spans


def framed(text: str, start: int, end: int) -> bool:
    """Return whether a row begins and ends with a separator."""
    row = text[start:end].strip()
    return len(row) > 1 and row[0] in SEPARATORS and row[-1] in SEPARATORS


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without the white space at its ends; (start, start) when nothing is left."""
    inner = text[start:end]
    lead = len(inner) - len(inner.lstrip())
    if lead == len(inner):
        return start, start
    return start + lead, end - (len(inner) - len(inner.rstrip()))
