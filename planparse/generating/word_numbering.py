"""Typed numbers as Word's own multilevel numbering.

One abstract list holds the form of every level (一、 → （一） → 1.); a deeper level starts again
by itself below each new parent, as Word does.  Where the printed number is another than Word
would count, a ``w:num`` of its own starts at it.  A marker whose form Word cannot make, or that
differs from its level's form, stays typed.  Schedule items are a list of their own.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from planparse.generating.layout import Block
from planparse.generating.numbering import Marker, take_apart
from planparse.generating.word_styles import NAMESPACE, escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planparse.generating.layout import Printed

DEEPEST = 9

WORD_FORMATS = {
    "arabic": "decimal",
    "full_width": "decimalFullWidth",
    "han": "chineseCountingThousand",
    "circled": "decimalEnclosedCircle",
    "parenthesised": "decimalEnclosedParen",
    "dotted": "decimalEnclosedFullstop",
    "roman": "upperRoman",
}
"""Style of a number -> Word's ``w:numFmt``."""

_MOST = {"circled": 20, "parenthesised": 20, "dotted": 20, "roman": 0, "han": 99}
"""The last number that Word writes as we do; beyond it the marker stays typed."""

_SPOKEN = ("是", "则", "要")
"""一是 is a turn of phrase, no number that an office would have Word count."""


class Number(Struct, frozen=True, gc=False):
    """A paragraph's ``w:numPr``."""

    number: int
    level: int


class Numbering(Struct, frozen=True):
    """The paragraphs that Word numbers, and the ``w:numbering`` part's children."""

    numbers: dict[int, Number]
    """Place among the printed blocks -> its number."""
    abstract: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()

    def xml(self) -> str:
        """Return the whole ``w:numbering`` part."""
        return f'<w:numbering xmlns:w="{NAMESPACE}">{"".join(self.abstract + self.lists)}</w:numbering>'


def number_blocks(printed: Sequence[Printed], first_line: int, offset: int = 0) -> Numbering:
    """Return Word's numbering for the markers of ``printed``.

    ``first_line`` is the first-line indent in twips; ids begin above ``offset``.
    """
    tasks = _Series(printed, ("heading", "task"), offset, first_line)
    items = _Series(printed, ("item",), offset + max(tasks.used, 1), first_line)
    return Numbering(
        tasks.numbers | items.numbers,
        (tasks.abstract(offset), items.abstract(offset + 1)),
        (*tasks.lists(offset), *items.lists(offset + 1)),
    )


class _Series:
    """One abstract list: counts along as Word does, and notes where a list must start anew."""

    def __init__(
        self, printed: Sequence[Printed], kinds: tuple[str, ...], offset: int, first_line: int
    ) -> None:
        self._first_line = first_line
        self._offset = offset
        self._starts: list[tuple[int, int] | None] = [None]
        self._counters: dict[int, int] = {}
        self._list_of: dict[int, int] = {}
        self.numbers: dict[int, Number] = {}
        self._forms = _usual_forms(printed, kinds)
        for at, block in enumerate(printed):
            if isinstance(block, Block) and block.kind == "period" and "item" in kinds:
                self._counters.clear()
            if isinstance(block, Block) and block.kind in kinds:
                self._take(at, block)

    @property
    def used(self) -> int:
        """How many lists there are."""
        return len(self._starts)

    def _take(self, at: int, block: Block) -> None:
        level = max(block.level, 1) - 1
        marker = _countable(block.marker)
        if marker is None or level >= DEEPEST or self._forms.get(level) != marker.form:
            return
        expected = self._counters.get(level, 0) + 1
        begins = level not in self._counters
        if expected != marker.value or (begins and block.kind == "item" and self.numbers):
            self._starts.append((level, marker.value))
            self._list_of[level] = len(self._starts) - 1
        elif begins:
            self._list_of[level] = 0
        for deeper in [known for known in self._counters if known > level]:
            del self._counters[deeper]
        self._counters[level] = marker.value
        self.numbers[at] = Number(self._offset + self._list_of.get(level, 0) + 1, level)

    def abstract(self, abstract_id: int) -> str:
        """Return ``w:abstractNum`` with the form of every level."""
        levels = "".join(self._level(level) for level in range(DEEPEST))
        return (
            f'<w:abstractNum w:abstractNumId="{abstract_id}">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )

    def _level(self, level: int) -> str:
        before, style, after = self._forms.get(level, ("", "arabic", "."))
        return (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{WORD_FORMATS[style]}"/>'
            f'<w:suff w:val="nothing"/><w:lvlText w:val="{escape(before)}%{level + 1}{escape(after)}"/>'
            '<w:lvlJc w:val="left"/><w:pPr>'
            f'<w:ind w:left="0" w:firstLine="{self._first_line}"/></w:pPr></w:lvl>'
        )

    def lists(self, abstract_id: int) -> tuple[str, ...]:
        """Return every ``w:num``: the common one, and one for each number out of the count."""
        return tuple(
            f'<w:num w:numId="{self._offset + at + 1}"><w:abstractNumId w:val="{abstract_id}"/>'
            f"{_override(start)}</w:num>"
            for at, start in enumerate(self._starts)
        )


def _override(start: tuple[int, int] | None) -> str:
    if start is None:
        return ""
    level, value = start
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


def _usual_forms(printed: Sequence[Printed], kinds: tuple[str, ...]) -> dict[int, tuple[str, str, str]]:
    """Return the form that most markers of each level have."""
    seen: dict[int, Counter[tuple[str, str, str]]] = {}
    for block in printed:
        if isinstance(block, Block) and block.kind in kinds:
            marker = _countable(block.marker)
            if marker is not None:
                seen.setdefault(max(block.level, 1) - 1, Counter())[marker.form] += 1
    return {level: forms.most_common(1)[0][0] for level, forms in seen.items()}


def _countable(text: str) -> Marker | None:
    """Return the marker where Word can write it just so."""
    marker = take_apart(text)
    if marker is None or marker.after.startswith(_SPOKEN) or "%" in text:
        return None
    style = marker.form[1]
    if style not in WORD_FORMATS or not 0 < marker.value <= _MOST.get(style, 9999):
        return None
    return marker if marker.at(marker.value) == text and marker.number[:1] not in ("0", "０") else None
