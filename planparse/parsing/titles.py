"""Parts a page into its plans, by their title lines; each cut keeps its reason.

A line is scored as a title by what it says and by what stands around it; no single sign decides.
Holds afterwards: each row is in exactly one segment or in its title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from planparse.parsing import cues
from planparse.parsing.markers import initial_markers
from planparse.parsing.naming import begins_with_year, collection_pattern, names_year
from planparse.parsing.paragraphs import Row, stretches
from planparse.parsing.periods import label_at
from planparse.parsing.setting_aside import SERIES, ends_sentence, holds_series, is_editor_note
from planparse.parsing.tables import column_kind

LONGEST: Final = 60
LONGEST_REMARK: Final = 24
"""A remark in brackets, at a title's end or below it, is at most so long: （职代会通过）."""
THRESHOLD: Final = 2.0

_NUMBER: Final = "[一二三四五六七八九十0-9０-９]{1,3}"
_MARK: Final = rf"(?:第\s*{_NUMBER}\s*篇|篇\s*{_NUMBER}|范文\s*{_NUMBER})"
_FRONT: Final = rf"(?P<front>[【\[(（]\s*{_MARK}\s*[】\])）]|{_MARK}(?=[\s:：、.．]|$))\s*[:：、.．]?\s*"
_BACK: Final = rf"\s*(?P<back>[【\[(（]\s*{_MARK}\s*[】\])）]|{_MARK})$"

Words = tuple[str, str]
"""The same in Chinese and in English."""


class Title(Struct, frozen=True, gc=False):
    """A line that begins a plan, and why it is thought to."""

    score: float
    reasons: tuple[Words, ...]
    """What spoke for the cut."""
    mark: Row | None
    """The page's own counting mark, cut out of its row."""
    text: Row | None
    """The title itself, cut out of its row."""


class Segment(Struct, frozen=True, gc=False):
    """The rows of one plan, its title's apart."""

    rows: list[Row]
    title: tuple[Row, ...] = ()
    mark: Row | None = None
    reasons: tuple[Words, ...] = ()
    """Why the plan begins here."""
    above: tuple[Row, ...] = ()
    """The page's own title, where the plan prints another below it."""
    issuer: str = ""
    """Who issued the notice around the plan."""

    @property
    def head(self) -> tuple[Row, ...]:
        """The counting mark and the title's lines, in reading order."""
        rows = (self.mark, *self.title) if self.mark is not None else self.title
        return tuple(sorted(rows, key=_start))


def _start(row: Row) -> int:
    return row.start


def segments(rows: list[Row]) -> list[Segment]:
    """Part the rows at the title lines.  The first segment has no title when the page begins without."""
    rows = _unglued(rows)
    titles = _titles(rows)
    if not titles:
        return [Segment(rows)]
    found = [Segment(rows[: titles[0].first])] if titles[0].first > 0 else []
    for title, end in zip(titles, [*(t.first for t in titles[1:]), len(rows)], strict=True):
        found.append(Segment(rows[title.end : end], title.lines, title.mark, title.reasons, title.above))
    return found


class _Placed(Struct, frozen=True, gc=False):
    """A title and the rows that it takes up."""

    first: int
    end: int
    lines: tuple[Row, ...]
    mark: Row | None
    reasons: tuple[Words, ...]
    above: tuple[Row, ...] = ()
    """The page's title beside the counting mark, where the plan prints its own below."""


def _titles(rows: list[Row]) -> list[_Placed]:
    """Return the titles; one can have several lines."""
    spaced = _mostly_spaced(rows)
    found: list[_Placed] = []
    for number, row in enumerate(rows):
        if len(row.text) > LONGEST or (found and number < found[-1].end):
            continue
        title = _score(rows, number, spaced)
        if title is None or title.score < THRESHOLD:
            continue
        placed = _placed(rows, number, title, spaced, found[-1].end if found else 0)
        former = found[-1] if found else None
        if (
            former is not None
            and former.mark is not None
            and former.end == placed.first
            and placed.mark is None
        ):
            found[-1] = _Placed(
                former.first,
                placed.end,
                placed.lines,
                former.mark,
                former.reasons + placed.reasons,
                (*former.above, *former.lines),
            )
        else:
            found.append(placed)
    return found


