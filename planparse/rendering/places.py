"""Where something stands in a source, for people: line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def lines_and_columns(text: str, offsets: Iterable[int]) -> Iterator[tuple[int, int]]:
    r"""Yield (line, column), both from 1, for each of ``offsets``, which ascend.

    ``\n``, ``\r\n`` and a lone ``\r`` end a line; columns count code points.
    """
    at, line, begin = 0, 1, -1
    for offset in offsets:
        between = text[at:offset]
        line += between.count("\n") + between.count("\r") - between.count("\r\n")
        if at and between.startswith("\n") and text[at - 1] == "\r":
            line -= 1  # the pair was parted by the offset before; its line was counted at the "\r"
        begin = max(begin, text.rfind("\n", at, offset), text.rfind("\r", at, offset))
        yield line, offset - begin
        at = offset
