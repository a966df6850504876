"""The few inline styles and attributes that say something about a plan's structure."""

from __future__ import annotations

import re
from functools import cache

_KEYWORD_SIZES = {
    "xx-small": 7.0, "x-small": 7.5, "small": 10.0, "medium": 12.0, "large": 13.5, "x-large": 18.0,
    "xx-large": 24.0,
}  # fmt: skip
_FONT_SIZES = (7.5, 10.0, 12.0, 13.5, 18.0, 24.0, 36.0)
"""Points for ``<font size=1>`` to ``<font size=7>``."""

_POINTS = {"pt": 1.0, "px": 0.75, "cm": 28.35, "mm": 2.835, "in": 72.0}
DEFAULT_SIZE = 12.0


@cache
def _declaration() -> re.Pattern[str]:
    return re.compile(r"([a-z-]{2,40})\s*:\s*([^;]{1,200})", re.I)


@cache
def _length() -> re.Pattern[str]:
    return re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,4})?)(pt|px|em|rem|%|cm|mm|in)")


def declarations(style: str) -> dict[str, str]:
    """Return the declarations of a ``style`` attribute, names and values in lower case."""
    return {name.lower(): value.strip().lower() for name, value in _declaration().findall(style)}


def is_bold(weight: str) -> bool:
    """Return whether a ``font-weight`` is bold."""
    return weight.startswith("bold") or (weight[:3].isdecimal() and int(weight[:3]) >= 600)


def size(value: str, inherited: float) -> float:
    """Return a ``font-size`` in points."""
    if value in _KEYWORD_SIZES:
        return _KEYWORD_SIZES[value]
    found = _length().match(value)
    if not found:
        return inherited
    number, unit = float(found[1]), found[2]
    if unit in _POINTS:
        return number * _POINTS[unit]
    if unit == "%":
        return inherited * number / 100
    return number * (DEFAULT_SIZE if unit == "rem" else inherited)


def font_size(value: str, inherited: float) -> float:
    """Return the points of a ``<font size>``, which may be relative (+2)."""
    plain = value.strip()
    if not re.fullmatch(r"[+-]?[0-9]{1,2}", plain, re.ASCII):
        return inherited
    number = int(plain) + (3 if plain[0] in "+-" else 0)
    return _FONT_SIZES[min(max(number, 1), 7) - 1]
