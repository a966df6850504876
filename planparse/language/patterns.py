"""Small named parts of the fact grammar's patterns.  Nothing is compiled here.

All repeats are bounded, so that a match at any place costs a bounded number of steps.
"""

from __future__ import annotations

from collections.abc import Iterable
from re import escape
from typing import Final

from planparse.numerals import DIGIT, HAN

DASH: Final = "(?:—{1,4}|-{1,4}|[-—–－―~～至到])"
"""What stands between the ends of a range."""
GAP: Final = "[ \u3000]?"
"""A space that a typist or a converter put in."""
FREE: Final = (
    "(?:(?=[0-9０-９])(?<![0-9０-９.．/A-Za-z第几])"
    "|(?<![0-9０-９.．/A-Za-z第几数〇零○一二两三四五六七八九十百千万亿])(?![0-9０-９]))"
)
"""Before a number that stands for itself: it goes on no other number, word or fraction (4/5G)."""

WHOLE: Final = f"(?:{DIGIT}{{1,9}}|{HAN}{{1,12}})"
AMOUNT: Final = (
    f"(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,3}}(?:\\.[0-9]{{1,2}})?(?![0-9])[百千万亿]{{0,2}}"
    f"|{DIGIT}{{1,9}}(?:[.．]{DIGIT}{{1,4}})?[百千万亿]{{0,2}}"
    f"|{HAN}{{1,12}}(?:点[〇零一二三四五六七八九]{{1,3}}(?![十百千万]))?)"
)
"""A number with decimals (一点二), thousands, or 万 behind Arabic digits."""
SPAN: Final = f"{AMOUNT}(?:{DASH}{AMOUNT})?"
ABOUT: Final = "[多余来]?"

_YEAR_DIGIT: Final = "[〇零○OＯ0一二三四五六七八九]"
YEAR: Final = f"(?:[12１２]{DIGIT}{{3}}|[一二]{_YEAR_DIGIT}{{3}})"
MONTH: Final = f"(?:{DIGIT}{{1,2}}|十[一二]?|[一二三四五六七八九正腊元])"
_NINE: Final = "[一二三四五六七八九]"
DAY: Final = f"(?:{DIGIT}{{1,2}}|初(?:{_NINE}|十)|三十一?|二?十{_NINE}?|廿{_NINE}?|{_NINE})"
OF_YEAR: Final = f"(?:{YEAR}{GAP}年{GAP})?"
WEEKDAY: Final = "[一二三四五六日天]"
QUARTER: Final = "[一二三四1-4１-４]"


MANY: Final = 24


def words(forms: Iterable[str]) -> str:
    """Return a pattern for any of ``forms``, the longest that fits, sharing common beginnings."""
    tree: dict[str, list[str]] = {}
    for form in sorted(set(forms), key=len, reverse=True):
        tree.setdefault(form[:1], []).append(form[1:])
    empty = tree.pop("", None)
    branches = [escape(first) + _rest(rests) for first, rests in tree.items()]
    pattern = branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
    if len(branches) > MANY:  # one look at a set is faster than one at each branch
        pattern = f"(?=[{escape(''.join(tree))}]){pattern}"
    return f"(?:{pattern})?" if empty else pattern


def _rest(rests: list[str]) -> str:
    return "" if rests == [""] else words(rests)
