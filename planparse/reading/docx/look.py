"""What the layout says about a line, from direct formatting and styles: the signals of ``model.Look``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from planparse.model import Look
from planparse.reading.docx.names import VAL, W, flag, number, value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from planparse.reading.docx.styles import Style, Styles

LARGER = 1.15
"""From this multiple of the body's size on text is large: 四号 (14 pt) above 小四 (12 pt)."""


class RunLook(Struct, frozen=True, gc=False):
    """How one run is set."""

    bold: bool
    size: int
    """In half points."""
    hidden: bool
    font: str = ""


class LineLook(Struct, frozen=True, gc=False):
    """What is known of a line while the file is read; ``large`` needs the body's size, known at the end."""

    level: int = 0
    title: bool = False
    centred: bool = False
    size: int = 0
    bold: int = 0


_W_B = W + "b"
_W_SZ = W + "sz"
_W_VANISH = W + "vanish"
_W_RSTYLE = W + "rStyle"
_W_RFONTS = W + "rFonts"
_READ = frozenset({_W_B, _W_SZ, _W_VANISH, _W_RSTYLE, _W_RFONTS})


def plain(style: Style, styles: Styles) -> RunLook:
    """Return how a run without formatting of its own is set in a paragraph of this style."""
    return RunLook(bool(style.bold), style.size or styles.size, bool(style.hidden), style.font)


def run_look(properties: _Element, style: Style, around: RunLook, styles: Styles) -> RunLook:
    """Return how a run with these ``w:rPr`` is set; ``around`` is how the paragraph sets plain runs.

    Bold is a toggle: a bold character style in a bold paragraph style is not bold (17.7.3).
    """
    own = {item.tag: item for item in properties if item.tag in _READ}
    if not own:
        return around
    named = own.get(_W_RSTYLE)
    character = styles.get(named.get(VAL, "")) if named is not None else None
    bold, size, hidden, font = around.bold, around.size, around.hidden, around.font
    if character is not None:
        bold = bool(style.bold) != bool(character.bold)
        size = character.size or size
        hidden = hidden if character.hidden is None else character.hidden
        font = character.font or font
    return RunLook(
        flag(own[_W_B]) if _W_B in own else bold,
        (number(own[_W_SZ]) or size) if _W_SZ in own else size,
        flag(own[_W_VANISH]) if _W_VANISH in own else hidden,
        (own[_W_RFONTS].get(W + "ascii") or font) if _W_RFONTS in own else font,
    )


def outline_level(direct: _Element | None, style: Style) -> int:
    """Return the outline level from 1 (0: body text); the paragraph's own ``w:outlineLvl`` wins."""
    own = number(direct)
    if own is None:
        return style.level
    return own + 1 if 0 <= own < 9 else 0


def centred(direct: _Element | None, style: Style) -> bool:
    """Return whether the paragraph is centred; its own ``w:jc`` wins."""
    own = value(direct)
    return bool(style.centred) if own is None else own == "center"


def body_size(lines: Iterable[tuple[int, int]]) -> int:
    """Return the size that most characters have; ``lines`` gives each line's length and size."""
    characters: Counter[int] = Counter()
    for length, size in lines:
        characters[size] += length
    return max(characters, key=lambda size: (characters[size], -size), default=0)


def finished(look: LineLook, body: int) -> Look | None:
    """Return the line's ``Look``; None where the layout says nothing."""
    large = look.size >= body * LARGER if body and look.size else False
    if not (look.level or look.title or look.centred or large or look.bold):
        return None
    return Look(look.level, look.title, look.centred, large, look.bold)
