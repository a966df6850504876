"""Tells what belongs to no plan: site chrome, page numbers, running headers, editor's notes, debris.

Holds afterwards: every character of the source that is not white space is in exactly one of the
rows (holes excepted) or the passages set aside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from planparse.model import Line, Origin, Reason, SetAside, Source, Span
from planparse.parsing import cues
from planparse.parsing.folding import simplified
from planparse.parsing.markers import BULLET, DASH, initial_markers
from planparse.parsing.naming import counts_collection
from planparse.parsing.paragraphs import Row, columns_of

FEWEST_BARS: Final = 3
"""So many lines that end in a bar are the cells of a table, each on a line of its own."""
EARLY: Final = 10
"""So many lines are the head of a page."""
SURE: Final = 5.0
"""A marker that costs so much to skip is one."""
LONGEST_NOISE: Final = 120
"""A longer line is no site chrome, in characters."""


class Page(Struct, frozen=True, gc=False):
    """A source's lines that may belong to plans, and what belongs to none."""

    rows: list[Row]
    set_aside: list[SetAside]


_REASONS: Final[dict[Origin, Reason]] = {
    "header": "running_header",
    "footer": "running_header",
    "note": "editor_note",
}
"""Why a line is set aside by where the file prints it; footnotes stand behind the text, not in it."""


def set_aside(source: Source) -> Page:
    """Part the source's lines into rows of plans and passages set aside."""
    rows: list[Row] = []
    aside = list(source.set_aside)
    text = source.text
    repeated = _repeated(source)
    numbered = _bare_numbers(source)
    folded = simplified(text)
    barred = text.count("|\n") >= FEWEST_BARS
    end = 0
    torn: Reason | None = None
    for number, line in enumerate(source.lines):
        raw = folded[line.start : line.end]
        body = raw.strip()
        if not body:
            continue
        start = line.start + raw.index(body[0])
        if barred and body[-1] == "|" and len(body) > 1 and line.cell is None:
            aside.append(SetAside((start + len(body) - 1, start + len(body)), "debris", "|"))
            body = body[:-1].rstrip()
        dated = _site_date(body)
        if dated:
            aside.append(SetAside((start + dated, start + len(body)), "site_chrome", body[dated:]))
            body = body[:dated].rstrip()
        printed = None if folded is text else text[start : start + len(body)]
        early, beside = number < EARLY, torn is not None or not rows
        reason = _reason(body, line, repeated, numbered=numbered, early=early, beside=beside)
        reason = reason or _REASONS.get(line.origin)
        holes = _holes(body, start, readings=folded is not text) if reason is None else ()
        if holes:
            plain = without_holes(body, start, holes)
            reason = _reason(plain, line, repeated, numbered=numbered, early=early, beside=beside)
        if reason is not None:
            aside.append(SetAside((start, start + len(body)), reason, printed or body))
            torn, end = reason, line.end
            continue
        aside += [SetAside(hole, "debris", text[slice(*hole)]) for hole in holes]
        gap = _empty_lines(text, end, line.start)
        indent = columns_of(text[line.start : start]) if start > line.start else 0
        rows.append(Row(start, body, indent, gap, torn, line.cell, line.look, holes, printed))
        torn, end = None, line.end
    rows, slices = _unsliced(rows)
    return Page(rows, aside + slices)


def _unsliced(rows: list[Row]) -> tuple[list[Row], list[SetAside]]:
    """Take off the numbers that a library's site counts the slices of a text with: 1、… 2、… 3、….

    A slice is long and breaks off in mid-sentence, as an item of a list seldom does; and nothing is
    numbered above the first, which holds the beginning of the text.
    """
    first = next((n for n, row in enumerate(rows) if initial_markers(row.text)), None)
    if first is None or not rows[first].text.startswith("1、") or not _breaks_off(rows[first]):
        return rows, []
    end = first + 1
    while (
        end < len(rows) and _breaks_off(rows[end - 1]) and rows[end].text.startswith(f"{end - first + 1}、")
    ):
        end += 1
    if end - first < FEWEST_SLICES:
        return rows, []
    cut = list(rows)
    aside: list[SetAside] = []
    for n in range(first, end):
        row, mark = rows[n], len(f"{n - first + 1}、")
        length = len(row.text) - len(row.text[mark:].lstrip())
        start = row.start + length
        aside.append(SetAside((row.start, row.start + mark), "page_number", row.text[:mark]))
        torn: Reason | None = "page_number" if n > first else row.torn
        printed = None if row.printed is None else row.printed[length:]
        cut[n] = replace(
            row, start=start, text=row.text[length:], gap=min(row.gap, 1), torn=torn, printed=printed
        )
    return cut, aside


