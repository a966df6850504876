"""The markers that a browser prints before the items of a list.

Source of the rules: HTML, "The ol element" (start, reversed, type, value), and CSS Counter Styles
Level 3 for the names of styles and what stands behind the number (a full stop; 、 in Chinese).
"""

from __future__ import annotations

BULLET = "•"
"""What stands for every bullet, whatever its form on the page."""

_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
"""Values of the ``type`` attribute."""

_CHINESE = frozenset(
    {
        "cjk-ideographic", "simp-chinese-informal", "simp-chinese-formal", "trad-chinese-informal",
        "trad-chinese-formal", "chinese",
    }
)  # fmt: skip
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_DIGITS = "零一二三四五六七八九"
_LARGEST = 999_999
"""Above it, as in a page made to break readers, every style falls back to digits."""


class ListCounter:
    """Counts the items of one list."""

    def __init__(self, *, ordered: bool, style: str = "decimal", start: int = 1, step: int = 1) -> None:
        """``style`` is a CSS ``list-style-type``; ``step`` is -1 in a reversed list."""
        self.ordered = ordered
        self.style = style
        self._next = start
        self._step = step

    def marker(self, value: int | None = None, style: str | None = None) -> str:
        """Return the next item's marker, "" where the list shows none.

        ``value`` and ``style`` are what the item itself says; the count goes on from ``value``.
        """
        number = self._next if value is None else value
        if self.ordered:
            self._next = number + self._step
        return printed(number, style or self.style) if self.ordered else _bullet(style or self.style)


def named_style(value: str) -> str:
    """Return the list style for a ``type`` attribute or a ``list-style-type``."""
    plain = value.strip()
    return _TYPES.get(plain, plain.lower())


def printed(number: int, style: str) -> str:
    """Return ``number`` as a browser prints it in this style, with what stands behind it."""
    if style == "none":
        return ""
    if style in {"disc", "circle", "square"}:
        return BULLET
    if not 0 < number <= _LARGEST:
        return f"{number}."
    if style in _CHINESE:
        return _chinese(number) + "、"
    if style in {"lower-alpha", "lower-latin"}:
        return _letters(number) + "."
    if style in {"upper-alpha", "upper-latin"}:
        return _letters(number).upper() + "."
    if style in {"lower-roman", "upper-roman"} and number < 4000:
        roman = _roman(number)
        return (roman.upper() if style == "upper-roman" else roman) + "."
    return f"{number:02}." if style == "decimal-leading-zero" else f"{number}."


def _bullet(style: str) -> str:
    return "" if style == "none" else BULLET


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(number: int) -> str:
    roman = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        roman += letters * count
    return roman


def _chinese(number: int) -> str:
    """一, 十, 十一, 二十, 一百零五; digit by digit from a thousand on, which no list reaches."""
    if number >= 1000:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    hundreds, below = divmod(number, 100)
    tens, ones = divmod(below, 10)
    lead = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if hundreds and below and not tens:
        return f"{lead}零{_DIGITS[ones]}"
    middle = "" if not tens else "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    return lead + middle + (_DIGITS[ones] if ones else "")
