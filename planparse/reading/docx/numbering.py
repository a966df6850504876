"""Automatic numbers: what Word prints before each numbered paragraph (ECMA-376 part 1, 17.9).

The definitions never change (``Numbering``); the running numbers are ``Counters``, which are
advanced paragraph by paragraph in document order.  What holds:

- A ``w:num`` is a use of an ``w:abstractNum``; all uses of one share its running numbers.  A
  ``w:startOverride`` starts a level anew where its ``w:num`` first reaches that level, and never again.
- A numbered paragraph starts all deeper levels anew, unless ``w:lvlRestart`` says otherwise.  Levels
  above it that have not been used yet count as used once (1.1 first, then 2).
- An empty numbered paragraph uses up a number, and so does one in a cell that a vertical merge covers
  (Word's own rule for the latter is not documented; LibreOffice counts it).
- A level text that names a deeper level is not printed at all ([MS-OI29500] 2.1.283); the number of
  a bullet level within another level's text is empty; ``w:isLgl`` turns all numbers into decimal.
- A level without ``w:start`` starts at 0 (17.9.25).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from planparse.reading.docx.formats import format_number, zero_padded
from planparse.reading.docx.names import MC, VAL, W, alternative, by_tag, first, flag, number, value
from planparse.reading.docx.symbols import BULLET, bullet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from planparse.reading.docx.styles import Style, Styles

LEVELS = 9
LONGEST_TEXT = 100
"""Word allows 31 characters in a marker ([MS-OI29500] 2.1.283); a longer level text is cut here."""

MOST_LINKS = 10
"""numStyleLink → style → num → numStyleLink … longer than this is a loop."""


class Level(Struct, frozen=True, gc=False):
    """One level of a list."""

    format: str = "decimal"
    pattern: str = ""
    """The example that a custom format is given by (``001, 002, 003, ...``)."""
    text: tuple[str | int, ...] = ()
    """The level text: literal pieces, and the levels (from 0) whose numbers stand between them."""
    start: int = 0
    restart: int | None = None
    """The level, from 1, whose use starts this one anew; 0: none does; None: any level above does."""
    legal: bool = False
    suffix: str = "tab"
    hidden: bool = False
    style: str = ""
    """The paragraph style that this level belongs to."""


class NumberedList(Struct, frozen=True, gc=False):
    """A ``w:num`` with what it takes from its ``w:abstractNum``."""

    identifier: int
    abstract: str
    levels: tuple[Level | None, ...]
    starts: tuple[int | None, ...]
    """The ``w:startOverride`` of each level."""

    def level_of(self, styles: tuple[str, ...]) -> int | None:
        """Return the level that belongs to one of these paragraph styles."""
        for style in styles:
            for ilvl, level in enumerate(self.levels):
                if level is not None and level.style == style:
                    return ilvl
        return None


class Marker(Struct, frozen=True, gc=False):
    """A made number or bullet, and what follows it: ``tab``, ``space`` or ``nothing``."""

    text: str
    suffix: str


class Numbering:
    """The list definitions of a file; each list is worked out when it is first used."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        """Take ``numbering.xml``'s root (None: the file has none) and the styles that lists may link to."""
        nums = () if root is None else root.iterchildren(W + "num")
        abstracts = () if root is None else root.iterchildren(W + "abstractNum")
        self._nums = {item.get(W + "numId", ""): item for item in nums}
        self._abstracts = {item.get(W + "abstractNumId", ""): item for item in abstracts}
        # the definitions that say of themselves that they are a list style
        links = ((value(first(item, W + "styleLink")), item) for item in self._abstracts.values())
        self._list_styles = {link: item for link, item in links if link is not None}
        self._styles = styles
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[int, NumberedList | None] = {}
        self._places: dict[tuple[object, ...], tuple[NumberedList, int] | None] = {}

    def place(self, direct: _Element | None, style: Style) -> tuple[NumberedList, int] | None:
        """Return the list and level of a paragraph, or None when it has no automatic number.

        ``direct`` is the paragraph's own ``w:numPr``.  Its numId and ilvl each win over the style's;
        numId 0 switches the style's number off.
        """
        if direct is None and style.num_id is None:
            return None
        says = () if direct is None else [(item.tag, item.get(VAL)) for item in direct]
        key = (style.identifier, *says)
        if key not in self._places:
            self._places[key] = self._place(direct, style)
        return self._places[key]

    def _place(self, direct: _Element | None, style: Style) -> tuple[NumberedList, int] | None:
        num_id = number(first(direct, W + "numId"))
        ilvl = number(first(direct, W + "ilvl"))
        found = self._list((style.num_id if num_id is None else num_id) or 0)
        if found is None:
            return None
        if ilvl is None:
            ilvl = found.level_of(style.linked or (style.identifier,))
        if ilvl is None:
            ilvl = style.ilvl or 0
        return (found, ilvl) if 0 <= ilvl < LEVELS and found.levels[ilvl] is not None else None

    def _list(self, num_id: int) -> NumberedList | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._read(num_id)
        return self._lists[num_id]

    def _read(self, num_id: int) -> NumberedList | None:
        num = self._nums.get(str(num_id)) if num_id else None
        abstract = None if num is None else self._abstract(num)
        if num is None or abstract is None:
            return None
        identifier = abstract.get(W + "abstractNumId", "")
        if identifier not in self._levels:
            self._levels[identifier] = {
                _ilvl(item): _level(item) for item in abstract.iterchildren(W + "lvl")
            }
        levels = dict(self._levels[identifier])
        starts: dict[int, int | None] = {}
        for override in num.iterchildren(W + "lvlOverride"):
            starts[_ilvl(override)] = number(first(override, W + "startOverride"))
            own = first(override, W + "lvl")
            if own is not None:
                levels[_ilvl(override)] = _level(own)
        return NumberedList(
            num_id,
            identifier,
            tuple(levels.get(ilvl) for ilvl in range(LEVELS)),
            tuple(starts.get(ilvl) for ilvl in range(LEVELS)),
        )

    def _abstract(self, num: _Element) -> _Element | None:
        """Return the definition of ``num``, through ``w:numStyleLink`` to the one that has the levels."""
        for _ in range(MOST_LINKS):
            abstract = self._abstracts.get(value(first(num, W + "abstractNumId")) or "")
            link = None if abstract is None else value(first(abstract, W + "numStyleLink"))
            if link is None:
                return abstract
            linked = self._nums.get(str(self._styles.get(link).num_id))
            if linked is None:
                return self._list_styles.get(link)
            num = linked
        return None