def _breaks_off(row: Row) -> bool:
    return len(row.text) >= SHORTEST_SLICE and row.cell is None and not ends_sentence(row.text)


FEWEST_SLICES: Final = 2
SHORTEST_SLICE: Final = 150


def _site_date(body: str) -> int:
    """Return where the site's date behind a title begins, the blanks before it left out; 0 for none."""
    if not body[-1].isdigit() or len(body) > LONGEST_NOISE or body[-3:-1].strip("-/.:0123456789"):
        return 0
    if body[-12:].count("-") + body[-12:].count("/") + body[-12:].count(".") + body[-12:].count(":") < 2:
        return 0
    if not any(kind in body for kind in cues.TITLE_KINDS):
        return 0
    match = _site_date_pattern().search(body)
    return match.start("date") if match else 0


@cache
def _site_date_pattern() -> re.Pattern[str]:
    kinds = "|".join(cues.TITLE_KINDS + cues.TITLE_TAILS)
    return re.compile(
        rf"(?:{kinds})[^。，,]{{0,12}}?\s+(?P<date>(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:\s+\d\d:\d\d(?::\d\d)?)?)$"
    )


def _empty_lines(text: str, end: int, start: int) -> int:
    """Count the empty lines between the end of one line and the start of another."""
    if start - end <= 1:
        return 0
    ends = text.count("\n", end, start) or text.count("\r", end, start)
    return max(ends - 1, 0)


def _reason(
    body: str, line: Line, repeated: frozenset[str], *, numbered: bool, early: bool, beside: bool
) -> Reason | None:
    """Return why a line belongs to no plan, or None when it may.

    ``beside`` says that none of a plan stands right above it, so that a bullet may head a site's words.
    """
    if len(body) > LONGEST_NOISE:
        return None
    if body in repeated:
        return "site_chrome" if counts_collection(body) else "running_header"
    if not any(map(str.isalnum, body)):
        return None if line.cell or body[0] in cues.LINE_HEAD_FORBIDDEN else "debris"
    markers = initial_markers(body)
    if beside and markers and markers[0].style in (BULLET, DASH) and markers[0].end < len(body):
        return _noise(body[markers[0].end :].lstrip())
    if ("文档" in body or "页" in body) and any(words in body for words in cues.SITE_TERMS):
        return "site_chrome"
    if body.startswith(("附件", "附：", "附:")) or (markers and markers[0].skip >= SURE):
        return None
    if early and _early_pattern().match(body):
        return "site_chrome"
    reason = _noise(body)
    if reason == "page_number" and (line.cell is not None or numbered):
        return None
    return reason


_SENTENCE_ENDS: Final = "。；;！!？?，,"
"""No page label ends so; asking costs less than matching."""


def _noise(body: str) -> Reason | None:
    for reason, beginnings in cues.NOISE_BEGINNINGS:
        if body.startswith(beginnings):
            return reason
    for reason, words in cues.NOISE_WORDS:
        if any(map(body.__contains__, words)):
            return reason
    if body[-1] in _SENTENCE_ENDS:
        return None
    folded = body.translate(_FOLDING)
    held = _NOISE_SIGNS.intersection(folded)
    for reason, signs, pattern in cues.NOISE_PATTERNS:
        if not held.isdisjoint(signs) and _compiled(pattern).match(folded):
            return reason
    return None


_NOISE_SIGNS: Final = frozenset("".join(signs for _, signs, _ in cues.NOISE_PATTERNS))


