"""How fast the fact grammar is, as ratios of one run: python -m tests.benchmarks.bench_facts [FILE…]

floor    per line one combined heading regex and five field patterns with ``re``
plain    ``find_facts``, the plain door; at most 20 times the floor
spacy    ``spacy.blank("zh")`` with jieba and a Matcher of 500 patterns; at least 5 times plain

Without files the labelled sentences of the tests are read, several times over.
"""

from __future__ import annotations

import re
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from tests.language.labelled import sentences

HEADING = re.compile(
    r"^[ 　]*(?:第[一二三四五六七八九十]+(?:部分|章)|[一二三四五六七八九十]+[、.．]"
    r"|[(（][一二三四五六七八九十0-9]+[)）]"
    r"|[0-9]+[、.．)]|[①-⑳]|(?:[0-9]{1,2}|[一二三四五六七八九十]+)月份?[:：]?$)"
)
FIELDS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日",
        r"第?[0-9一二三四五六七八九十百]+[届次]",
        r"[0-9一二三四五六七八九十百]+(?:人|名|个|次|场|项)",
        r"每(?:年|月|周|天|季度|学期)",
        r"《[^》]+》",
    )
)


def floor(lines: list[str]) -> int:
    """Do the least that any extraction by regex does."""
    return sum(bool(HEADING.match(line)) + sum(len(f.findall(line)) for f in FIELDS) for line in lines)


def plain(lines: list[str]) -> int:
    from planparse.language.facts import find_facts

    return sum(len(find_facts(line, year=2026)) for line in lines)


def spacy_door() -> Callable[[list[str]], int]:
    """Return a run of jieba and 500 Matcher patterns, everything loaded beforehand."""
    import spacy
    from spacy.matcher import Matcher

    from planparse.language.words import cut

    cut("热身", engine="jieba")
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    matcher = Matcher(nlp.vocab)
    units = tuple("人名个次场项篇份本册件条台套间所家户节届期批元年月日天周岁分")
    for i in range(500):
        unit = units[i % len(units)]
        tail = [{"TEXT": {"REGEX": f".{{0,{i % 7}}}{unit}"}}] if i % 2 else [{"TEXT": unit}]
        matcher.add(f"p{i}", [[{"LIKE_NUM": True}, *tail]])
    return lambda lines: sum(len(matcher(nlp(line))) for line in lines)


def timed(run: Callable[[list[str]], int], lines: list[str], repeats: int) -> float:
    """Return the best of several runs, in microseconds a character."""
    best = float("inf")
    for _ in range(repeats):
        begin = time.perf_counter()
        run(lines)
        best = min(best, time.perf_counter() - begin)
    return best * 1e6 / sum(map(len, lines))


def text_of(paths: list[str]) -> list[str]:
    if paths:
        texts = [Path(path).read_text(encoding="utf-8", errors="replace") for path in paths]
        return [line for text in texts for line in text.split("\n") if line]
    return [s.text for held in (False, True) for s in sentences(held_out=held)] * 4


def main(paths: list[str]) -> int:
    """Print the three times and the two ratios; 1 when a bar is not met."""
    warnings.simplefilter("ignore")
    lines = text_of(paths)
    plain(lines[:1])
    low = timed(floor, lines, 5)
    mine = timed(plain, lines, 5)
    other = timed(spacy_door(), lines, 1)
    print(f"{sum(map(len, lines))} characters, {plain(lines)} facts")
    print(f"floor {low:.3f}  plain {mine:.3f}  spacy+jieba+500 {other:.3f}  microseconds per character")
    print(f"plain / floor = {mine / low:.1f} (at most 20)   spacy / plain = {other / mine:.1f} (at least 5)")
    return 0 if mine <= 20 * low and other >= 5 * mine else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
