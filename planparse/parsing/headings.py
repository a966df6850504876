"""Parts a marked paragraph into heading and text: 加强管理。按时… is a heading and its body."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from planparse.model import Leaf
from planparse.parsing import cues
from planparse.parsing.shapes import is_chinese
from planparse.parsing.structure import Chunk

LONGEST_HEADING: Final = 60
"""In characters; a longer phrase is a sentence of text."""
LONGEST_LEAD: Final = 30
"""A heading that ends in a colon is at most so long."""
DROPPED: Final = "。.：:"
"""What a heading's end is printed with and ``heading`` leaves out."""

_STOPS: Final = "。！？!?"
_PAIRS: Final = {"“": "”", "‘": "’", "《": "》", "（": "）", "(": ")", "【": "】", "「": "」"}


def heading_and_text(chunk: Chunk, *, has_below: bool) -> tuple[str, tuple[str, ...]]:
    """Return the heading ("" for none) and the text ((), or one paragraph) of a marked paragraph.

    ``has_below`` tells whether paragraphs or subtasks follow: only then is a short sentence that
    ends with its full stop a heading.
    """
    text = chunk.paragraph.text[chunk.start : chunk.end]
    cut = heading_end(text)
    if cut in (0, len(text.rstrip())):
        cut = _bold_end(chunk) or cut
    if text.rstrip().endswith(tuple(cues.COMMAS)) and cut == len(text.rstrip()):
        cut = 0
    if cut == len(text.rstrip()):
        whole = text.strip()
        unfinished = whole[-1] not in cues.SENTENCE_END and whole[-1] != "."
        if whole.strip(DROPPED) and (has_below or unfinished):
            return _leaf(chunk, 0, len(text), DROPPED), ()
        return "", (_leaf(chunk, 0, len(text)),)
    if cut:
        return _leaf(chunk, 0, cut, DROPPED), (_leaf(chunk, cut, len(text)),)
    return "", (_leaf(chunk, 0, len(text)),)


def _bold_end(chunk: Chunk) -> int:
    """Return where a heading ends that only bold type parts from its passage; 0 for none."""
    look = chunk.paragraph.look
    end = look.bold - chunk.start if look is not None else 0
    text = chunk.paragraph.text[chunk.start : chunk.end]
    heading, passage = text[: max(end, 0)].strip(), text[max(end, 0) :].strip()
    if not SHORTEST_BOLD <= len(heading) <= LONGEST_BLANK_HEADING or len(passage) < SHORTEST_PASSAGE:
        return 0
    return end if all(is_chinese(char) for char in (*heading, passage[0])) else 0


SHORTEST_BOLD: Final = 2


def _leaf(chunk: Chunk, start: int, end: int, drop: str = "") -> Leaf:
    return chunk.paragraph.leaf(chunk.start + start, chunk.start + end, drop)


def heading_end(text: str) -> int:
    """Return where the heading at the beginning of ``text`` ends, its full stop or colon included.

    0 when the text begins with no heading; the whole length when it is nothing but one.
    """
    limit = len(text.rstrip())
    lead = len(text) - len(text.lstrip())
    parted = _parted_by_blank(text, lead)
    if parted:
        return parted
    closing = ""
    for match in _sign_pattern().finditer(text, lead, min(limit, lead + LONGEST_HEADING + 2)):
        at, sign = match.start(), match.group()
        if closing:
            closing = "" if sign == closing else closing
        elif sign in _PAIRS:
            closing = _PAIRS[sign] if _PAIRS[sign] in text[at + 1 : at + LONGEST_HEADING] else ""
        elif sign in _STOPS or (sign == "." and _is_stop(text, at)):
            return _past_closers(text, at + 1) if at > lead else 0
        elif sign in "；;":
            return 0 if at + 1 < limit else limit
        elif sign in "：:" and _is_colon(text, at, limit):
            return at + 1 if 0 < at - lead <= LONGEST_LEAD else 0
    return limit if limit - lead <= LONGEST_HEADING else 0


def _parted_by_blank(text: str, lead: int) -> int:
    """Return where a heading ends that only a blank parts from its passage: 指导思想 以…为主，…; 0 for none."""
    words = text[lead : lead + LONGEST_BLANK_HEADING].split(None, 1)
    if len(words) < 2 or not words[0].endswith(cues.BLANK_HEADINGS) or not all(map(is_chinese, words[0])):
        return 0
    at = lead + len(words[0])
    rest = text[at:].lstrip()
    sentence = (
        len(rest) >= SHORTEST_PASSAGE and is_chinese(rest[0]) and any(sign in rest for sign in "，,。；;")
    )
    return at if sentence else 0


LONGEST_BLANK_HEADING: Final = 16
SHORTEST_PASSAGE: Final = 12


@cache
def _sign_pattern() -> re.Pattern[str]:
    """Match what can end a heading, and the brackets and quotes inside which nothing does."""
    return re.compile("[" + re.escape(_STOPS + ".；;：:" + "".join(_PAIRS) + "".join(_PAIRS.values())) + "]")


def _is_stop(text: str, at: int) -> bool:
    """Tell a half-width full stop from a decimal point, an abbreviation or a file's ending."""
    after = text[at + 1 : at + 2]
    before = text[at - 1 : at]
    return not (
        after.isdigit() or (after.isascii() and after.isalpha()) or (before.isascii() and before.isalpha())
    )


def _is_colon(text: str, at: int, limit: int) -> bool:
    """Tell a colon behind a heading from one in a time (7:20) or at the end of an introduction."""
    return not (text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()) or at + 1 == limit


def _past_closers(text: str, at: int) -> int:
    while at < len(text) and text[at] in "”’」":
        at += 1
    return at
