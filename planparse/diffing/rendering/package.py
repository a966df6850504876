"""The Word file in which a plan is generated, taken apart: the layout of its paragraphs and tables, and all else."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from msgspec import Struct

from planparse.generating.layout import lay_out
from planparse.generating.profile import load_profile
from planparse.generating.word import write_docx
from planparse.generating.write import Options, package_of

if TYPE_CHECKING:
    import re

    from lxml.etree import _Element

    from planparse.generating.layout import ScheduleForm
    from planparse.model import Plan

_PROFILE = "gbt9704"
_DOCUMENT = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class TableLayout(Struct, frozen=True):
    """What a table has besides its words."""

    opening: str
    """``w:tblPr`` and ``w:tblGrid``."""
    widths: tuple[str, ...]
    """Of the columns, in twips."""
    header: tuple[str, ...]
    """The properties of the paragraph in each cell of the header."""
    cells: tuple[str, ...]
    """The same of each other row."""


class Layout(Struct, frozen=True):
    """A plan's Word file, and what its paragraphs and tables have besides their words."""

    file: bytes
    blocks: tuple[str | TableLayout, ...]
    """The properties (what ``w:pPr`` holds) of each printed paragraph, or a table's, in order."""


def layout_of(plan: Plan, form: ScheduleForm, options: Options | None = None) -> Layout:
    """Return the file in which ``plan`` is generated, by default by GB/T 9704-2012, and its layout."""
    from lxml import etree

    look = options or Options(profile=load_profile(_PROFILE))
    data = write_docx(lay_out(plan, form), package_of(look), look.profile, title=plan.title or "")
    with ZipFile(BytesIO(data)) as archive:
        body = etree.fromstring(archive.read(_DOCUMENT)).find(f"{_W}body")
    found = [] if body is None else list(body.iterchildren(f"{_W}p", f"{_W}tbl"))
    blocks = [each for each in found if not _only_parts_tables(each)]
    return Layout(
        data, tuple(_table(each) if each.tag == f"{_W}tbl" else _properties(each) for each in blocks)
    )


def _only_parts_tables(element: _Element) -> bool:
    """Tell whether a paragraph is the empty one without which two tables would be one."""
    if element.tag != f"{_W}p" or element.find(f"{_W}r") is not None:
        return False
    beside = (element.getprevious(), element.getnext())
    return all(one is not None and one.tag == f"{_W}tbl" for one in beside)


def _table(table: _Element) -> TableLayout:
    """Take a table apart; its last row may be kept with what follows, the others are all alike."""
    rows = list(table.iterchildren(f"{_W}tr"))
    opening = "".join(_serialized(each) for each in table.iterchildren(f"{_W}tblPr", f"{_W}tblGrid"))
    widths = tuple(str(column.get(f"{_W}w")) for column in table.iterfind(f"{_W}tblGrid/{_W}gridCol"))
    header, cells = (
        tuple(map(_properties, row.iterfind(f"{_W}tc/{_W}p")))
        for row in (rows[0], rows[min(1, len(rows) - 1)])
    )
    return TableLayout(opening, widths, header, cells)


def _properties(paragraph: _Element) -> str:
    """Return the serialized children of ``w:pPr``."""
    found = paragraph.find(f"{_W}pPr")
    return "" if found is None else "".join(map(_serialized, found))


def _serialized(element: _Element) -> str:
    """Return the XML of ``element``, without the namespaces that the body declares."""
    from lxml import etree

    return _namespace().sub("", etree.tostring(element, encoding="unicode", with_tail=False))


@cache
def _namespace() -> re.Pattern[str]:
    import re

    return re.compile(r' xmlns:\w+="[^"]*"')


def with_body(layout: Layout, body: str) -> bytes:
    """Return the file with ``body`` in place of its own.

    The same input gives the same bytes.
    """
    out = BytesIO()
    with ZipFile(BytesIO(layout.file)) as archive, ZipFile(out, "w", ZIP_DEFLATED) as copy:
        for info in archive.infolist():
            content = archive.read(info)
            if info.filename == _DOCUMENT:
                content = _replaced(content.decode(), body).encode()
            copy.writestr(info, content, ZIP_DEFLATED)
    return out.getvalue()


def _replaced(document: str, body: str) -> str:
    start = document.index(">", document.index("<w:body")) + 1
    section = document.rfind("<w:sectPr")
    return document[:start] + body + document[section:]
