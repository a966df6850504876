from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planparse.rendering.places import lines_and_columns


def _slowly(text: str, offset: int) -> tuple[int, int]:
    """Walk the text; the line end of ``\\r\\n`` is its ``\\n``, unless the offset parts the two."""
    line, column, at = 1, 1, 0
    while at < offset:
        pair = text[at : at + 2] == "\r\n" and at + 2 <= offset
        ends = pair or text[at] in "\r\n"
        line, column = (line + 1, 1) if ends else (line, column + 1)
        at += 2 if pair else 1
    return line, column


@given(st.text("甲\r\n", max_size=20), st.lists(st.integers(0, 20)))
def test_it_counts_what_a_walk_counts(text: str, offsets: list[int]) -> None:
    ascending = sorted(min(offset, len(text)) for offset in offsets)
    assert list(lines_and_columns(text, ascending)) == [_slowly(text, offset) for offset in ascending]
