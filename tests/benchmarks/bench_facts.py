"""How fast the fact grammar is, as ratios of one run: python -m tests.benchmarks.bench_facts [FILE…]

floor    what the extract benchmark holds parsing against: per line a heading and five field patterns with ``re``
plain    ``find_facts``, the plain door; at most 20 times the floor
spacy    ``spacy.blank("zh")`` with jieba and a Matcher of 500 patterns; at least 5 times plain

Without files the text documents of the corpus are read, whose lines are as plans have them.  Times are
of the processor, the best of several runs that alternate, so that other work on the machine counts less.
"""

from __future__ import annotations

import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import bench_extract

CORPUS = Path(__file__).parents[2] / "corpus"


def floor(lines: list[str]) -> int:
    """Do the least that any extraction by regex does: the floor of the extract benchmark."""
    return len(bench_extract.floor("\n".join(lines)))


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


def timed(runs: list[Callable[[list[str]], int]], lines: list[str], repeats: int) -> list[float]:
    """Return the best of several turns of each run, in microseconds a character."""
    best = [float("inf")] * len(runs)
    for _ in range(repeats):
        for number, run in enumerate(runs):
            begin = time.process_time()
            run(lines)
            best[number] = min(best[number], time.process_time() - begin)
    return [seconds * 1e6 / sum(map(len, lines)) for seconds in best]


def text_of(paths: list[str]) -> list[str]:
    files = [Path(path) for path in paths] or sorted(CORPUS.glob("*.txt"))
    texts = [path.read_text(encoding="utf-8", errors="ignore") for path in files]
    return [line for text in texts for line in text.split("\n") if line]


def main(paths: list[str]) -> int:
    """Print the three times and the two ratios; 1 when a bar is not met."""
    warnings.simplefilter("ignore")
    lines = text_of(paths)
    plain(lines[:1])
    low, mine = timed([floor, plain], lines, 20)
    other = timed([spacy_door()], lines, 1)[0]
    print(f"{sum(map(len, lines))} characters, {plain(lines)} facts")
    print(f"floor {low:.3f}  plain {mine:.3f}  spacy+jieba+500 {other:.3f}  microseconds per character")
    print(f"plain / floor = {mine / low:.1f} (at most 20)   spacy / plain = {other / mine:.1f} (at least 5)")
    return 0 if mine <= 20 * low and other >= 5 * mine else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
