"""Text on a terminal: what is safe to print, and how many columns it takes."""

from __future__ import annotations

from functools import cache
from unicodedata import category, east_asian_width

ELLIPSIS = "…"


def printable(text: str) -> str:
    """Return ``text`` on one line, without what would move the cursor or colour the terminal."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text)


def columns(text: str) -> int:
    """Return the columns that ``text`` takes: a wide character two, a combining one none."""
    return len(text) if text.isascii() else sum(map(_columns_of, text))


def clipped(text: str, width: int) -> str:
    """Return ``text`` if it fits into ``width`` columns, else its beginning and an ellipsis."""
    taken, fits = 0, 0
    for at, char in enumerate(text):
        taken += _columns_of(char)
        if taken > width:
            return text[:fits] + ELLIPSIS
        if taken < width:
            fits = at + 1
    return text


@cache
def _columns_of(char: str) -> int:
    if char < "\u0300":
        return 1
    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1
