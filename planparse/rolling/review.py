"""The new plan as a Word file with tracked changes, and a comment on each that names its rule.

The tracked changes are those of ``planparse diff -f docx``: accepting all gives the new plan,
rejecting all the old one.  The comments (ECMA-376 part 1, 17.13.4) say why; a place that waits for
a person has its comment on the whole paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from msgspec import Struct

from planparse.model import Plan
from planparse.rolling.model import RULES, Record, Rolled

if TYPE_CHECKING:
    from lxml.etree import _Element

    from planparse.diffing.compare import Comparison
    from planparse.generating.write import Options

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_NAMESPACE}}}"
_AUTHOR = "planparse"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class Edit(Struct, frozen=True):
    """A deletion, an insertion, or one right behind the other."""

    elements: tuple[Any, ...]
    start: int
    end: int
    """The stretch of the old text."""


class Paragraph(Struct, frozen=True):
    """A paragraph of the reviewed document."""

    element: Any
    old: str
    new: str
    edits: tuple[Edit, ...]


def review(old: Plan, rolled: Rolled, look: Options | None = None) -> bytes:
    """Return the Word file: ``rolled.plan`` with what changed from ``old`` tracked and explained.

    ``look`` says in which profile, on which reference document and with which form of the schedule.
    """
    from planparse.diffing.rendering import DiffOptions, render

    made = render(_aligned(old, rolled.plan), "docx", DiffOptions(look=look))
    return _with_comments(made, rolled.records)


def _aligned(old: Plan, new: Plan) -> Comparison:
    """Return which unit became which; what changed in them is not worked out, the records say it."""
    from planparse.diffing.align import align
    from planparse.diffing.compare import Comparison, Row
    from planparse.diffing.model import DiffResult, Side
    from planparse.diffing.units import outline

    before, after = outline(old), outline(new)
    alignment = align(before, after)
    pairs = [Row((a,), (b,)) for a, b in alignment.pairs]
    groups = [Row(group.left, group.right) for group in alignment.groups]
    result = DiffResult(old=Side(), new=Side(), summary={})
    return Comparison((old, new), before, after, (*pairs, *groups), result)


def _with_comments(made: bytes, records: Sequence[Record]) -> bytes:
    from lxml import etree

    out = BytesIO()
    with ZipFile(BytesIO(made)) as archive, ZipFile(out, "w", ZIP_DEFLATED) as copy:
        root = etree.fromstring(archive.read("word/document.xml"))
        comments = _placed(root, records)
        # a reference document may have comments of its own: they went with its text
        for info in (info for info in archive.infolist() if info.filename != _COMMENTS):
            data = archive.read(info)
            if info.filename == "word/document.xml":
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            elif info.filename in _REGISTERS:
                data = _registered(info.filename, data)
            copy.writestr(info, data, ZIP_DEFLATED)
        info = ZipInfo(_COMMENTS, (1980, 1, 1, 0, 0, 0))
        copy.writestr(info, _comments_xml(comments).encode(), ZIP_DEFLATED)
    return out.getvalue()


_COMMENTS = "word/comments.xml"
_REGISTERS = ("[Content_Types].xml", "word/_rels/document.xml.rels")


def _registered(name: str, data: bytes) -> bytes:
    """Return a package's list of parts, or of relations, with the comments in it."""
    text = data.decode()
    if "comments.xml" in text:
        return data
    if name == _REGISTERS[0]:
        entry = f'<Override PartName="/word/comments.xml" ContentType="{_TYPE}"/></Types>'
        return text.replace("</Types>", entry).encode()
    entry = f'<Relationship Id="rIdComments" Type="{_RELATION}" Target="comments.xml"/></Relationships>'
    return text.replace("</Relationships>", entry).encode()


def _comments_xml(texts: Sequence[str]) -> str:
    body = "".join(
        f'<w:comment w:id="{at}" w:author="{_AUTHOR}" w:initials="pp"><w:p><w:r><w:t xml:space="preserve">'
        f"{escape(text)}</w:t></w:r></w:p></w:comment>"
        for at, text in enumerate(texts)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}<w:comments xmlns:w="{_NAMESPACE}">{body}</w:comments>'


