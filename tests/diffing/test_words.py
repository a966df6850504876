"""Words cut through jieba's dictionary where it lies."""

from __future__ import annotations

import logging
import warnings
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from planparse.diffing.words import words
from planparse.language.words import TERMS, cut
from tests.diffing.edited import ENDS, HEADINGS, OBJECTS


@given(st.text(max_size=60))
def test_joined_they_are_the_text(text: str) -> None:
    assert "".join(words(text)) == text


def test_cuts_as_jieba_does_without_guessing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba

        jieba.setLogLevel(logging.ERROR)
        plain = jieba.Tokenizer()
        plain.load_userdict(str(TERMS))
        for text in (*OBJECTS, *ENDS, *HEADINGS):
            if not set(text) & set("一二三四五六七八九十"):
                assert words(text) == plain.lcut(text, HMM=False), text


def test_numbers_are_words() -> None:
    assert words("第二十三届，2026年30.5%") == ["第二十三", "届", "，", "2026", "年", "30.5%"]


def test_the_dictionary_is_sorted_where_it_is_bisected() -> None:
    import importlib.util

    spec = importlib.util.find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    lines = (Path(spec.origin).parent / "dict.txt").read_bytes().split(b"\n")
    first = next(n for n, line in enumerate(lines) if line.startswith("一 ".encode()))
    chinese = [line for line in lines[first:] if line]
    assert len(chinese) > 300_000
    # looked up are single characters and pairs of them; 高富帅 stands one line early
    assert _disorder(chinese, 4) == 0
    assert _disorder(chinese, 6) <= 1


def _disorder(lines: list[bytes], length: int) -> int:
    return sum(a[:length] > b[:length] for a, b in pairwise(lines))


def _cuts(pieces: list[str]) -> set[int]:
    ends, at = set(), 0
    for piece in pieces:
        at += len(piece)
        ends.add(at)
    return ends


def test_nearly_the_same_cuts_as_the_fast_engine() -> None:
    text = "，".join((*OBJECTS, *ENDS, *HEADINGS))
    ours, theirs = _cuts(words(text)), _cuts(cut(text))
    assert len(ours & theirs) >= 0.95 * len(ours | theirs)