def _placed(rows: list[Row], number: int, title: Title, spaced: bool, taken: int) -> _Placed:
    first = max(_first_set_alike(rows, number), taken)
    if first == number > taken and title.text is not None and _is_first_line(rows, number, spaced):
        first = number - 1
    end = number + 2 if _is_last_line(rows, number + 1) else number + 1
    own = [title.text] if title.text is not None else []
    lines = (*rows[first:number], *own, *rows[number + 1 : end])
    return _Placed(first, end, lines, title.mark, title.reasons)


def _mostly_spaced(rows: list[Row]) -> bool:
    """Empty lines between most lines say nothing; none stands within a table."""
    lines = [row for row in rows if row.cell is None]
    return sum(1 for row in lines if row.gap) * 2 > len(lines)


# --------------------------------------------------------------------------- scoring


def _score(rows: list[Row], number: int, spaced: bool) -> Title | None:
    row = rows[number]
    mark, start, end = _mark(row.text)
    text = _shown(row, start, end)
    named = row.look is not None and row.look.title
    if _goes_on_below(rows, number):
        return None
    first = _first_set_alike(rows, number)
    if not (is_title_like(text) or (mark and _names_kind(text)) or (named and len(text) >= 4)):
        return None
    if row.cell is not None or text in cues.GUIDING_LABELS or (not mark and initial_markers(text)):
        return None
    above = number - 1 if first == number and _is_first_line(rows, number, spaced) else first
    whole = "".join(one.text for one in rows[above:number]) + text
    signs = [
        *_signs_of_text(whole, marked=mark is not None, named=named, first=above == 0),
        *_signs_of_joint(text, lead=above < number),
        *_signs_of_setting(row),
        *_signs_around(rows, above, number, spaced),
    ]
    return Title(
        sum(weight for weight, _ in signs),
        tuple(reason for weight, reason in signs if weight > 0 and reason[0]),
        _cut(row, *mark) if mark else None,
        _cut(row, start, end) if text else None,
    )


def _shown(row: Row, start: int, end: int) -> str:
    """Return a part of a row without the debris inside it."""
    if not row.holes:
        return row.text[start:end]
    parts = ((max(a - row.start, start), min(b - row.start, end)) for a, b in stretches(row))
    return "".join(row.text[a:b] for a, b in parts if a < b)


def _cut(row: Row, start: int, end: int) -> Row:
    """Return a part of a row as a row of its own."""
    holes = tuple(hole for hole in row.holes if row.start + start <= hole[0] and hole[1] <= row.start + end)
    return Row(
        row.start + start,
        row.text[start:end],
        row.indent,
        row.gap,
        row.torn,
        row.cell,
        row.look,
        holes,
        None if row.printed is None else row.printed[start:end],
    )


def _mark(text: str) -> tuple[tuple[int, int] | None, int, int]:
    """Return where the counting mark stands, and where the rest begins and ends."""
    count = _count_at(text)
    if count:
        return (count, len(text)), 0, count
    if "篇" not in text[:8] + text[-8:] and "范文" not in text[:4]:
        return None, 0, len(text)
    front = _front_pattern().match(text) if text[0] in "第篇范【[(（" else None
    if front:
        return (0, front.end()), front.end(), len(text)
    back = _back_pattern().search(text) if "篇" in text[-8:] else None
    if back and back.start():
        return (back.start(), len(text)), 0, back.start()
    return None, 0, len(text)


_HAN_NUMERALS: Final = "一二三四五六七八九十"


