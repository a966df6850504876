"""Folds traditional characters to simplified ones, for matching only: never in the output."""

from __future__ import annotations

from functools import cache
from typing import Final

_TELLTALE: Final = tuple("個會學業員務開設產發這為與動總實應區組處導體單辦醫勞關長點書計劃")
"""A traditional text has one of these; each is looked for at once."""


@cache
def _table() -> dict[int, str]:
    from planparse.traditional import PAIRS  # few plans need it

    return dict(zip(map(ord, PAIRS[::2]), PAIRS[1::2], strict=True))


def simplified(text: str) -> str:
    """Return ``text`` with traditional characters folded; the very same object when it has none."""
    if not any(sign in text for sign in _TELLTALE):
        return text
    folded = text.translate(_table())
    return folded.replace("计画", "计划") if "計畫" in text else folded
