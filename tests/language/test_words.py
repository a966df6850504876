"""Words: both engines with the field's dictionary, and where they cut differently."""

import subprocess
import sys
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.language.words import Engine, cut, terms
from tests.language.labelled import sentences

CORPUS = Path(__file__).parents[2] / "corpus"


def test_the_dictionary() -> None:
    rows = terms()
    assert len({term for term, _, _ in rows}) == len(rows) >= 300
    assert {"职代会", "院务公开", "岗位练兵"} <= {term for term, _, _ in rows}
    assert all(frequency > 0 and tag for _, frequency, tag in rows)


@pytest.mark.parametrize("engine", ["fast", "jieba"])
def test_every_term_is_one_word(engine: Engine) -> None:
    assert [term for term, _, _ in terms() if cut(term, engine) != [term]] == []


@pytest.mark.parametrize("engine", ["fast", "jieba"])
def test_terms_inside_a_sentence(engine: Engine) -> None:
    words = cut("推进院务公开，组织岗位练兵，召开职代会。", engine)
    assert {"院务公开", "岗位练兵", "职代会"} <= set(words)


@given(st.text(alphabet="职代会工作，。 a1-é\n\U00020000", max_size=30), st.sampled_from(["fast", "jieba"]))
def test_nothing_is_lost(text: str, engine: Engine) -> None:
    assert "".join(cut(text, engine)) == text


def _boundaries(words: list[str]) -> set[int]:
    return set(accumulate(map(len, words)))


def test_the_engines_hardly_differ() -> None:
    """They part ways only in runs of Latin letters, digits and signs (2026-03-05): counted and printed."""
    lines = [s.text for held in (False, True) for s in sentences(held_out=held)]
    for path in sorted(CORPUS.glob("*.txt")):
        lines += path.read_text(encoding="utf-8", errors="ignore").split("\n")
    total, apart = 0, set()
    for line in lines:
        fast, slow = _boundaries(cut(line)), _boundaries(cut(line, "jieba"))
        total += len(slow)
        apart |= {(line, at) for at in fast ^ slow}
    print(f"{len(apart)} of {total} word ends differ")
    assert len(apart) <= total * 0.01
    assert [line[at - 2 : at + 2] for line, at in apart if not line[at - 1 : at + 1].isascii()] == []


def test_nothing_is_loaded_before_the_first_cut() -> None:
    heavy = "{'jieba', 'rjieba', 'spacy'}"
    code = f"import sys, planparse.language.words; print(sorted({heavy} & set(sys.modules)))"
    assert _run("-c", code) == ("[]\n", "")


def test_jieba_is_quiet() -> None:
    code = "from planparse.language.words import cut; cut('职代会', 'jieba')"
    assert _run("-W", "error", "-c", code) == ("", "")


def _run(*arguments: str) -> tuple[str, str]:
    run = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True)
    return run.stdout, run.stderr