def _count_at(text: str) -> int:
    """Return where the bare number begins that counts a page's plans: 工作计划(二), 工作方案2; 0 for none."""
    if text[-1] not in ")）0123456789" or any(sign in text for sign in "，,。；;：:、"):
        return 0
    core = text.rstrip("0123456789()（） " + _HAN_NUMERALS)
    count = text[len(core) :].strip()
    digits = count.isascii() and count.isdigit() and len(count) <= 2
    bracketed = count[0] in "(（" and 0 < len(count[1:-1]) <= 2 and not count[1:-1].strip(_HAN_NUMERALS)
    named = core.endswith((*cues.TITLE_KINDS, *cues.TITLE_TAILS))
    return len(core) if named and (digits or bracketed) and not initial_markers(text) else 0


@cache
def _front_pattern() -> re.Pattern[str]:
    return re.compile(_FRONT)


@cache
def _back_pattern() -> re.Pattern[str]:
    return re.compile(_BACK)


def is_title_like(text: str) -> bool:
    """Tell whether ``text`` ends as titles of plans do, and is one phrase."""
    if len(text) > LONGEST:
        return False
    core = text.rstrip("。.：:").rstrip()
    if core[-2:-1].isspace():
        core = "".join(core.split())  # set wide: 实 施 方 案
    core = core.partition("——")[0].rstrip() or core  # a subtitle
    if core[-1:] in ")）】》]" and len(core) > 4:
        opened = max(core.rfind(c, max(0, len(core) - LONGEST_REMARK - 2)) for c in "(（【《[")
        core = core[:opened].rstrip() if opened > 0 and core[opened] not in "《" else core.strip("《》")
    core = collection_pattern().sub("", core) if core.endswith("篇") else core
    core = core.rstrip("年").rstrip("0123456789０１２３４５６７８９").rstrip()
    while core.endswith(cues.TITLE_TAILS):
        tail = next(tail for tail in cues.TITLE_TAILS if core.endswith(tail))
        core = core[: -len(tail)].rstrip("的之 ")
    return core.endswith(cues.TITLE_KINDS) and not any(c in text[:-1] for c in "。；;！!？?")


_SILENT: Final = ("", "")


def _names_kind(text: str) -> bool:
    """Tell whether what stands beside a counting mark can be a title: nothing, or the name of a plan."""
    return not text or (
        any(kind in text for kind in cues.TITLE_KINDS) and not any(c in text for c in "。；;")
    )


def _signs_of_text(text: str, *, marked: bool, named: bool, first: bool) -> list[tuple[float, Words]]:
    signs = [(1.0, ("以计划类名称结尾", "ends as titles do")) if text else (0.0, _SILENT)]
    if marked:
        signs.append((2.0, ("带篇号", "has a counting mark")))
    if named:
        signs.append((2.0, ("版式为标题", "is set as a title")))
    dated = names_year(text)
    named_after = any(map(_without_kind(text).__contains__, _ORGANIZATION_NAMES))
    if not (dated or named_after or marked or named or first):
        signs.append((-1.5, _SILENT))
    if dated:
        signs.append((1.0, ("写有年份", "names a year")))
    if named_after:
        signs.append((0.7, ("写有单位", "names an organization")))
    if any(c in text for c in "，,"):
        signs.append((-1.2, _SILENT))
    if "、" in text:
        signs.append((-0.5, _SILENT))
    if text.startswith(cues.TASK_VERBS) and not marked:
        signs.append((-2.5, _SILENT))
    if text.endswith((":", "：")) and any(
        word in text for word in ("以下", "如下", "下列", "制定", "制订", "拟定", "拟订")
    ):
        signs.append((-4.0, _SILENT))
    if text.endswith(("。", ".")):
        signs.append((-1.5, _SILENT))
    if len(text) > 40:
        signs.append((-1.0, _SILENT))
    return signs


def _without_kind(text: str) -> str:
    """Return a title up to the last name of a kind of plan: the 行 of 行事历 is no bank's."""
    at = max(map(text.rfind, cues.TITLE_KINDS))
    return text if at < 0 else text[:at]


