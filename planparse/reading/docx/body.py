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

from planparse.reading.docx.look import LineLook, RunLook, RunLooks, centred, outline_level, run_font
from planparse.reading.docx.names import MC, M, R, W, alternative, first, flag, value
from planparse.reading.docx.numbering import Counters, Numbering, gap
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
_DELETED_TEXT = W + "delText"
"""Stands in deletions only, which are walked through only when they are wanted."""
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
    W + "br": "\n",
    W + "cr": "\n",
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

    def get(self, name: str) -> _Element | None:
        """Return the child ``w:name`` of its own properties."""
        return self.own.get(W + name)


class _Draft:
    """The paragraph that is being read, as lines; what a deleted mark leaves over stays in it."""

    def __init__(self) -> None:
        self.lines: list[_DraftLine] = [_DraftLine()]

    def add(self, text: str, look: RunLook) -> None:
        """Add a run's text; a newline in it begins a new line."""
        here, *others = text.split("\n")
        self.lines[-1].add(here, look)
        for other in others:
            self.lines.append(_DraftLine())
            self.lines[-1].add(other, look)

    def is_empty(self) -> bool:
        return len(self.lines) == 1 and not self.lines[0].parts


class _DraftLine:
    """A line of the draft: its text, its leading bold characters, the size of its longest run."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.bold = 0
        self.size = 0
        self._length = 0
        self._longest = 0
        self._still_bold = True

    def add(self, text: str, look: RunLook) -> None:
        if not text:
            return
        self.parts.append(text)
        self._length += len(text)
        self._still_bold = self._still_bold and (look.bold or text.isspace())
        if self._still_bold and look.bold:
            self.bold = self._length
        if len(text) > self._longest and not text.isspace():
            self.size, self._longest = look.size, len(text)


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
        self._draft = _Draft()
        self._carried: Paragraph | None = None
        self._leading: Paragraph | None = None
        self._boxes: list[_Element] = []
        self._boxed = 0
        self._fields: list[bool] = []
        self._looks = RunLooks(definitions.styles)

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
        if item.tag == W + "tr":
            mark = f"{W}trPr/{W}ins" if self._definitions.original else f"{W}trPr/{W}del"
        else:
            mark = f"{W}tcPr/{W}cellIns" if self._definitions.original else f"{W}tcPr/{W}cellDel"
        return item.find(mark) is not None

    # ------------------------------------------------------------------ paragraphs

    def _paragraph(self, paragraph: _Element) -> None:
        properties = self._properties(paragraph)
        self._content(paragraph, properties, 0)
        self._close_instructions()
        mark = properties.get("rPr")
        if mark is not None and self._mark_is_gone(mark):
            self._carried = properties
        elif mark is not None and flag(mark.find(W + "vanish")):
            self._run_on(properties)
        else:
            self._emit(self._leading or properties)

    def _properties(self, paragraph: _Element) -> Paragraph:
        properties = first(paragraph, _PPR)
        if properties is None:
            return Paragraph({}, self._styles.paragraph(None))
        own = {item.tag: item for item in properties}
        if _SECTPR in own:
            self.sections.append(own[_SECTPR])
        if self._definitions.original and _CHANGE in own:
            former = first(own[_CHANGE], _PPR)
            before = {} if former is None else {item.tag: item for item in former}
            own = before | ({_RPR: own[_RPR]} if _RPR in own else {})
        return Paragraph(own, self._styles.paragraph(value(own.get(_PSTYLE))))

    def _mark_is_gone(self, mark: _Element) -> bool:
        return any(item.tag in self._gone for item in mark)

    def _run_on(self, properties: Paragraph) -> None:
        """Take a paragraph with a hidden mark: the next runs on, unless nothing of it is visible."""
        if self._draft.is_empty() and not self._boxes:
            return
        self._leading = self._leading or properties

    def _flush(self) -> None:
        """Emit what waits for a following paragraph that does not come."""
        waiting = self._leading or self._carried
        if waiting is not None and not self._draft.is_empty():
            self._emit(waiting)
        self._carried = self._leading = None

    def _emit(self, properties: Paragraph) -> None:
        draft, self._draft = self._draft, _Draft()
        self._carried = self._leading = None
        marker, separator = self._marker(properties, "".join(draft.lines[0].parts))
        if not self._covered:
            for place, line in enumerate(draft.lines):
                made = marker if place == 0 else ""
                self._write(
                    made, separator if made else "", line, properties, last=place == len(draft.lines) - 1
                )
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._box(box)

    def _marker(self, properties: Paragraph, text: str) -> tuple[str, str]:
        placed = self._definitions.numbering.place(properties.get("numPr"), properties.style)
        if placed is None:
            return "", ""
        marker = self._counters.advance(*placed)
        return marker.text, gap(marker, text)

    def _write(
        self, marker: str, separator: str, line: _DraftLine, properties: Paragraph, *, last: bool
    ) -> None:
        text = "".join(line.parts)
        if not marker and not text.strip() and (self._cell is not None or not last):
            return
        before = len(marker) + len(separator)
        look = LineLook(
            outline_level(properties.get("outlineLvl"), properties.style),
            properties.style.title,
            centred(properties.get("jc"), properties.style),
            line.size,
            before + line.bold if line.bold else 0,
        )
        if self._origin in ("header", "footer"):
            self._sheet.put_aside(marker, separator + text, "running_header")
        elif self._contents or properties.style.contents:
            self._sheet.put_aside(marker, separator + text, "debris")
        else:
            self._sheet.write(marker, separator + text, look, self._cell, self._origin)

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
        for child in element:
            tag = child.tag
            if tag == _R:
                self._run(child, properties, depth)
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
                self._add(
                    "".join(item.text or "" for item in child.iter(M + "t")),
                    self._looks.plain(properties.style),
                )

    def _run(self, run: _Element, properties: Paragraph, depth: int) -> None:
        own = first(run, _RPR)
        style = properties.style
        look = self._looks.plain(style) if own is None else self._looks.run(own, style)
        if not look.hidden:
            self._run_content(run, look, properties, depth)
            return
        for item in run.iterchildren(_FIELD):
            self._field(item)

    def _run_content(self, run: _Element, look: RunLook, properties: Paragraph, depth: int) -> None:
        for child in run:
            tag = child.tag
            if tag in (_T, _DELETED_TEXT):
                text = _text_of(child)
                if _PRIVATE.search(text):
                    text = unprivate(text, run_font(first(run, _RPR), properties.style))
                self._add(text, look)
            elif tag in _CHARACTERS:
                self._add(_CHARACTERS[tag], look)
            elif tag in _DRAWN:
                self._boxes.extend(_boxes_in(child))
            elif tag == _FIELD:
                self._field(child)
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
                self._run_content(branch, look, properties, depth + 1)

    def _add(self, text: str, look: RunLook) -> None:
        if text and not (self._fields and any(self._fields)):
            self._draft.add(text, look)

    def _field(self, item: _Element) -> None:
        """Follow the fields: what stands between begin and separate is the instruction."""
        kind = item.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _close_instructions(self) -> None:
        """Give up an instruction that its paragraph does not end: it must not swallow the rest."""
        while self._fields and any(self._fields):
            self._fields.pop()


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
