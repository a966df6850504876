"""What holds for every source, whatever the reader: lines and set_aside part the text between them."""

from __future__ import annotations

from planparse.model import Cell, Source


def printed(source: Source) -> list[str]:
    """Return the text of the lines."""
    return [source.text[line.start : line.end] for line in source.lines]


def cells(source: Source) -> list[tuple[str, Cell | None]]:
    return [(source.text[line.start : line.end], line.cell) for line in source.lines]


def check_source(source: Source) -> Source:
    """Raise AssertionError unless lines and set_aside cover the text once, in order."""
    spans = [(line.start, line.end) for line in source.lines]
    asides = [aside.span for aside in source.set_aside]
    assert spans == sorted(spans)
    assert asides == sorted(asides)
    counts = [0] * len(source.text)
    for start, end in [*spans, *asides]:
        assert 0 <= start < end <= len(source.text)
        for at in range(start, end):
            counts[at] += 1
    assert max(counts, default=0) <= 1, "something is in two lines"
    lost = [c for c, count in zip(source.text, counts, strict=True) if not count and not c.isspace()]
    assert not lost, f"lost: {lost}"
    for aside in source.set_aside:
        assert aside.text == source.text[slice(*aside.span)]
    for line in source.lines:
        assert not {"\r", "\n"} & set(source.text[line.start : line.end])
    assert all(0 <= start < end <= len(source.text) for start, end in source.made)
    return source