# --------------------------------------------------------------------------- placing


def _placed(root: _Element, records: Sequence[Record]) -> list[str]:
    """Put the comments' marks into the document; return the comments in the order of their ids."""
    paragraphs = [_read(element) for element in root.iter(f"{_W}p")]
    texts: list[str] = []
    at = 0
    used: dict[tuple[int, str], int] = {}
    for record in records:
        found = _paragraph_of(paragraphs, record, at)
        if found is None or record.answer == "keep":
            continue
        at = found
        nth = used.get((at, record.old), 0)
        used[at, record.old] = nth + 1
        _mark(paragraphs[at], record, nth, len(texts))
        texts.append(_comment(record))
    return texts


def _comment(record: Record) -> str:
    chinese, english = RULES[record.rule]
    said = f"{chinese} / {english}：{record.evidence}"
    if record.open:
        proposal = f"“{record.old}”→“{record.new}”？" if record.new else f"“{record.old}”"
        return f"待定 / open  {said}  {proposal}"
    return said


def _read(element: _Element) -> Paragraph:
    old: list[str] = []
    new: list[str] = []
    edits: list[Edit] = []
    length = 0
    for child in element:
        text = "".join(part.text or "" for part in child.iter(f"{_W}t", f"{_W}delText"))
        if child.tag == f"{_W}ins":
            new.append(text)
            edits.append(_joined(edits, child, length, length))
        elif child.tag == f"{_W}del":
            old.append(text)
            edits.append(Edit((child,), length, length + len(text)))
            length += len(text)
        elif child.tag == f"{_W}r":
            old.append(text)
            new.append(text)
            length += len(text)
    return Paragraph(element, "".join(old), "".join(new), tuple(edits))


def _joined(edits: list[Edit], child: Any, start: int, end: int) -> Edit:
    """Return the insertion together with the deletion right before it, which it replaces."""
    if edits and edits[-1].elements[-1].getnext() is child:
        before = edits.pop()
        return Edit((*before.elements, child), before.start, before.end)
    return Edit((child,), start, end)


def _paragraph_of(paragraphs: Sequence[Paragraph], record: Record, at: int) -> int | None:
    """Return the paragraph that holds the record's text: the next from ``at`` on, else any."""
    if not record.context:
        return None
    places = (*range(at, len(paragraphs)), *range(at))
    if record.rule == "lunar_festival" and record.applied:
        arrived = [place for place in places if record.context in paragraphs[place].new]
        alone = [place for place in arrived if not paragraphs[place].old]
        return next(iter((*alone, *arrived)), None)
    return next((place for place in places if record.context in paragraphs[place].old), None)


def _mark(paragraph: Paragraph, record: Record, nth: int, number: int) -> None:
    first, last = _stretch(paragraph, record, nth)
    last.addnext(_element("r", _element("commentReference", number=number)))
    last.addnext(_element("commentRangeEnd", number=number))
    first.addprevious(_element("commentRangeStart", number=number))


def _stretch(paragraph: Paragraph, record: Record, nth: int) -> tuple[Any, Any]:
    """Return the first and last element that a comment is on: its edit, else the whole paragraph."""
    base = max(paragraph.old.find(record.context), 0)
    start = base - 1
    for _ in range(nth + 1):
        start = paragraph.old.find(record.old, start + 1)
    end = start + len(record.old)
    if record.applied and start >= 0:
        touched = [edit for edit in paragraph.edits if edit.start <= end and start <= edit.end]
        if touched:
            return touched[0].elements[0], touched[-1].elements[-1]
    runs = [child for child in paragraph.element if child.tag in (f"{_W}r", f"{_W}ins", f"{_W}del")]
    return runs[0], runs[-1]


def _element(name: str, *children: Any, number: int | None = None) -> Any:
    from lxml import etree

    made = etree.Element(f"{_W}{name}")
    if number is not None:
        made.set(f"{_W}id", str(number))
    for child in children:
        made.append(child)
    return made
