"""What the layout says about a line, from direct formatting and styles: the signals of ``model.Look``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from planparse.model import Look
from planparse.reading.docx.names import VAL, W, first, flag, number, value

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
_W_OUTLINE = W + "outlineLvl"
_W_JC = W + "jc"
_READ = frozenset({_W_B, _W_SZ, _W_VANISH, _W_RSTYLE})


class Looks:
    """How runs and paragraphs are set; most are set in one of a few ways, which are worked out once."""

    def __init__(self, styles: Styles) -> None:
        """Take the file's styles."""
        self._styles = styles
        self._known: dict[str, RunLook] = {}
        self._paragraphs: dict[tuple[str | None, str | None, str], tuple[int, bool]] = {}

    def paragraph(self, own: dict[str, _Element], style: Style) -> tuple[int, bool]:
        """Return a paragraph's outline level from 1 (0: body text) and whether it is centred.

        ``own`` are its ``w:pPr``'s children by tag; they win over the style.
        """
        outline, aligned = own.get(_W_OUTLINE), own.get(_W_JC)
        key = (value(outline), value(aligned), style.identifier)
        look = self._paragraphs.get(key)
        if look is None:
            look = self._paragraphs[key] = (_outline_level(outline, style), _centred(aligned, style))
        return look

    def plain(self, style: Style) -> RunLook:
        """Return how a run without formatting of its own is set in a paragraph of this style."""
        return self._known.get(style.identifier) or self._work_out(style.identifier, (), style)

    def run(self, properties: _Element, style: Style) -> RunLook:
        """Return how a run with these ``w:rPr`` is set in a paragraph of this style."""
        key = style.identifier
        for item in properties:
            tag = item.tag
            if tag in _READ:
                key += f"{tag}{item.get(VAL)}"
        return self._known.get(key) or self._work_out(key, properties, style)

    def _work_out(self, key: str, properties: Iterable[_Element], style: Style) -> RunLook:
        own = {item.tag: item for item in properties if item.tag in _READ}
        look = self._known[key] = _run_look(own, style, self._styles)
        return look


def _run_look(own: dict[str, _Element], style: Style, styles: Styles) -> RunLook:
    """Work out a run's look.  A bold character style in a bold paragraph style is not bold (17.7.3)."""
    named = own.get(_W_RSTYLE)
    character = styles.get(value(named) or "")
    bold = bool(style.bold) != bool(character.bold)
    size = character.size or style.size or styles.size
    hidden = style.hidden if character.hidden is None else character.hidden
    return RunLook(
        flag(own[_W_B]) if _W_B in own else bold,
        number(own.get(_W_SZ)) or size,
        flag(own[_W_VANISH]) if _W_VANISH in own else bool(hidden),
    )


def run_font(properties: _Element | None, style: Style) -> str:
    """Return the font of a run's Latin characters, for those of symbol fonts; "" when nothing says it."""
    own = first(properties, W + "rFonts")
    return style.font if own is None else own.get(W + "ascii") or style.font


def _outline_level(direct: _Element | None, style: Style) -> int:
    """Return the outline level from 1 (0: body text); the paragraph's own ``w:outlineLvl`` wins."""
    own = number(direct)
    if own is None:
        return style.level
    return own + 1 if 0 <= own < 9 else 0


def _centred(direct: _Element | None, style: Style) -> bool:
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
