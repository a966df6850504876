"""What every Source from a Word file must be, and its lines as text."""

from __future__ import annotations

from planparse.model import Source
from planparse.reading.docx import read_docx


def check_source(source: Source) -> Source:
    """Assert that lines and what is set aside part all text but white space, and that made spans fit."""
    text = source.text
    taken = sorted(
        [(line.start, line.end) for line in source.lines] + [aside.span for aside in source.set_aside]
    )
    position = 0
    for start, end in taken:
        assert position <= start <= end <= len(text)
        assert not text[position:start].strip()
        assert "\n" not in text[start:end]
        position = end
    assert not text[position:].strip()
    assert [line.start for line in source.lines] == sorted(line.start for line in source.lines)
    for aside in source.set_aside:
        assert aside.text == text[slice(*aside.span)]
    for start, end in source.made:
        assert any(start == begin and end <= finish for begin, finish in taken)
        assert start < end
    for line in source.lines:
        assert line.look is None or line.look.bold <= line.end - line.start
    return source


def read(data: bytes, *, original: bool = False) -> Source:
    """Return the checked source of a Word file."""
    return check_source(read_docx(data, "计划.docx", original=original))


def printed(data: bytes, *, original: bool = False) -> list[str]:
    """Return the file's lines as printed."""
    source = read(data, original=original)
    return [source.text[line.start : line.end] for line in source.lines]


def made(source: Source) -> list[str]:
    """Return the made markers."""
    return [source.text[start:end] for start, end in source.made]
