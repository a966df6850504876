"""PDF files with text in them, through pdfplumber (the extra ``pdf``).

A printed line is a line; hard line ends are as the page has them.  Ruled tables become cells.
Page numbers and running headers stay lines: that they repeat is for the parser to see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from planparse.errors import UnreadableFile
from planparse.model import Cell, Issue, Line, Look, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PAGES = 1_000
"""Longer files are refused."""

LARGER = 1.15
"""From this multiple of the body's size on a line is large."""

OFF_CENTRE = 0.03
"""How far a centred line's middle may stand from the page's middle, of the page's width."""

NARROW = 0.75
"""A line that fills more of the text's width than this is not called centred."""

APART = 0.6
"""A gap between characters of more than this, in their size, shows as a space."""


class PdfLine(Struct, frozen=True, gc=False):
    """A line on a page: where it stands and how it is set."""

    text: str
    left: float
    right: float
    size: float
    bold: int
    page_width: float
    cell: Cell | None = None


def read_pdf(data: bytes, name: str, *, most_pages: int = MOST_PAGES) -> Source:
    """Return the lines of a PDF; spans are in code points of ``Source.text``.

    ``data`` is the file, ``name`` what it is called.  Pages without text get an issue
    ``page_without_text``.  Raises ``UnreadableFile`` when pdfplumber is not installed, and for a
    scan, a password, a damaged file or one of more than ``most_pages`` pages.
    """
    pages = _pages(data, name, most_pages)
    if not any(pages):
        raise UnreadableFile(
            f"{name}：PDF 里没有文字（可能是扫描件）；请先做文字识别（OCR），或找 Word 原件",
            f"{name}: the PDF holds no text (probably a scan); run OCR on it first, or use the Word file",
        )
    return _source(data, name, pages)


def _pages(data: bytes, name: str, most_pages: int) -> list[list[PdfLine]]:
    pdfplumber = _pdfplumber(name)
    from io import BytesIO

    try:
        with pdfplumber.open(BytesIO(data)) as document:
            if len(document.pages) > most_pages:
                raise UnreadableFile(
                    f"{name}：PDF 超过 {most_pages} 页，请拆分后再读",
                    f"{name}: the PDF has more than {most_pages} pages; split it first",
                )
            return [lines for _, lines in _read_pages(document)]
    except _faults() as fault:
        if "Password" in type(fault).__name__ or "Password" in repr(fault):
            raise UnreadableFile(
                f"{name}：PDF 有密码，请去掉密码后再读", f"{name}: the PDF has a password; remove it first"
            ) from fault
        raise UnreadableFile(
            f"{name}：PDF 已损坏，读不出来；请重新导出",
            f"{name}: the PDF is damaged and cannot be read; export it again",
        ) from fault


def _pdfplumber(name: str) -> Any:
    try:
        import pdfplumber
    except ImportError:
        raise UnreadableFile(
            f'{name}：读 PDF 需要 pdfplumber，请运行 pip install "planparse[pdf]"',
            f'{name}: reading PDF needs pdfplumber: pip install "planparse[pdf]"',
        ) from None
    return pdfplumber


def _faults() -> tuple[type[BaseException], ...]:
    """Return what pdfplumber and pdfminer raise for damaged files: nearly anything, each by name."""
    import struct
    import zlib

    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    builtin = (ValueError, TypeError, LookupError, AttributeError, AssertionError, ArithmeticError)
    system = (OSError, EOFError, RecursionError, NotImplementedError, struct.error, zlib.error)
    return (PDFException, PSException, MalformedPDFException, PdfminerException, *builtin, *system)


def _read_pages(document: Any) -> Iterator[tuple[int, list[PdfLine]]]:
    tables = 0
    for number, page in enumerate(document.pages):
        found = page.find_tables()
        yield number, _page_lines(page, found, tables)
        tables += len(found)
        page.close()


def _page_lines(page: Any, tables: list[Any], first: int) -> list[PdfLine]:
    """Return a page's lines from top to bottom, those of a table cell by cell in its place."""
    placed = [
        (line["top"], [_line(line, page.width)])
        for line in _text_lines(page)
        if not any(_inside(line, table.bbox) for table in tables)
    ]
    placed += [(table.bbox[1], list(_cells(page, table, first + at))) for at, table in enumerate(tables)]
    return [
        line for _, lines in sorted(placed, key=lambda item: item[0]) for line in lines if line.text.strip()
    ]


def _text_lines(page: Any) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = page.extract_text_lines(
        return_chars=True, keep_blank_chars=True, x_tolerance_ratio=APART
    )
    return lines


def _inside(line: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    middle = (line["top"] + line["bottom"]) / 2
    return bool(box[1] <= middle <= box[3] and box[0] <= (line["x0"] + line["x1"]) / 2 <= box[2])


def _cells(page: Any, table: Any, index: int) -> Iterator[PdfLine]:
    for row, cells in enumerate(table.rows):
        for column, box in enumerate(cells.cells):
            for line in _text_lines(page.crop(box, strict=False)) if box is not None else ():
                yield _line(line, page.width, Cell(index, row, column))


def _line(line: dict[str, Any], width: float, cell: Cell | None = None) -> PdfLine:
    characters = line["chars"]
    sizes = sorted(character["size"] for character in characters)
    bold = 0
    for character in characters:
        if "bold" not in character["fontname"].lower():
            break
        bold += 1
    text = line["text"].replace("\n", " ").replace("\r", " ")
    size = sizes[len(sizes) // 2] if sizes else 0.0
    return PdfLine(text, line["x0"], line["x1"], size, min(bold, len(text)), width, cell)


def _source(data: bytes, name: str, pages: list[list[PdfLine]]) -> Source:
    from hashlib import sha256

    body = _body_size([line for lines in pages for line in lines])
    left, right = _margins([line for lines in pages for line in lines])
    parts: list[str] = []
    lines: list[Line] = []
    issues: list[Issue] = []
    position = 0
    for number, page in enumerate(pages, 1):
        if not page:
            issues.append(_without_text(number, max(position - 1, 0)))
        for line in page:
            parts.append(line.text)
            lines.append(
                Line(position, position + len(line.text), line.cell, _look(line, body, right - left))
            )
            position += len(line.text) + 1
    return Source(
        text="\n".join(parts),
        lines=tuple(lines),
        name=name,
        kind="pdf",
        sha256=sha256(data).hexdigest(),
        issues=tuple(issues),
    )


def _without_text(number: int, position: int) -> Issue:
    return Issue(
        "page_without_text",
        f"第 {number} 页没有文字，可能是图片 / page {number} holds no text, perhaps a picture",
        (position, position),
    )


def _body_size(lines: list[PdfLine]) -> float:
    """Return the size that most characters have."""
    characters: dict[float, int] = {}
    for line in lines:
        size = round(line.size * 2) / 2
        characters[size] = characters.get(size, 0) + len(line.text)
    return max(characters, key=lambda size: (characters[size], -size), default=0.0)


def _margins(lines: list[PdfLine]) -> tuple[float, float]:
    return min(line.left for line in lines), max(line.right for line in lines)


def _look(line: PdfLine, body: float, text_width: float) -> Look | None:
    middle = (line.left + line.right) / 2
    narrow = line.right - line.left < text_width * NARROW
    centred = (
        line.cell is None and narrow and abs(middle - line.page_width / 2) < line.page_width * OFF_CENTRE
    )
    large = bool(body) and line.size >= body * LARGER
    if not (centred or large or line.bold):
        return None
    return Look(centred=centred, large=large, bold=line.bold)
