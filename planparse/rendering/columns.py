"""Text on a terminal: what is safe to print, and how many columns it takes."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import Final
from unicodedata import category, east_asian_width

ELLIPSIS = "…"


def printable(text: str) -> str:
    """Return ``text`` on one line, without what would move the cursor or colour the terminal."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text)


def columns(text: str) -> int:
    """Return the columns that ``text`` takes: a wide character two, a combining one none."""
    return len(text) if text.isascii() else sum(map(_COLUMNS.__getitem__, text))


def clipped(text: str, width: int) -> tuple[str, int]:
    """Return ``text`` and the columns it takes; of what is too wide its beginning and an ellipsis."""
    ends = list(accumulate(map(_COLUMNS.__getitem__, text)))
    if not ends or ends[-1] <= width:
        return text, ends[-1] if ends else 0
    return text[: bisect_left(ends, width)] + ELLIPSIS, width


class _Columns(dict[str, int]):
    """The columns of each character met so far."""

    def __missing__(self, char: str) -> int:
        self[char] = found = _columns_of(char)
        return found


_COLUMNS: Final = _Columns()


def _columns_of(char: str) -> int:
    if char < "\u0300":
        return 1
    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1
