"""Finds what ends a plan: the closing passage, the attachments and the signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from msgspec import Struct

from planparse.model import Leaf, Signature
from planparse.parsing import cues
from planparse.parsing.markers import initial_markers
from planparse.parsing.naming import is_generic
from planparse.parsing.paragraphs import Paragraph
from planparse.parsing.setting_aside import ends_sentence

LONGEST_NAME: Final = 30
_DATE: Final = (
    r"(?:(?:19|20|２０)[0-9０-９xX×*＊_]{2}|[xX×*＊_]{2,4}|二\s*[〇零○O0Ｏ]\s*[一二三四五六七八九〇零○OxX]\s*[一二三四五六七八九〇零○OxX])\s*年"
    r"\s*(?:[0-9０-９xX×*＊_]{1,2}|[一二三四五六七八九十元]{1,2})\s*月(?:\s*(?:[0-9０-９xX×*＊_]{1,2}|[一二三四五六七八九十廿卅]{1,3})\s*[日号])?"
    r"|(?:19|20)[0-9]{2}\s*[-./]\s*[0-9]{1,2}\s*[-./]\s*[0-9]{1,2}"
)


class Ending(Struct, frozen=True, gc=False):
    """What was found behind a plan's body."""

    body: list[Paragraph]
    attachments: tuple[str, ...] = ()
    signature: Signature | None = None


def ending(paragraphs: Sequence[Paragraph]) -> Ending:
    """Part the attachments and the signature from the body's paragraphs."""
    body = list(paragraphs)
    first = _first_attachment(body)
    attached = body[first:]
    body = body[:first]
    signature, attached = _signed(attached)
    if signature is None:
        signature, body = _signed(body)
    return Ending(body, tuple(_attachment(p) for p in attached), signature)


def _first_attachment(paragraphs: list[Paragraph]) -> int:
    """Return where the attachments begin: 附件 at a line's beginning, behind the plan's body."""
    for number in range(len(paragraphs) - 1, len(paragraphs) // 2 - 1, -1):
        if is_attachment(paragraphs[number].text):
            return _run_start(paragraphs, number)
    return len(paragraphs)


def _attachment(paragraph: Paragraph) -> Leaf:
    """Return an attachment's name; 附件： and its number belong to its spans only."""
    whole = paragraph.leaf(0, len(paragraph.text))
    match = _number_pattern().match(paragraph.text)
    name = paragraph.leaf(match.end() if match else 0, len(paragraph.text))
    return Leaf(str(name), whole.spans) if name else whole


@cache
def _number_pattern() -> re.Pattern[str]:
    number = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})"
    return re.compile(rf"(?:附\s*件\s*{number}?|附\s*说\s*明|附)?\s*[:：]?\s*(?:{number}\s*[.．、]\s*)?")


def _run_start(paragraphs: list[Paragraph], number: int) -> int:
    """Go back over 附件1 … 附件2 … to the first of them."""
    while number > 0 and is_attachment(paragraphs[number - 1].text):
        number -= 1
    return number


def is_attachment(text: str) -> bool:
    """Tell whether a line names an attachment: 附件1：… or 附说明：… ."""
    return text[0] == "附" and _attachment_pattern().match(text) is not None


@cache
def _attachment_pattern() -> re.Pattern[str]:
    return re.compile(cues.ATTACHMENT_PATTERN)


# --------------------------------------------------------------------------- signature


def _signed(paragraphs: list[Paragraph]) -> tuple[Signature | None, list[Paragraph]]:
    """Part the signature from the end of ``paragraphs``: organization and date, one line or two."""
    if not paragraphs:
        return None, paragraphs
    last = paragraphs[-1]
    match = _date_pattern().search(last.text) if _may_end_in_date(last.text) else None
    start = match.start() if match is not None else _hurried(paragraphs)
    if start is None or last.cell is not None:
        return _named_last(paragraphs)
    if start == 0:
        return _dated(paragraphs, last)
    if not is_name(_name_before(last.text, start)):
        return None, paragraphs
    signature = Signature(last.leaf(0, start), last.leaf(start, len(last.text)))
    return signature, paragraphs[:-1]


def _hurried(paragraphs: list[Paragraph]) -> int | None:
    """Return where the date 26.1.5 begins in the last paragraph; None unless a name stands before it."""
    text = paragraphs[-1].text
    match = _hurried_pattern().search(text) if _may_end_in_date(text) else None
    if match is None:
        return None
    if match.start():
        return match.start() if is_name(_name_before(text, match.start())) else None
    return 0 if len(paragraphs) > 1 and is_name(paragraphs[-2].text) else None


def _name_before(text: str, end: int) -> str:
    return text[:end].rstrip(" \u3000:：，,")


def is_signed(text: str) -> bool:
    """Tell whether a line is a name and a date behind it: 后勤科  26.1.5."""
    if not _may_end_in_date(text):
        return False
    match = _date_pattern().search(text) or _hurried_pattern().search(text)
    return match is not None and match.start() > 0 and is_name(_name_before(text, match.start()))


def _may_end_in_date(text: str) -> bool:
    return len(text) <= LONGEST_NAME + 20 and (text.rstrip()[-1:] in "日号月" or text.rstrip()[-1:].isdigit())


def _dated(paragraphs: list[Paragraph], last: Paragraph) -> tuple[Signature, list[Paragraph]]:
    date = last.leaf(0, len(last.text))
    before = paragraphs[-2] if len(paragraphs) > 1 else None
    if before is not None and before.cell is None and is_name(before.text):
        return Signature(before.leaf(0, len(before.text)), date), paragraphs[:-2]
    return Signature(None, date), paragraphs[:-1]


def _named_last(paragraphs: list[Paragraph]) -> tuple[Signature | None, list[Paragraph]]:
    """Read a signature that ends with the organization: the date before it, or no date at all."""
    last = paragraphs[-1]
    before = paragraphs[-2] if len(paragraphs) > 1 else None
    if before is None or last.cell is not None or not is_name(last.text):
        return None, paragraphs
    match = _date_pattern().match(before.text)
    if match is not None and match.end() == len(before.text):
        return Signature(last.leaf(0, len(last.text)), before.leaf(0, len(before.text))), paragraphs[:-2]
    if ends_sentence(before.text) and not is_generic(last.text) and len(last.text) >= 4:
        return Signature(last.leaf(0, len(last.text)), None), paragraphs[:-1]
    return None, paragraphs


def is_date(text: str) -> bool:
    """Tell whether a line is a date and nothing else."""
    if len(text) > LONGEST_NAME or text[0] not in "12xX×*＊二２" or not _may_end_in_date(text):
        return False
    return _date_pattern().match(text) is not None


def is_name(text: str) -> bool:
    """Tell whether a line is an organization's name and nothing else."""
    text = text.strip().rstrip("（）() ")
    if not 2 <= len(text) <= LONGEST_NAME:
        return False
    if any(c in text for c in "，,。；;：:、！？") or text.startswith(cues.TASK_VERBS):
        return False
    return text.endswith(cues.ORGANIZATION_ENDS) and not initial_markers(text)


@cache
def _date_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{_DATE})\s*$")


@cache
def _hurried_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<![0-9.．])[0-9]{2}\s?[年.．/-]\s?1?[0-9]\s?[月.．/-]\s?[1-3]?[0-9]\s?[日号]?\s*$")
