"""From XML to lines: one walk over a part in document order.

- A paragraph is a line; a soft, page or column break (``w:br``, ``w:cr``) begins another, a tab is a
  tab character.  A blank paragraph outside tables leaves a blank line in the text and no ``Line``.
- A text box's lines come after the paragraph that it is anchored in, as origin ``text_box``.
- Of a field the result is read, of ruby text the base, of ``mc:AlternateContent`` one branch.  Hidden
  text, comments and instructions are no text.  A table of contents is set aside as debris.
- Tracked changes are read as accepted, or with ``original`` as rejected.  Where a paragraph's mark is
  deleted, it runs on into the next, whose properties hold.  A hidden mark (Word's style separator)
  runs on too, and there the first paragraph's properties hold.
- The cells that a vertical merge covers print nothing, but their numbers count.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from planparse.reading.docx.look import LineLook, Looks, RunLook, run_font
from planparse.reading.docx.names import MC, M, R, W, alternative, by_tag, first, flag, value
from planparse.reading.docx.numbering import Counters, Numbering, separator
from planparse.reading.docx.package import Limits, too_deep
from planparse.reading.docx.symbols import symbol, unprivate
from planparse.reading.docx.tables import placed_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from planparse.model import Cell, Origin
    from planparse.reading.docx.sheet import Sheet
    from planparse.reading.docx.styles import Style, Styles

_P, _R, _T, _TBL, _SDT = W + "p", W + "r", W + "t", W + "tbl", W + "sdt"
_PPR, _RPR, _SECTPR, _CONTENT = W + "pPr", W + "rPr", W + "sectPr", W + "sdtContent"
_PSTYLE, _CHANGE = W + "pStyle", W + "pPrChange"
_ALTERNATE, _BOX = MC + "AlternateContent", W + "txbxContent"
_TEXTS = frozenset({_T, W + "delText"})
"""Deleted text stands in deletions only, which are walked through only when they are wanted."""
_BREAKS = frozenset({W + "br", W + "cr"})
_TR, _NUMPR, _VANISH = W + "tr", W + "numPr", W + "vanish"
_ROW_MARKS = W + "trPr", W + "ins", W + "del"
_CELL_MARKS = W + "tcPr", W + "cellIns", W + "cellDel"
_HEADER_ORIGINS = frozenset({"header", "footer"})
_FIELD, _SYMBOL, _RUBY = W + "fldChar", W + "sym", W + "ruby"

_INSERTED = frozenset({W + "ins", W + "moveTo"})
_DELETED = frozenset({W + "del", W + "moveFrom"})
_SEEN_THROUGH = frozenset(
    W + name for name in ("hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "rubyBase")
) | {MC + "Choice", MC + "Fallback", _CONTENT}
_MATHS = frozenset({M + "oMath", M + "oMathPara"})
_DRAWN = frozenset({W + "drawing", W + "pict", W + "object"})
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "noBreakHyphen": "-",
}
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_LINE_ENDS = str.maketrans("\n\r", "  ")


class Definitions(Struct, frozen=True):
    """What the whole file has in common."""

    styles: Styles
    numbering: Numbering
    limits: Limits
    original: bool = False
    """Read tracked changes as rejected."""


class Paragraph(Struct, frozen=True, gc=False):
    """A paragraph's properties: its ``w:pPr``'s children by tag, and its style."""

    own: dict[str, _Element]
    style: Style


class _DraftLine:
    """A line that is being read: its text, its leading bold characters, the size of its longest run."""

    __slots__ = ("_longest", "_still_bold", "bold", "length", "parts", "size")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.bold = 0
        self.size = 0
        self.length = 0
        self._longest = 0
        self._still_bold = True

    def add(self, text: str, look: RunLook) -> None:
        """Add a run's text, which holds no line end."""
        self.parts.append(text)
        length = len(text)
        self.length += length
        if self._still_bold:
            if look.bold:
                self.bold = self.length
            else:
                self._still_bold = text.isspace()
        if length > self._longest and not text.isspace():
            self.size, self._longest = look.size, length


