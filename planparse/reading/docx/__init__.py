"""Word files (.docx, .docm, .dotx, .dotm) as the lines that Word prints.

    package    the zip, with limits, and its XML parts
    styles     what a paragraph or run inherits
    numbering  the automatic numbers            formats, symbols: how numbers and bullets look
    tables     where cells stand                look: headings, titles, bold, size, centred
    body       the walk over a part             sheet: the text that it fills
    names      XML names and values

``Source.text`` holds the body's lines, then the footnotes and endnotes in the order in which they are
referred to, then the running headers and footers, which are set aside.  A made number stands before
its paragraph's text and in ``Source.made``; between them is what ``numbering.separator`` says.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from planparse.errors import UnreadableFile
from planparse.reading.docx.names import W
from planparse.reading.docx.package import LIMITS, Limits, Package

if TYPE_CHECKING:
    from lxml.etree import _Element

    from planparse.model import Source
    from planparse.reading.docx.body import Definitions, Reader
    from planparse.reading.docx.package import Relation
    from planparse.reading.docx.sheet import Sheet

__all__ = ["LIMITS", "Limits", "read_docx"]


def read_docx(data: bytes, name: str, *, original: bool = False, limits: Limits = LIMITS) -> Source:
    """Return the lines of a Word file, made numbers, tables and notes included.

    ``data`` is the file, ``name`` what it is called in the result; ``original`` reads tracked changes
    as rejected instead of accepted.  Spans are in code points of ``Source.text``.  Raises
    ``UnreadableFile`` for what is no Word file, damaged, protected by a password or over ``limits``.
    """
    try:
        return _read(data, name, original=original, limits=limits)
    except UnreadableFile as fault:
        raise UnreadableFile(f"{name}：{fault.chinese}", f"{name}: {fault.english}") from fault


def _read(data: bytes, name: str, *, original: bool, limits: Limits) -> Source:
    from planparse.reading.docx.sheet import Sheet

    package = Package(data, limits)
    root = package.xml(package.main)
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise UnreadableFile(
            "Word 文件没有正文，请在 Word 中打开后另存",
            "the Word file has no body; open it in Word and save it again",
        )
    sheet = Sheet()
    _read_parts(package, body, sheet, original=original)
    return sheet.source(name, package.kind, sha256(data).hexdigest())


def _read_parts(package: Package, body: _Element, sheet: Sheet, *, original: bool) -> None:
    from planparse.reading.docx.body import Reader

    relations = package.relations(package.main)
    parts = _by_kind(relations)
    definitions = _definitions(package, parts, original=original)
    reader = Reader(definitions, sheet)
    reader.read(body)
    tables = _read_notes(package, parts, reader, definitions, sheet)
    _read_headers(package, relations, reader, definitions, sheet, tables)


def _by_kind(relations: dict[str, Relation]) -> dict[str, str]:
    """Return the first part of each kind."""
    found: dict[str, str] = {}
    for relation in relations.values():
        found.setdefault(relation.kind, relation.target)
    return found


def _definitions(package: Package, parts: dict[str, str], *, original: bool) -> Definitions:
    from planparse.reading.docx.body import Definitions
    from planparse.reading.docx.numbering import Numbering
    from planparse.reading.docx.styles import Styles, without_table_styles

    styles = Styles(package.xml(parts.get("styles", ""), without_table_styles))
    numbering = Numbering(package.xml(parts.get("numbering", "")), styles)
    return Definitions(styles, numbering, package.limits, original)


def _read_notes(
    package: Package, parts: dict[str, str], body: Reader, definitions: Definitions, sheet: Sheet
) -> int:
    """Read the notes that the body refers to, footnotes first; return how many tables there are by now."""
    from planparse.reading.docx.body import Reader

    reader = Reader(definitions, sheet, "note", body.tables)
    for kind in ("footnotes", "endnotes"):
        wanted = [identifier for part, identifier in body.notes if part == kind]
        root = package.xml(parts.get(kind, "")) if wanted else None
        notes = {} if root is None else {item.get(W + "id", ""): item for item in root}
        for identifier in dict.fromkeys(wanted):
            if identifier in notes:
                reader.read(notes[identifier])
    return reader.tables


def _read_headers(
    package: Package,
    relations: dict[str, Relation],
    body: Reader,
    definitions: Definitions,
    sheet: Sheet,
    tables: int,
) -> None:
    """Read each header and footer that is printed, once; their lines are set aside."""
    from planparse.reading.docx.body import Reader, header_parts

    even = any(item.kind == "settings" and _even_pages(package, item.target) for item in relations.values())
    for origin, identifier in dict.fromkeys(header_parts(body.sections, even=even)):
        relation = relations.get(identifier)
        root = None if relation is None else package.xml(relation.target)
        if root is not None:
            reader = Reader(definitions, sheet, origin, tables)
            reader.read(root)
            tables = reader.tables


def _even_pages(package: Package, settings: str) -> bool:
    from planparse.reading.docx.names import flag

    root = package.xml(settings)
    return root is not None and flag(root.find(W + "evenAndOddHeaders"))