_FOLDING: Final = str.maketrans("：（）—–－·＊／｜　，", ":()---.*/| ,")
"""The patterns of noise are over text so folded: few of their sets then need more than ASCII."""


@cache
def _early_pattern() -> re.Pattern[str]:
    return re.compile(cues.EARLY_NOISE)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


# --------------------------------------------------------------------------- over the whole page


def _repeated(source: Source) -> frozenset[str]:
    """Return the short lines that come back and part sentences: running headers.

    A schedule's items and the headings of a table come back too; they do not stand between two
    halves of a sentence.
    """
    text = source.text
    counts: Counter[str] = Counter()
    for line in source.lines:
        if 4 <= line.end - line.start <= 40 and line.cell is None:
            counts[text[line.start : line.end].strip()] += 1
    twice = [body for body, count in counts.items() if count >= 2]
    often = {body for body in twice if _may_be_header(body)}
    collections = frozenset(body for body in twice if counts_collection(body))
    if not often:
        return collections
    torn: Counter[str] = Counter()
    for body, broken in _breaks(source, often):
        torn[body] += broken
    return collections | frozenset(
        body for body in often if torn[body] * 2 > counts[body] and (counts[body] > 2 or torn[body] == 2)
    )


def _may_be_header(body: str) -> bool:
    if len(body) < 4 or ends_sentence(body) or initial_markers(body):
        return False
    return not any(c in body for c in "，,、：:")


def _breaks(source: Source, often: set[str]) -> list[tuple[str, bool]]:
    """Return for each place of a repeated line whether it parts a sentence."""
    bodies = [source.text[line.start : line.end].strip() for line in source.lines]
    bodies = [body for body in bodies if body]
    places = []
    for number, body in enumerate(bodies):
        if body in often:
            before = next((b for b in reversed(bodies[max(0, number - 3) : number]) if _worded(b)), "")
            places.append((body, len(before) >= 12 and not ends_sentence(before)))
    return places


def _worded(body: str) -> bool:
    return body.strip("-—–－_.· 0123456789第页共/") != ""


def _bare_numbers(source: Source) -> bool:
    """Tell whether the lines that are only a number are item numbers (1, 2, 3 close together)."""
    text = source.text
    numbers: list[tuple[int, int]] = []
    worded = 0
    for line in source.lines:
        if line.end - line.start > 24:
            worded += 1
            continue
        body = text[line.start : line.end].strip()
        if body.isdecimal() and len(body) <= 3:
            numbers.append((int(body), worded))
        elif body:
            worded += 1
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(numbers)]
    near = sum(1 for step, lines in steps if step == 1 and 1 <= lines <= 4)
    return near >= 2 and near * 2 >= len(steps) and numbers[0][0] == 1


def ends_sentence(text: str) -> bool:
    """Tell whether a printed line ends as sentences do, closing quotes and brackets aside."""
    at = len(text) - 1
    while at > 0 and text[at] in cues.CLOSERS:
        at -= 1
    last = text[at] if at >= 0 else ""
    return last in cues.SENTENCE_END or last in ":：" or (last == "." and not text[at - 1 : at].isdigit())


# --------------------------------------------------------------------------- inside a line

_DEBRIS: Final = (
    r"(?:https?://|www\.)[A-Za-z0-9./_?=&%#-]+"
    r"|<[/a-zA-Z][^<>]{0,60}>"
    r"|[\u2300-\u23ff\u2600-\u2604\u2607-\u26ff\u0e00-\u0e7f\u0600-\u06ff\u0900-\u097f\U0001f000-\U0001faff\ue000-\uf8ff\ufffd\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1b\x7f]+"
    r"|[(（【\[][^()（）【】\[\]]{0,20}(?:[A-Za-z0-9-]+\.[a-z]{2,8}|整理|搜集|转载)[^()（）【】\[\]]{0,12}[)）】\]]"
    r"|([◆★●■▲※☆◇~])[^◆★●■▲※☆◇~。]{0,20}(?:[A-Za-z0-9-]+\.[a-z]{2,8}|整理|搜集|转载|更多)[^◆★●■▲※☆◇~。]{0,12}\1"
)
"""Addresses, remains of tags, and characters of other scripts that pages strew into words against copying."""
_READING: Final = "[(（][a-zü]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ][a-zü]{0,5}[)）]"
"""A reading printed behind a traditional character, 計(jì)劃; in other texts it is what is taught."""


