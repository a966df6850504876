"""How dedup compares with comparing everything, and with other libraries, as ratios of one run.

    python -m tests.benchmarks.bench_dedup [--count N] [--only PART …] [--growth N]

pairs   paragraphs, 40 % of them in families: recall and precision of the pairs against an exhaustive
        rapidfuzz comparison, and the time against that, rensa, datasketch and text-dedup's way
        (the last three only where they are installed)
containment  short passages inside long ones, with a few edits, against trying every pair
growth  the time and the memory for N paragraphs and for a tenth of them
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import accumulate, islice
from math import log
from random import Random

from planparse.dedup.compare import Wordings, paired
from planparse.dedup.deduplicate import ComparedPlan, contained, dedup
from planparse.dedup.model import Piece, Settings
from planparse.dedup.normalize import normalized
from planparse.dedup.sharing import LEAST_CONTAINED
from planparse.language.words import terms
from tests.strategies import wording

Found = dict[tuple[int, int], float]
THRESHOLD = 0.85
PARTS = ("pairs", "containment", "growth")


def main() -> None:
    """Measure what is asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS[:2])
    parser.add_argument("--growth", type=int, default=1_000_000)
    parser.add_argument("--one-run", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one_run:
        one_run(asked.one_run)
        return
    if "pairs" in asked.only:
        pairs(asked.count)
    if "containment" in asked.only:
        containment(asked.count // 10)
    if "growth" in asked.only:
        growth(asked.growth)


# --------------------------------------------------------------------------- the paragraphs


def paragraphs(count: int, seed: int = 1) -> list[str]:
    """Return paragraphs: 40 % near-duplicates in families of heavy-tailed size, the others unrelated."""
    rng = Random(seed)
    vocabulary = _Vocabulary(rng)
    made = [_paragraph(rng, vocabulary) for _ in range(count * 6 // 10)]
    while len(made) < count:
        base = _paragraph(rng, vocabulary)
        size = min(int(1.5 * rng.paretovariate(1.3)) + 1, count // 20, count - len(made))
        made.extend(_variant(base, rng, vocabulary) for _ in range(size))
    rng.shuffle(made)
    return made


class _Vocabulary:
    """Words as common as in a long text: a few stand everywhere, most seldom."""

    def __init__(self, rng: Random) -> None:
        characters = sorted({char for term, _, _ in terms() for char in term} | set("".join(wording.AIMS)))
        known = [term for term, _, _ in terms()] + list(wording.ACTIONS + wording.MATTERS + wording.AIMS)
        made = {"".join(rng.choices(characters, k=rng.choice((2, 2, 2, 3, 4)))) for _ in range(12_000)}
        self._words = known + sorted(made)
        rng.shuffle(self._words)
        self._sums = list(accumulate(1 / (rank + 20) for rank in range(len(self._words))))
        self._rng = rng

    def words(self, count: int) -> list[str]:
        """Return so many words, the common ones more often."""
        return self._rng.choices(self._words, cum_weights=self._sums, k=count)


def _paragraph(rng: Random, vocabulary: _Vocabulary) -> str:
    clauses = ["".join(vocabulary.words(rng.randint(3, 6))) for _ in range(rng.randint(3, 9))]
    if rng.random() < 0.3:
        clauses.insert(0, rng.choice(wording.UNITS) + rng.choice(("在2026年", "于今年", "将继续")))
    return "，".join(clauses) + "。"


def _variant(base: str, rng: Random, vocabulary: _Vocabulary) -> str:
    text = base
    if rng.random() < 0.3:
        clauses = text.split("，")
        clauses.pop(rng.randrange(len(clauses)))
        text = "，".join(clauses)
    for unit in wording.UNITS:
        if unit in text and rng.random() < 0.5:
            text = text.replace(unit, rng.choice(wording.UNITS))
    characters = list(text)
    for _ in range(round(len(text) * rng.uniform(0.01, 0.08))):
        at = rng.randrange(len(characters))
        _edit(characters, at, rng, vocabulary)
    return "".join(characters)


def _edit(characters: list[str], at: int, rng: Random, vocabulary: _Vocabulary) -> None:
    new = rng.choice(vocabulary.words(1)[0])
    kind = rng.randrange(3)
    if kind == 0:
        characters[at] = new
    elif kind == 1:
        characters.insert(at, new)
    elif len(characters) > 1:
        del characters[at]


# --------------------------------------------------------------------------- the ways


def exhaustive(texts: list[str]) -> Found:
    """Compare every two texts with rapidfuzz, on one core like all others, some rows at a time."""
    import numpy as np
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    found: Found = {}
    for begin in range(0, len(texts), 500):
        # a row needs only the texts from its own on
        similar = process.cdist(
            texts[begin : begin + 500],
            texts[begin:],
            scorer=Indel.normalized_similarity,
            score_cutoff=THRESHOLD - 1e-9,
            dtype=np.float32,
        )
        for row, column in zip(*(side.tolist() for side in similar.nonzero()), strict=True):
            if row < column:
                found[begin + row, begin + column] = float(similar[row, column])
    return found


def planparse_pairs(texts: list[str]) -> Found:
    """Compare as ``dedup --pairs`` does."""
    return {(one, other): similarity for one, other, similarity in paired(Wordings(texts), THRESHOLD)}


def _verified(texts: list[str], candidates: Iterator[tuple[int, int]]) -> Found:
    from rapidfuzz.distance import Indel

    found: Found = {}
    for one, other in candidates:
        key = (min(one, other), max(one, other))
        if one != other and key not in found:
            similar = Indel.normalized_similarity(texts[key[0]], texts[key[1]], score_cutoff=THRESHOLD - 1e-9)
            if similar:
                found[key] = similar
    return found


def _grams(text: str, size: int) -> list[str]:
    return [text[at : at + size] for at in range(max(len(text) - size + 1, 1))]


def rensa_pairs(texts: list[str]) -> Found:
    """Use rensa's MinHash and LSH, 128 permutations in 32 bands, then rapidfuzz."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    made = []
    for at, text in enumerate(texts):
        one = RMinHash(num_perm=128, seed=42)
        one.update(_grams(text, 2))
        made.append(one)
        index.insert(at, one)
    return _verified(texts, ((at, other) for at, one in enumerate(made) for other in index.query(one)))


def datasketch_pairs(texts: list[str], size: int = 2, threshold: float = 0.5) -> Found:
    """Use datasketch's MinHash and LSH, then rapidfuzz; 2-grams and 32 bands suit Chinese best."""
    from datasketch import MinHash, MinHashLSH

    index = (
        MinHashLSH(num_perm=128, params=(32, 4))
        if size == 2
        else MinHashLSH(threshold=threshold, num_perm=128)
    )
    made = []
    for at, text in enumerate(texts):
        one = MinHash(num_perm=128)
        one.update_batch([gram.encode() for gram in _grams(text, size)])
        made.append(one)
        index.insert(at, one, check_duplication=False)
    return _verified(texts, ((at, other) for at, one in enumerate(made) for other in index.query(one)))


def text_dedup_pairs(texts: list[str], size: int = 2, bands: tuple[int, int] = (32, 4)) -> Found:
    """Do what text-dedup's minhash.py does: tokens of words' n-grams, sha1, tables of bands, then rapidfuzz.

    Its tokens are runs of word characters, so that a Chinese clause is one; characters as tokens
    are its best setting.
    """
    import re
    from collections import defaultdict
    from hashlib import sha1

    import numpy as np

    prime, most = np.uint64((1 << 61) - 1), np.uint64((1 << 32) - 1)
    count, rows = bands
    rng = np.random.RandomState(42)
    factors = rng.randint(1, int(prime), count * rows, dtype=np.uint64)
    offsets = rng.randint(0, int(prime), count * rows, dtype=np.uint64)
    tables: list[dict[bytes, list[int]]] = [defaultdict(list) for _ in range(count)]
    for at, text in enumerate(texts):
        tokens = list(text) if size == 2 else [part for part in re.split(r"\W", text.lower()) if part]
        grams = {" ".join(tokens[i : i + size]).encode() for i in range(max(len(tokens) - size + 1, 1))}
        hashes = np.array([int.from_bytes(sha1(gram).digest()[:4], "little") for gram in grams], np.uint64)
        least = ((hashes[:, None] * factors + offsets) % prime & most).min(axis=0)
        for band, table in enumerate(tables):
            table[bytes(least[band * rows : (band + 1) * rows].byteswap().data)].append(at)
    sharing = (members for table in tables for members in table.values() if len(members) > 1)
    return _verified(
        texts,
        ((one, two) for members in sharing for i, one in enumerate(members) for two in members[i + 1 :]),
    )


# --------------------------------------------------------------------------- the parts


def _timed(way: Callable[[list[str]], Found], texts: list[str], repeats: int = 1) -> tuple[float, Found]:
    best, found = float("inf"), Found()
    for _ in range(repeats):
        begin = time.perf_counter()
        found = way(texts)
        best = min(best, time.perf_counter() - begin)
    return best, found


def pairs(count: int) -> None:
    """Print recall, precision and time of each way, over the same normalized paragraphs."""
    printed = paragraphs(count)
    begin = time.perf_counter()
    texts = normalized(printed)
    print(f"{count} paragraphs of {sum(map(len, texts)) / count:.0f} characters; "
          f"normalizing took {time.perf_counter() - begin:.2f} s")  # fmt: skip
    planparse_pairs(texts[:100])
    whole, truth = _timed(exhaustive, texts)
    own, ours = _timed(planparse_pairs, texts, 3)
    wrong = sum(pair not in truth for pair in ours)
    print(f"{len(truth)} pairs at {THRESHOLD}")
    _line("exhaustive rapidfuzz", whole, own, truth, truth)
    _line("planparse", own, own, ours, truth)
    print(
        f"  precision {1 - wrong / max(len(ours), 1):.4f} (1.0), exhaustive / planparse {whole / own:.1f} (at least 40)"
    )
    for name, library, way in _others():
        if find_spec(library) is None:
            print(f"{name:34} not installed")
            continue
        took, found = _timed(way, texts, 2 if library == "rensa" else 1)
        _line(name, took, own, found, truth)


def _others() -> Iterator[tuple[str, str, Callable[[list[str]], Found]]]:
    yield "rensa 128/32, 2-grams", "rensa", rensa_pairs
    yield "datasketch 128/32, 2-grams", "datasketch", datasketch_pairs
    yield "datasketch default (0.9), 5-grams", "datasketch", lambda texts: datasketch_pairs(texts, 5, 0.9)
    yield "text-dedup's way, 2 characters", "numpy", text_dedup_pairs
    yield "text-dedup default, 5 words", "numpy", lambda texts: text_dedup_pairs(texts, 5, (25, 10))


def _line(name: str, took: float, own: float, found: Found, truth: Found) -> None:
    recall = sum(pair in found for pair in truth) / max(len(truth), 1)
    print(f"{name:34} {took:8.2f} s  recall {recall:.5f}  time / planparse's {took / own:.2f}")


def containment(count: int) -> None:
    """Print how many of the short passages inside long ones are found, and the time it takes."""
    rng = Random(6)
    vocabulary = _Vocabulary(rng)
    printed = [_paragraph(rng, vocabulary) for _ in range(count)]
    for text in printed[: count // 2]:
        clauses = text.rstrip("。").split("，")
        first = rng.randrange(max(len(clauses) - 2, 1))
        short = list("，".join(clauses[first : first + 3]))
        for _ in range(round(len(short) * rng.uniform(0, 0.05))):
            _edit(short, rng.randrange(len(short)), rng, vocabulary)
        printed.append("".join(short))
    texts = normalized(printed)
    whole, truth = _timed(_every_containment, texts)
    took, found = _timed(_containments, texts)
    wrong = sum(pair not in truth for pair in found)
    recall = sum(pair in found for pair in truth) / max(len(truth), 1)
    print(f"{len(truth)} of {len(texts)} texts stand inside another: recall {recall:.4f}, "
          f"precision {1 - wrong / max(len(found), 1):.4f}, exhaustive / planparse {whole / took:.0f}")  # fmt: skip


def _containments(texts: list[str]) -> Found:
    wordings = Wordings(texts)
    return {(short, long): similar for short, long, similar in contained(wordings, (), THRESHOLD)}


def _every_containment(texts: list[str]) -> Found:
    from rapidfuzz import fuzz

    most = THRESHOLD / (2 - THRESHOLD)
    found: Found = {}
    for one, short in enumerate(texts):
        for other, long in enumerate(texts):
            if LEAST_CONTAINED <= len(short) < most * len(long):
                similar = fuzz.partial_ratio(short, long, score_cutoff=100 * THRESHOLD)
                if similar:
                    found[one, other] = similar / 100
    return found


def growth(count: int) -> None:
    """Print how time grows from a tenth of ``count`` to ``count``, and the memory of each run."""
    spent = []
    for size in (count // 10, count):
        command = [sys.executable, "-m", "tests.benchmarks.bench_dedup", "--one-run", str(size)]
        run = subprocess.run(command, check=True, capture_output=True, text=True)
        spent.append(float(run.stdout.split()[-2]))
        print(run.stdout, end="")
    print(f"growth exponent {log(spent[1] / spent[0]) / log(10):.2f} (at most 1.25)")


def one_run(count: int) -> None:
    """Deduplicate ``count`` paragraphs, thirty to a plan; print the most memory and the processor's time."""
    from resource import RUSAGE_SELF, getrusage

    made = iter(paragraphs(count))
    plans = []
    while texts := list(islice(made, 30)):
        pieces = tuple(Piece("paragraph", ("1.",), text) for text in texts)
        plans.append(ComparedPlan(f"{len(plans):07}.txt", 1, "", pieces))
    before = getrusage(RUSAGE_SELF).ru_maxrss / (1 << 20)
    begin = time.process_time()
    found = dedup(plans, Settings(levels=("paragraph",)))
    took = time.process_time() - begin
    memory = getrusage(RUSAGE_SELF).ru_maxrss / (1 << 20)
    clusters, own = len(found.result.clusters), found.result.plans
    print(f"{count} paragraphs: {clusters} clusters, own share {sum(p.own_share for p in own) / len(own):.2f} on average, "
          f"{memory:.2f} GB (at most 2; {before:.2f} for the paragraphs themselves), in {took:.1f} s")  # fmt: skip


if __name__ == "__main__":
    main()