def _ilvl(item: _Element) -> int:
    text = item.get(W + "ilvl", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 3 else -1


def _level(item: _Element) -> Level:
    own = by_tag(item)
    form = _number_format(own)
    style = value(form) or "decimal"
    return Level(
        style,
        "" if form is None else form.get(W + "format", ""),
        _level_text(own, style),
        number(own.get(W + "start"), 0) or 0,
        number(own.get(W + "lvlRestart")),
        flag(own.get(W + "isLgl")),
        value(own.get(W + "suff")) or "tab",
        flag(first(own.get(W + "rPr"), W + "vanish")),
        value(own.get(W + "pStyle")) or "",
    )


def _number_format(own: dict[str, _Element]) -> _Element | None:
    """Return ``w:numFmt``; custom formats are wrapped in an ``mc:AlternateContent``."""
    wrapped = own.get(MC + "AlternateContent")
    branch = None if wrapped is None else alternative(wrapped)
    found = first(branch, W + "numFmt")
    return own.get(W + "numFmt") if found is None else found


def _level_text(own: dict[str, _Element], style: str) -> tuple[str | int, ...]:
    """Return the level text, or a bullet level's bullet ([MS-OI29500] 2.1.286: % means nothing there)."""
    text = (value(own.get(W + "lvlText")) or "")[:LONGEST_TEXT].replace("\n", " ").replace("\r", " ")
    if style != "bullet":
        return tuple(_pieces(text))
    if W + "lvlPicBulletId" in own:
        return (BULLET,)
    fonts = first(own.get(W + "rPr"), W + "rFonts")
    return (bullet(text, "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""),)


def _pieces(text: str) -> Iterator[str | int]:
    """Part a level text: ``第%1章`` is 第, level 0, 章."""
    literal, *others = text.split("%")
    yield literal
    for piece in others:
        named = "123456789".find(piece[0]) if piece else -1
        if named < 0:
            yield "%" + piece
        else:
            yield named
            yield piece[1:]


class Counters:
    """The running numbers of one story (the body, the notes, one header), by abstract list."""

    def __init__(self) -> None:
        """Start with every list unused."""
        self._values: dict[str, list[int | None]] = {}
        self._started: set[tuple[int, int]] = set()

    def advance(self, numbered: NumberedList, ilvl: int) -> Marker:
        """Count one paragraph of the list on level ``ilvl`` (from 0) and return what is printed before it."""
        values = self._values.setdefault(numbered.abstract, [None] * LEVELS)
        for above in range(ilvl):
            if values[above] is None:
                values[above] = self._first(numbered, above)
        values[ilvl] = self._next(numbered, ilvl, values[ilvl])
        for below in range(ilvl + 1, LEVELS):
            if values[below] is not None and _restarts(numbered.levels[below], ilvl):
                values[below] = None
        return _marker(numbered, ilvl, values)

    def _next(self, numbered: NumberedList, ilvl: int, before: int | None) -> int:
        overridden = numbered.starts[ilvl] is not None and (numbered.identifier, ilvl) not in self._started
        return self._first(numbered, ilvl) if before is None or overridden else before + 1

    def _first(self, numbered: NumberedList, ilvl: int) -> int:
        start = numbered.starts[ilvl]
        level = numbered.levels[ilvl]
        if start is not None and (numbered.identifier, ilvl) not in self._started:
            self._started.add((numbered.identifier, ilvl))
            return start
        return level.start if level is not None else 1


def _restarts(level: Level | None, used: int) -> bool:
    if level is None or level.restart is None:
        return True
    return used < level.restart


def _marker(numbered: NumberedList, ilvl: int, values: list[int | None]) -> Marker:
    level = numbered.levels[ilvl]
    if level is None or level.hidden:
        return Marker("", "nothing")
    text = ""
    for piece in level.text:
        if isinstance(piece, str):
            text += piece
        elif piece > ilvl:
            return Marker("", level.suffix)
        else:
            text += _written(numbered.levels[piece], values[piece], legal=level.legal)
    return Marker(text, level.suffix)


def _written(level: Level | None, count: int | None, *, legal: bool) -> str:
    if level is None or count is None:
        return ""
    if level.format == "custom":
        return str(count) if legal else zero_padded(count, level.pattern)
    if legal and level.format not in ("none", "bullet", "decimalZero"):
        return str(count)
    return format_number(count, level.format)


CLOSED = frozenset("、，,。．.：:；;）)】〕］]〉》」』")
"""A marker that ends with one of these, or with a circled number, stands close to its text."""


def separator(marker: Marker, text: str) -> str:
    """Return what stands between a made marker and its text, as someone typing the line would have it.

    ``suff`` says space or nothing; a tab becomes nothing after 一、 （一） 1. ① and a space after 第一章
    or 1.1.  Where a Latin letter or digit follows a half-width stop (1. 2026年) a space keeps them apart.
    """
    if not text or not marker.text or marker.suffix == "nothing":
        return ""
    last = marker.text[-1]
    if marker.suffix == "space" or not (
        last in CLOSED or "\u2460" <= last <= "\u24ff" or "\u3220" <= last <= "\u3229"
    ):
        return "" if text[0].isspace() else " "
    return " " if last in ".,:;)]" and text[0].isascii() and text[0].isalnum() else ""
