"""The styles of a Word file, each with what it inherits, as far as reading needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from planparse.reading.docx.names import W, first, flag, number, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    Elements = dict[str, _Element]

PAPER_SIZE = 20
"""Half points of text whose size nothing says: Word sets it in 10 pt."""

MOST_ANCESTORS = 50
"""A chain of styles longer than this is a loop."""


class Style(Struct, frozen=True, gc=False):
    """A paragraph or character style, inheritance resolved; None: no style in the chain says it."""

    identifier: str = ""
    num_id: int | None = None
    ilvl: int | None = None
    linked: tuple[str, ...] = ()
    """Ids of the style and its ancestors down to the one that has the numbering, for ``w:lvl/w:pStyle``."""
    level: int = 0
    """Outline level from 1, 0 for body text."""
    title: bool = False
    contents: bool = False
    """A line of a table of contents."""
    centred: bool | None = None
    bold: bool | None = None
    size: int | None = None
    """In half points."""
    hidden: bool | None = None
    font: str = ""


class Styles:
    """All styles of a file; each is worked out when it is first asked for."""

    def __init__(self, root: _Element | None) -> None:
        """Take ``styles.xml``'s root; None where the file has no styles."""
        items = () if root is None else root.iterchildren(W + "style")
        self._elements = {item.get(W + "styleId", ""): item for item in items}
        self._known: dict[str, Style] = {}
        size = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
        self.size = number(size) or PAPER_SIZE
        """The document's default size in half points."""
        default = next((name for name, item in self._elements.items() if _is_default(item)), "")
        self._default = default

    def paragraph(self, identifier: str | None) -> Style:
        """Return the paragraph style called ``identifier``, or the default one."""
        return self.get(identifier if identifier in self._elements and identifier else self._default)

    def get(self, identifier: str) -> Style:
        """Return the style with this id; one that says nothing when there is none."""
        style = self._known.get(identifier)
        if style is None:
            style = self._known[identifier] = _style(identifier, self._elements)
        return style


def without_table_styles(data: bytes) -> bytes:
    """Return ``styles.xml`` less its table styles.

    They say nothing about a paragraph's number or level, and in many files they are nine tenths of the part.
    """
    kept, at = [], 0
    while (start := data.find(_TABLE_STYLE, at)) >= 0:
        end = _end_of_style(data, start)
        if end < 0:
            break
        kept.append(data[at:start])
        at = end
    return b"".join([*kept, data[at:]])


_TABLE_STYLE, _STYLE_END = b'<w:style w:type="table"', b"</w:style>"


def _end_of_style(data: bytes, start: int) -> int:
    """Return where the style that begins at ``start`` ends; -1 when it does not."""
    tag_end = data.find(b">", start)
    if data[tag_end - 1 : tag_end] == b"/":
        return tag_end + 1
    end = data.find(_STYLE_END, start)
    return end + len(_STYLE_END) if end >= 0 else -1


def _is_default(item: _Element) -> bool:
    return item.get(W + "type") == "paragraph" and item.get(W + "default") in ("1", "true", "on")


def _style(identifier: str, elements: Elements) -> Style:
    chain = list(_chain(identifier, elements))
    names = [(value(first(item, W + "name")) or "").lower() for item in chain]
    num_id, ilvl, linked = _numbering(chain)
    return Style(
        identifier,
        num_id,
        ilvl,
        linked,
        _outline_level(chain, names),
        "title" in names,
        any(name in _CONTENTS for name in names),
        _centred(chain),
        _first_flag(chain, "b"),
        next((number(found) for found in _properties(chain, "rPr", "sz")), None),
        _first_flag(chain, "vanish"),
        _font(chain),
    )


_CONTENTS = frozenset({"toc heading", *(f"toc {level}" for level in range(1, 10))})
_HEADINGS = {f"heading {level}": level for level in range(1, 10)}


def _chain(identifier: str, elements: Elements) -> Iterator[_Element]:
    """Yield a style and those that it is based on."""
    for _ in range(MOST_ANCESTORS):
        item = elements.get(identifier)
        if item is None:
            return
        yield item
        identifier = value(first(item, W + "basedOn")) or ""


def _properties(chain: list[_Element], group: str, name: str) -> Iterator[_Element]:
    for item in chain:
        found = first(first(item, W + group), W + name)
        if found is not None:
            yield found


def _numbering(chain: list[_Element]) -> tuple[int | None, int | None, tuple[str, ...]]:
    """Return numId and ilvl, each from the nearest style that has it, and the ids down to the numId."""
    num_id = ilvl = None
    linked: tuple[str, ...] = ()
    for depth, item in enumerate(chain):
        found = first(first(item, W + "pPr"), W + "numPr")
        if found is None:
            continue
        ilvl = number(first(found, W + "ilvl")) if ilvl is None else ilvl
        num_id = number(first(found, W + "numId"))
        if num_id is not None:
            linked = tuple(style.get(W + "styleId", "") for style in chain[: depth + 1])
            break
    return num_id, ilvl, linked


def _outline_level(chain: list[_Element], names: list[str]) -> int:
    """Return the level from the nearest style that has one, by ``w:outlineLvl`` or a heading's name."""
    for item, name in zip(chain, names, strict=True):
        level = number(first(first(item, W + "pPr"), W + "outlineLvl"))
        if level is not None:
            return level + 1 if 0 <= level < 9 else 0
        if name in _HEADINGS:
            return _HEADINGS[name]
    return 0


def _centred(chain: list[_Element]) -> bool | None:
    found = next(_properties(chain, "pPr", "jc"), None)
    return None if found is None else value(found) == "center"


def _first_flag(chain: list[_Element], name: str) -> bool | None:
    found = next(_properties(chain, "rPr", name), None)
    return None if found is None else flag(found)


def _font(chain: list[_Element]) -> str:
    found = next(_properties(chain, "rPr", "rFonts"), None)
    return "" if found is None else found.get(W + "ascii", "")