class Reader:
    """Walks one story (the body, the notes, a header) and writes its lines to a sheet.

    After the walk ``notes`` holds the notes that it refers to, and ``sections`` its ``w:sectPr``.
    """

    def __init__(
        self, definitions: Definitions, sheet: Sheet, origin: Origin = "body", tables: int = 0
    ) -> None:
        """Write to ``sheet`` with this origin; tables are counted from ``tables``."""
        self.notes: list[tuple[str, str]] = []
        self.sections: list[_Element] = []
        self.tables = tables
        self._definitions = definitions
        self._styles = definitions.styles
        self._gone = _INSERTED if definitions.original else _DELETED
        self._kept = _DELETED if definitions.original else _INSERTED
        self._sheet = sheet
        self._origin: Origin = origin
        self._counters = Counters()
        self._cell: Cell | None = None
        self._covered = False
        self._contents = 0
        self._draft = [_DraftLine()]
        """The lines of the paragraph that is being read, with what a deleted mark left over before it."""
        self._carried: Paragraph | None = None
        self._leading: Paragraph | None = None
        self._boxes: list[_Element] = []
        self._boxed = 0
        self._fields: list[bool] = []
        """The fields that are open, outermost first: still in the instruction?"""
        self._instructions = 0
        self._looks = Looks(definitions.styles)

    def read(self, container: _Element, depth: int = 0) -> None:
        """Read the paragraphs and tables of ``container``."""
        self._blocks(container, depth)
        self._flush()

    # ------------------------------------------------------------------ blocks

    def _blocks(self, container: _Element, depth: int) -> None:
        if depth > self._definitions.limits.nesting:
            raise too_deep()
        for block in container:
            tag = block.tag
            if tag == _P:
                self._paragraph(block)
            elif tag == _TBL:
                self._flush()
                self._table(block, depth)
            elif tag == _SDT:
                self._control(block, depth)
            elif tag == _SECTPR:
                self.sections.append(block)
            elif tag == _ALTERNATE:
                branch = alternative(block)
                if branch is not None:
                    self._blocks(branch, depth + 1)
            elif tag in _SEEN_THROUGH or tag in self._kept:
                self._blocks(block, depth + 1)

    def _control(self, control: _Element, depth: int) -> None:
        content = control.find(_CONTENT)
        if content is None:
            return
        gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        contents = value(gallery) == "Table of Contents"
        self._contents += contents
        self._blocks(content, depth + 1)
        if contents:
            self._flush()
        self._contents -= contents

    def _table(self, table: _Element, depth: int) -> None:
        outer, outer_covered = self._cell, self._covered
        index, self.tables = self.tables, self.tables + 1
        for placed in placed_cells(table, index, self._rows):
            self._cell = placed.cell
            self._covered = outer_covered or placed.covered
            self.read(placed.element, depth + 1)
        self._cell, self._covered = outer, outer_covered

    def _rows(self, container: _Element, tag: str, depth: int = 0) -> Iterator[_Element]:
        """Yield the rows of a table or the cells of a row, less those that the tracked changes take out."""
        if depth > self._definitions.limits.nesting:
            raise too_deep()
        for child in container:
            if child.tag == tag:
                if not self._taken_out(child):
                    yield child
            elif child.tag == _SDT:
                for content in child.iterchildren(_CONTENT):
                    yield from self._rows(content, tag, depth + 1)
            elif child.tag in _SEEN_THROUGH or child.tag in self._kept:
                yield from self._rows(child, tag, depth + 1)

    def _taken_out(self, item: _Element) -> bool:
        properties, inserted, deleted = _ROW_MARKS if item.tag == _TR else _CELL_MARKS
        return first(first(item, properties), inserted if self._definitions.original else deleted) is not None

    # ------------------------------------------------------------------ paragraphs

    def _paragraph(self, paragraph: _Element) -> None:
        properties = self._properties(paragraph)
        self._content(paragraph, properties, 0)
        if self._instructions:
            self._close_instructions()
        mark = by_tag(properties.own.get(_RPR))
        if not self._gone.isdisjoint(mark):
            self._carried = properties
        elif _VANISH in mark and flag(mark[_VANISH]):
            self._run_on(properties)
        else:
            self._emit(self._leading or properties)

    def _properties(self, paragraph: _Element) -> Paragraph:
        own = by_tag(first(paragraph, _PPR))
        if _SECTPR in own:
            self.sections.append(own[_SECTPR])
        if self._definitions.original and _CHANGE in own:
            own = by_tag(first(own[_CHANGE], _PPR)) | ({_RPR: own[_RPR]} if _RPR in own else {})
        return Paragraph(own, self._styles.paragraph(value(own.get(_PSTYLE))))

    def _run_on(self, properties: Paragraph) -> None:
        """Take a paragraph with a hidden mark: the next runs on, unless nothing of it is visible."""
        if self._nothing_drafted() and not self._boxes:
            return
        self._leading = self._leading or properties

    def _nothing_drafted(self) -> bool:
        return len(self._draft) == 1 and not self._draft[0].parts

    def _flush(self) -> None:
        """Emit what waits for a following paragraph that does not come."""
        waiting = self._leading or self._carried
        if waiting is not None and (self._boxes or not self._nothing_drafted()):
            self._emit(waiting)
        self._carried = self._leading = None

    def _emit(self, properties: Paragraph) -> None:
        """Write the draft's lines and the text boxes that hang on it."""
        lines, self._draft = self._draft, [_DraftLine()]
        self._carried = self._leading = None
        texts = ["".join(line.parts) for line in lines]
        marker, separator = self._marker(properties, texts[0])
        if not self._covered:
            self._write(marker, separator + texts[0], lines[0], properties, gap=len(lines) == 1)
            for at in range(1, len(lines)):
                self._write("", texts[at], lines[at], properties, gap=False)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._box(box)

    def _marker(self, properties: Paragraph, text: str) -> tuple[str, str]:
        placed = self._definitions.numbering.place(properties.own.get(_NUMPR), properties.style)
        if placed is None:
            return "", ""
        marker = self._counters.advance(*placed)
        return marker.text, separator(marker, text)

    def _write(self, marker: str, rest: str, line: _DraftLine, properties: Paragraph, *, gap: bool) -> None:
        """Write a line; a blank one only where it shows as a ``gap``: a paragraph of its own, in no cell."""
        if not marker and not rest.strip() and (self._cell is not None or not gap):
            return
        style = properties.style
        if self._origin in _HEADER_ORIGINS:
            self._sheet.put_aside(marker, rest, "running_header")
        elif self._contents or style.contents:
            self._sheet.put_aside(marker, rest, "debris")
        else:
            before = len(marker) + len(rest) - line.length
            level, centred = self._looks.paragraph(properties.own, style)
            look = LineLook(level, style.title, centred, line.size, before + line.bold if line.bold else 0)
            self._sheet.write(marker, rest, look, self._cell, self._origin)

    def _box(self, box: _Element) -> None:
        origin = self._origin
        self._origin = "text_box" if origin == "body" else origin
        self._boxed += 1
        self.read(box, self._boxed)
        self._boxed -= 1
        self._origin = origin

    # ------------------------------------------------------------------ what stands in a paragraph

    def _content(self, element: _Element, properties: Paragraph, depth: int) -> None:
        if depth > self._definitions.limits.nesting:
            raise too_deep()
        plain = self._looks.plain(properties.style)
        for child in element:
            tag = child.tag
            if tag == _R:
                self._run(child, plain, properties, depth)
            elif tag in _SEEN_THROUGH or tag in self._kept:
                self._content(child, properties, depth + 1)
            elif tag == _SDT:
                for content in child.iterchildren(_CONTENT):
                    self._content(content, properties, depth + 1)
            elif tag == _ALTERNATE:
                branch = alternative(child)
                if branch is not None:
                    self._content(branch, properties, depth + 1)
            elif tag in _MATHS:
                self._add("".join(map(_text_of, child.iter(M + "t"))), plain)

    def _run(self, run: _Element, look: RunLook, properties: Paragraph, depth: int) -> None:
        """Read a run, or a part of one; ``look`` holds until its own ``w:rPr``, which comes first."""
        for child in run:
            tag = child.tag
            if tag in _TEXTS:
                text = _text_of(child)
                if _PRIVATE.search(text):
                    text = unprivate(text, run_font(first(run, _RPR), properties.style))
                self._add(text, look)
            elif tag == _RPR:
                look = self._looks.run(child, properties.style)
            elif tag == _FIELD:
                self._field(child)
            elif look.hidden:
                continue
            elif tag in _CHARACTERS:
                self._add(_CHARACTERS[tag], look)
            elif tag in _BREAKS:
                if not self._instructions:
                    self._draft.append(_DraftLine())
            elif tag in _DRAWN:
                self._boxes.extend(_boxes_in(child))
            else:
                self._rarer(child, look, properties, depth)

    def _rarer(self, child: _Element, look: RunLook, properties: Paragraph, depth: int) -> None:
        tag = child.tag
        if tag == _SYMBOL:
            self._add(_symbol_of(child), look)
        elif tag in _NOTES:
            self.notes.append((_NOTES[tag], child.get(W + "id", "")))
        elif tag == _RUBY:
            for base in child.iterchildren(W + "rubyBase"):
                self._content(base, properties, depth + 1)
        elif tag == _ALTERNATE:
            branch = alternative(child)
            if branch is not None and depth <= self._definitions.limits.nesting:
                self._run(branch, look, properties, depth + 1)

    def _add(self, text: str, look: RunLook) -> None:
        if text and not look.hidden and not self._instructions:
            self._draft[-1].add(text, look)

    def _field(self, item: _Element) -> None:
        """Follow the fields: what stands between begin and separate is the instruction."""
        kind = item.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(True)
            self._instructions += 1
        elif kind == "separate" and self._fields:
            self._instructions -= self._fields[-1]
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._instructions -= self._fields.pop()

    def _close_instructions(self) -> None:
        """Give up an instruction that its paragraph does not end: it must not swallow the rest."""
        while self._instructions:
            self._instructions -= self._fields.pop()


