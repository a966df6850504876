"""From a place in a leaf's text to the place in its source."""

from __future__ import annotations

from planparse.model import Span, spans_of

_ADDED = " 、"
"""What joining puts between two pieces of a text and no piece holds."""


def source_span(text: str, start: int, end: int) -> Span | None:
    """Return where ``text[start:end]`` stands in the source, in code points; None for text without one.

    The text of a leaf is the text of its spans put together, with a blank or 、 between some of
    them, and less what was dropped at the end.
    """
    spans = spans_of(text)
    if not spans or not 0 <= start < end <= len(text):
        return None
    if len(spans) == 1:
        return spans[0][0] + start, spans[0][0] + end
    first, last = _position(text, spans, start), _position(text, spans, end - 1)
    return first, last + 1


def _position(text: str, spans: tuple[Span, ...], offset: int) -> int:
    """Return the source position of one character; that of an added blank is the end before it."""
    added = len(text) > sum(end - start for start, end in spans)
    at = 0
    for i, (start, end) in enumerate(spans):
        if offset < at + end - start:
            return start + max(0, offset - at)
        at += end - start
        last = i + 1 == len(spans)
        if not last and text[at : at + 1] in (_ADDED if added else " ") and at < len(text):
            if offset == at:
                return end - 1
            at += 1
    return spans[-1][1] - 1