_ORGANIZATION_NAMES: Final = (
    *"院校局厂司会社所站部科室处委队园班组村镇乡县市区党团馆行",
    "小学",
    "中学",
    "大学",
    "企业",
    "集团",
)
"""Names of organizations end in these."""


_JOINTS: Final = frozenset("及和暨与")
"""A title's second line may begin so."""


def _signs_of_joint(text: str, *, lead: bool) -> list[tuple[float, Words]]:
    joined = lead and text[:1] in _JOINTS
    return [(1.0, ("续写上一行标题", "goes on with the title above"))] if joined else []


def _signs_of_setting(row: Row) -> list[tuple[float, Words]]:
    displayed = row.look is not None and not row.look.title and _is_displayed(row)
    return [(1.0, ("居中且字大", "is large and centred"))] if displayed else []


def _signs_around(rows: list[Row], first: int, number: int, spaced: bool) -> list[tuple[float, Words]]:
    """Weigh what stands above and below the lines of a title, from ``first`` to ``number``."""
    row = rows[first]
    before = rows[first - 1] if first else None
    after = next((r for r in rows[number + 1 : number + 5] if not is_editor_note(r.text)), None)
    signs = []
    if before is None:
        signs.append((1.0, ("在页首", "is first on the page")))
    elif ends_sentence(before.text) or row.torn or is_title_like(_shown(before, 0, len(before.text))):
        signs.append((0.3, _SILENT))
    elif row.text == rows[0].text:
        signs.append((1.5, ("重复页面标题", "repeats the page's title")))
    elif len(before.text) >= 15 and not row.gap:
        signs.append((-2.5, _SILENT))
    if row.gap and not spaced:
        signs.append((0.6, ("前有空行", "has an empty line before")))
    if after is not None and after.gap and not spaced:
        signs.append((0.4, ("后有空行", "has an empty line after")))
    if after is None:
        signs.append((-1.0, _SILENT))
    elif _begins_plan(after.text):
        signs.append(
            (
                1.0,
                (
                    "其后是首个编号、月份或指导思想",
                    "is followed by a first number, a month or the guiding ideology",
                ),
            )
        )
    return signs


def _begins_plan(text: str) -> bool:
    """Tell whether ``text`` is how plans begin: item one, a month, the guiding ideology, a year."""
    head = text[:40]
    markers = initial_markers(head)
    if markers:
        return markers[0].number == 1
    if label_at(text) is not None or any(label in head for label in cues.GUIDING_LABELS):
        return True
    if column_kind(text) == "period":
        return True
    return begins_with_year(head)


# --------------------------------------------------------------------------- titles of several lines


MOST_LINES: Final = 4
"""No title takes up more lines."""


def _is_displayed(row: Row) -> bool:
    """Tell whether the file sets a line as titles are set."""
    look = row.look
    return look is not None and row.cell is None and (look.title or (look.centred and look.large))


def _set_alike(row: Row, below: Row) -> bool:
    """Tell whether two lines, one right below the other, are both set as a title."""
    if not (_is_displayed(row) and _is_displayed(below)) or below.gap or below.torn:
        return False
    if _mark(row.text)[0] or _mark(below.text)[0]:
        return False
    same = row.look is not None and below.look is not None and row.look.title == below.look.title
    return same and not row.text.endswith("文件")  # the head of an official document


def _goes_on_below(rows: list[Row], number: int) -> bool:
    """Tell whether a line is no title yet, and the next one is set as it is: a title over several lines."""
    if rows[number].look is None or number + 1 == len(rows) or is_title_like(rows[number].text):
        return False
    return _set_alike(rows[number], rows[number + 1])


def _first_set_alike(rows: list[Row], number: int) -> int:
    """Return where the lines begin that are set as one title and end at ``number``."""
    first = number
    while first > max(number - MOST_LINES + 1, 0) and _goes_on_below(rows, first - 1):
        first -= 1
    return first


