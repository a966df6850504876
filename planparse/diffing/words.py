"""The words of a text, for showing edits by words.

They are cut as jieba cuts without guessing unknown words: the most probable path through jieba's
dictionary and the field's own terms.  jieba's dictionary is looked up where it lies, by bisection:
it is sorted, an edit needs a few hundred of its 350,000 words, and loading any engine, also the
fast one of ``planparse.language.words``, takes longer than all the rest of a comparison.
"""

from __future__ import annotations

from functools import cache
from math import log
from typing import TYPE_CHECKING

from planparse.errors import UnreadableFile
from planparse.language.folding import compiled, folded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from mmap import mmap

_TOTAL = log(60101967)
"""Of the frequencies in jieba's dictionary."""
_FIRST = "一".encode()
"""The first Chinese word; what stands before it is in no order."""


def words(text: str) -> list[str]:
    """Return the words of ``text``; joined, they are ``text``.

    Numbers are words of their own whatever the dictionary says (第二十三, 2026), so is every mark
    of punctuation and every stretch of Latin letters.
    """
    found: list[str] = []
    for run in compiled(_RUNS).finditer(folded(text)):
        word = text[run.start() : run.end()]
        if run.lastgroup == "han":
            found.extend(_cut(word))
        else:
            found.append(word)
    return found


_NUMBER = "[〇零一二三四五六七八九十百千]"
_RUNS = (
    rf"(?s)第?{_NUMBER}{{2,}}|第{_NUMBER}|[0-9０-９]+(?:\.[0-9]+)?%?|[A-Za-z]+|\s+"
    rf"|(?P<han>(?:(?!第{_NUMBER}|{_NUMBER}{{2}})[㐀-䷿一-鿿])+)|."
)


def _cut(text: str) -> list[str]:
    """Return the most probable words of a text of Chinese characters."""
    dictionary = _dictionary()
    best: list[tuple[float, int]] = [(0.0, 0)] * (len(text) + 1)
    for start in range(len(text) - 1, -1, -1):
        best[start] = (best[start + 1][0] - _TOTAL + dictionary.single(text[start]), start + 1)
        for word, weight in dictionary.beginning(text[start : start + 2]):
            end = start + len(word)
            if text.startswith(word, start) and best[end][0] - _TOTAL + weight > best[start][0]:
                best[start] = (best[end][0] - _TOTAL + weight, end)
    found, start = [], 0
    while start < len(text):
        end = best[start][1]
        found.append(text[start:end])
        start = end
    return found


class _Dictionary:
    """jieba's dictionary: a word, its frequency and its kind a line, sorted."""

    def __init__(self, lines: mmap, terms: Iterable[tuple[str, float]]) -> None:
        self._lines = lines
        self._terms: dict[str, list[tuple[str, float]]] = {}
        for term, weight in terms:
            self._terms.setdefault(term[:2], []).append((term, weight))
        self._start = lines.find(b"\n" + _FIRST) + 1
        self._singles: dict[str, float] = {}
        self._beginnings: dict[str, tuple[tuple[str, float], ...]] = {}

    def single(self, char: str) -> float:
        """Return the logarithm of a character's frequency as a word; 0 when it is none."""
        if char not in self._singles:
            word = char.encode() + b" "
            line = self._line(self._find(word))
            self._singles[char] = _weight(line) if line.startswith(word) else 0.0
        return self._singles[char]

    def beginning(self, pair: str) -> tuple[tuple[str, float], ...]:
        """Return the words that begin with two characters, with their logarithms."""
        if pair not in self._beginnings:
            self._beginnings[pair] = tuple(self._with_prefix(pair)) if len(pair) > 1 else ()
        return self._beginnings[pair]

    def _with_prefix(self, pair: str) -> list[tuple[str, float]]:
        prefix, found = pair.encode(), list(self._terms.get(pair, ()))
        at = self._find(prefix)
        while (line := self._line(at)).startswith(prefix):
            found.append((line[: line.index(b" ")].decode(), _weight(line)))
            at += len(line) + 1
        return found

    def _line(self, at: int) -> bytes:
        end = self._lines.find(b"\n", at)
        return self._lines[at : end if end >= 0 else len(self._lines)]

    def _find(self, word: bytes) -> int:
        """Return where the first line stands that is not less than ``word``."""
        lines, length = self._lines, len(word)
        low, high = self._start, len(lines)
        while low < high:
            middle = (low + high) // 2
            start = lines.rfind(b"\n", low, middle) + 1 or low
            if lines[start : start + length] < word:
                low = lines.find(b"\n", middle) + 1 or high
            else:
                high = start
        return low


def _weight(line: bytes) -> float:
    return log(int(line.split(b" ")[1]) or 1)


@cache
def _dictionary() -> _Dictionary:
    """Open the dictionary that jieba brings.  Raises ``UnreadableFile`` where it is missing."""
    import mmap
    from importlib.util import find_spec
    from pathlib import Path

    spec = find_spec("jieba")
    path = Path(spec.origin if spec and spec.origin else "jieba").parent / "dict.txt"
    try:
        with path.open("rb") as file:
            lines = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        raise UnreadableFile(
            f"{path}：找不到 jieba 的词典，请重新安装 planparse",
            f"{path}: jieba's dictionary is missing; install planparse again",
        ) from None
    terms = (Path(__file__).parent.parent / "language" / "terms.txt").read_bytes().split(b"\n")
    return _Dictionary(lines, ((line.split(b" ")[0].decode(), _weight(line)) for line in terms if line))