def _text_of(item: _Element) -> str:
    text = item.text or ""
    if item.get(_PRESERVE) != "preserve":
        text = text.strip(" \t\n\r")
    return text.translate(_LINE_ENDS) if "\n" in text or "\r" in text else text


def _symbol_of(item: _Element) -> str:
    code, font = item.get(W + "char", ""), item.get(W + "font", "")
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    if not 0x20 <= point <= 0xFFFD or 0xD800 <= point <= 0xDFFF:
        return ""
    return symbol(point, font) or chr(point)


def _boxes_in(drawing: _Element) -> Iterator[_Element]:
    """Yield the text boxes of a drawing that stand in no other text box, each once."""
    waiting = [drawing]
    while waiting:
        item = waiting.pop()
        if item.tag == _BOX:
            yield item
        elif item.tag == _ALTERNATE:
            branch = alternative(item)
            waiting.extend([] if branch is None else [branch])
        else:
            waiting.extend(reversed(item))


def header_parts(sections: list[_Element], *, even: bool) -> Iterator[tuple[Origin, str]]:
    """Yield (origin, relationship id) of the headers and footers that are printed.

    A first page's needs ``w:titlePg`` in its section, an even page's the file's setting.
    """
    for section in sections:
        first = flag(section.find(W + "titlePg"))
        for item in section:
            origin = _HEADERS.get(item.tag)
            printed = {"first": first, "even": even}.get(item.get(W + "type", ""), True)
            if origin is not None and printed:
                yield origin, item.get(R + "id", "")


_HEADERS: dict[str, Origin] = {W + "headerReference": "header", W + "footerReference": "footer"}