def _is_first_line(rows: list[Row], number: int, spaced: bool) -> bool:
    """Tell whether the row before a title is the title's first line: the organization, most often."""
    if not number or (rows[number].gap and not spaced) or rows[number].torn:
        return False
    row = rows[number - 1]
    if not 4 <= len(row.text) <= 25 or any(c in row.text for c in "，,。；;：:、") or ends_sentence(row.text):
        return False
    if initial_markers(row.text) or is_title_like(row.text):
        return False
    before = rows[number - 2] if number > 1 else None
    joined = rows[number].text[0] in _JOINTS or (before is not None and is_title_like(before.text))
    if before is not None and not (joined or row.gap or row.torn or ends_sentence(before.text)):
        return False
    if row.text.endswith(cues.ORGANIZATION_ENDS):
        return True
    return names_year(row.text) and not row.text.endswith(("日", "月", "号"))


def _is_last_line(rows: list[Row], number: int) -> bool:
    """Tell whether a row is the bracketed line below a title: (2026年度), （草案）."""
    if number >= len(rows) or rows[number].torn:
        return False
    text = rows[number].text
    if text[0] in _JOINTS and len(text) <= LONGEST and is_title_like(text):
        return True
    return (
        text[0] in "(（" and text[-1] in ")）" and len(text) <= LONGEST_REMARK and not initial_markers(text)
    )


# --------------------------------------------------------------------------- glued titles


def _unglued(rows: list[Row]) -> list[Row]:
    """Part rows that hold a title and the first heading: …工作计划 一、指导思想."""
    found: list[Row] = []
    for whole in rows:
        note, row = _past_editor(whole)
        found += note
        holds = row.text[:64].__contains__
        glued = any(map(holds, _FIRST_MARKERS)) and any(map(holds, cues.TITLE_KINDS))
        found += _parted(row) if glued else [row]
    return found


_FIRST_MARKERS: Final = (
    "一、",
    "一.",
    "一．",
    "一，",
    "一,",
    "(一",
    "（一",
    "1、",
    "1.",
    "1．",
    "第一部分",
    "指导思想",
)


def _past_editor(row: Row) -> tuple[list[Row], Row]:
    """Part an editor's sentences from the plan that follows them on the same line."""
    if not holds_series(row.text) or not any(sign in row.text for sign in cues.EDITOR_SIGNS):
        return [], row
    first = min(at for pair in SERIES if (at := row.text.find(pair[0])) >= 0)
    end = 0
    for start, stop in _sentences(row.text, first):
        if is_editor_note(row.text[start:stop]):
            end = stop
    if not end or row.holes:
        return [], row
    return [_cut(row, 0, end)], replace(_cut(row, end, len(row.text)), gap=0, indent=0)


def _sentences(text: str, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of ``text[:end]`` begin and end."""
    start = 0
    for at in range(1, end):
        if text[at - 1] in "。！？!?" and text[at] not in "。！？!?":
            yield start, at
            start = at


def _parted(row: Row) -> Sequence[Row]:
    match = _glue_pattern().match(row.text)
    if match is None or row.holes or initial_markers(row.text) or match.end() == len(row.text):
        return [row]
    title = match["title"].rstrip()
    if title.startswith(cues.TASK_VERBS):
        return [row]
    rest = _cut(row, match.end(), len(row.text))
    markers = initial_markers(rest.text)
    if markers and markers[0].end >= len(rest.text):
        return [row]  # 工作计划(一) counts, and heads nothing
    return [_cut(row, 0, len(title)), replace(rest, indent=0, gap=0, look=None)]


@cache
def _glue_pattern() -> re.Pattern[str]:
    kinds = "|".join(sorted(cues.TITLE_KINDS, key=len, reverse=True))
    tails = "|".join(cues.TITLE_TAILS)
    first = r"一[、.．,，]|[(（]一[)）]|1[、.．](?![0-9])|第一部分|指导思想[:：]"
    return re.compile(
        rf"(?P<title>[^。；;，,:：]{{0,40}}?(?:{kinds})(?:{tails})*(?:\s*{_MARK})?)[\s:：]*(?=(?:{first}))"
    )