def _holes(body: str, start: int, *, readings: bool) -> tuple[Span, ...]:
    """Return the debris inside a line, as spans of the source; with ``readings`` those count as debris."""
    if not _odd_pattern().search(body):
        return ()
    spans = [match.span() for match in _debris_pattern(readings).finditer(body)]
    if sum(b - a for a, b in spans) == len(body):
        return ()
    return tuple((start + a, start + b) for a, b in spans)


@cache
def _odd_pattern() -> re.Pattern[str]:
    """Find out quickly whether a line can hold debris at all."""
    return re.compile(
        "[<āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ\u2300-\u23ff\u2600-\u26ff\u0e00-\u0e7f\u0600-\u06ff\u0900-\u097f\U0001f000-\U0001faff\ue000-\uf8ff\ufffd\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1b\x7f]|://|www|[A-Za-z0-9]\\.[a-z]|(?:整理|搜集|转载)[^()（）]{0,12}[)）】\\]◆★●■▲※☆◇~]"
    )


@cache
def _debris_pattern(readings: bool) -> re.Pattern[str]:
    return re.compile(f"{_DEBRIS}|{_READING}" if readings else _DEBRIS)


def without_holes(body: str, start: int, holes: Sequence[Span]) -> str:
    """Return a line that begins at ``start`` in the source without its debris."""
    for first, end in reversed(holes):
        body = body[: first - start] + body[end - start :]
    return body


# --------------------------------------------------------------------------- editor's notes


def is_editor_note(text: str, *, only_strong: bool = False) -> bool:
    """Tell whether a paragraph is an editor's word to the page's readers, not part of a plan.

    ``only_strong`` asks for words that no plan has.
    """
    if len(text) > LONGEST_NOTE or holds_series(text):
        return False
    if any(map(text.__contains__, cues.EDITOR_STRONG)):
        return True
    if only_strong or not any(map(text.__contains__, cues.EDITOR_SIGNS)):
        return False
    return len(_editor_pattern().findall(text)) >= FEWEST_WORDS


FEWEST_WORDS: Final = 2


@cache
def _editor_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, cues.EDITOR_WORDS), key=len, reverse=True)))


LONGEST_NOTE: Final = 400
SERIES: Final = (("一、", "二、"), ("1、", "2、"), ("1.", "2."), ("(一)", "(二)"), ("（一）", "（二）"))


def holds_series(text: str) -> bool:
    """Tell whether a paragraph has the first two numbers of a list in it, so that it is no mere note."""
    if "2" not in text and "二" not in text:
        return False
    return any(0 <= text.find(first) < text.find(second) for first, second in SERIES)


def merged(passages: Sequence[SetAside], text: str) -> tuple[SetAside, ...]:
    """Return the passages in order; neighbours of one reason with nothing but blanks between are one."""
    ordered = sorted(passages, key=lambda passage: passage.span)
    runs: list[list[SetAside]] = []
    for passage in ordered:
        if runs and _adjoin(runs[-1][-1], passage, text):
            runs[-1].append(passage)
        else:
            runs.append([passage])
    return tuple(_merge(run, text) for run in runs)


def _adjoin(one: SetAside, other: SetAside, text: str) -> bool:
    between = text[one.span[1] : other.span[0]]
    if one.reason == "debris" and between and "\n" not in between:
        return False  # the blank may be inside a leaf
    return one.reason == other.reason and len(between) <= 4 and not between.strip() and "\n\n" not in between


def _merge(run: list[SetAside], text: str) -> SetAside:
    if len(run) == 1:
        return run[0]
    span = (run[0].span[0], run[-1].span[1])
    return SetAside(span, run[0].reason, text[slice(*span)])
