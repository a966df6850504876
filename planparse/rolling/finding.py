"""What a rule sees, and what it says: places in one text, none of which overlap."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from msgspec import Struct

from planparse.rolling.model import Decision, Phrase
from planparse.rolling.spots import Spot
from planparse.rolling.turning import Turn


class Finding(Struct, frozen=True):
    """A place in one text that changes, or is doubtful."""

    rule: str
    start: int
    end: int
    new: str | None
    decision: Decision
    evidence: str
    key: tuple[str, ...] = ()
    """What a place shares with others that must change alike."""


class Sight(Struct, frozen=True):
    """A text, and all that a rule may go by."""

    spot: Spot
    turn: Turn
    phrases: tuple[Phrase, ...] = ()
    """Phrases that the user calls stale."""
    title_names_old: bool = True
    """The plan prints its year."""

    @property
    def text(self) -> str:
        """The text itself."""
        return self.spot.text


Rule = Callable[[Sight], Iterable[Finding]]


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the compiled pattern; the first use costs, so rules guard it with a cue."""
    return re.compile(pattern)


class Taken:
    """The stretches of a text that something already stands on; none overlap."""

    def __init__(self, stretches: Iterable[tuple[int, int]] = ()) -> None:
        """Begin with ``stretches``."""
        self._stretches = sorted(stretches)

    def free(self, start: int, end: int) -> bool:
        """Tell whether nothing stands on ``[start, end)``; an empty stretch must not be inside one."""
        at = bisect_left(self._stretches, (end, -1))
        return at == 0 or self._stretches[at - 1][1] <= start

    def take(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield the findings that stand on nothing yet, and mark their stretches."""
        for finding in findings:
            if self.free(finding.start, finding.end):
                insort(self._stretches, (finding.start, finding.end))
                yield finding


@cache
def _fixed() -> re.Pattern[str]:
    return re.compile(
        r"《[^《》]{0,200}(?:《[^《》]{0,80}》[^《》]{0,80}){0,3}》"
        r"|[〔［\[【（(﹝][12][0-9]{3}[〕］\]】）)﹞]\s?第?\s?[0-9]{1,5}\s?号"
        r"|(?:https?://|www\.)[\w./?=&%-]{1,200}"
        r"|(?<![0-9])(?:0[0-9]{2,3}[-－— ]?[0-9]{7,8}|1[3-9][0-9]{9}|[48]00[-－ ]?[0-9]{3,4}[-－ ]?[0-9]{3,4})(?![0-9])"
        r"|(?:电话|热线|传真|手机|邮编|QQ|账号|帐号|编号)[:：]?\s?[0-9][0-9 \-－—]{3,24}"
        r"|[¥￥]\s?[0-9][0-9,.]{0,14}[万亿]?元?"
        r"|[0-9][0-9,.]{0,14}\s?[多余]?[百千万亿]{0,2}(?:元|美元|人民币)"
    )


_FIXED_CUES = frozenset("《〔［[【（(﹝hw电热传手邮Q账帐编¥￥元")


def fixed_stretches(text: str) -> list[tuple[int, int]]:
    """Return what nothing may change: 《》, document numbers, telephone numbers, addresses, amounts."""
    if _FIXED_CUES.isdisjoint(text) and "1" not in text and "0" not in text:
        return []
    return [match.span() for match in _fixed().finditer(text)]


CLAUSE_ENDS = "，。；！？,;!?\n"
_CLAUSE = 60
"""A clause is looked at for at most so many characters to either side of a place."""
_NEAR = 240
"""What is said of a place stands at most so many characters from it."""


def clause(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and behind ``text[start:end]`` in its clause."""
    before, behind = text[max(0, start - _CLAUSE) : start], text[end : end + _CLAUSE]
    first = max(before.rfind(mark) for mark in CLAUSE_ENDS) + 1
    stops = [at for at in map(behind.find, CLAUSE_ENDS) if at >= 0]
    return before[first:], behind[: min(stops, default=len(behind))]


def around(text: str, start: int, end: int) -> str:
    """Return the text near ``text[start:end]``: all of it, but for very long ones."""
    return text if len(text) <= _NEAR else text[max(0, start - _NEAR) : end + _NEAR]
