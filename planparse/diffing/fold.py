"""Texts made comparable: the width of characters and white space carry no meaning here."""

from __future__ import annotations

import unicodedata
from functools import cache

_ALIKE = {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "－": "-", "―": "-",
          "～": "~", "〜": "~", "．": ".", "・": "·", "•": "·", "﹒": "·", "○": "〇"}  # fmt: skip
_SPACES = " \t\n\r\v\f\u00a0\u200b\u3000\ufeff"


def _width_table() -> dict[int, str | None]:
    table: dict[int, str | None] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table.update({ord(char): same for char, same in _ALIKE.items()})
    table.update(dict.fromkeys(map(ord, _SPACES)))
    table.update(dict.fromkeys(range(8192, 8204)))
    return table


_TABLE = _width_table()


def fold(text: str) -> str:
    """Return ``text`` in half width and without white space; ：and : become the same."""
    return text.translate(_TABLE)


@cache
def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PZ"


def letters(text: str) -> str:
    """Return ``text`` without white space and punctuation: what is read aloud."""
    return "".join(char for char in fold(text) if not _is_punctuation(char))


def is_punctuation(text: str) -> bool:
    """Tell whether ``text`` holds nothing but punctuation and white space."""
    return all(_is_punctuation(char) for char in fold(text))
