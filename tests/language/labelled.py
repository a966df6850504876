"""Labelled sentences: reading 〔kind:words〕 labels, and scoring the grammar against them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from planparse.language.facts import KINDS, find_facts

FILE = Path(__file__).with_name("facts.txt")


class Label(NamedTuple):
    start: int
    end: int
    kind: str


class Sentence(NamedTuple):
    text: str
    labels: frozenset[Label]


def read(line: str) -> Sentence:
    """Take the labels out of a line; they may nest, and 〔2025〕 is no label."""
    text, opened, labels, i = "", [], set(), 0
    while i < len(line):
        kind = next((k for k in KINDS if line.startswith(f"〔{k}:", i)), None)
        if kind is not None:
            opened.append((len(text), kind))
            i += len(kind) + 2
            continue
        if (
            line[i] == "〕"
            and opened
            and text[opened[-1][0] :].count("〔") == text[opened[-1][0] :].count("〕")
        ):
            start, name = opened.pop()
            labels.add(Label(start, len(text), name))
        else:
            text += line[i]
        i += 1
    assert not opened, f"a label is not closed: {line}"
    return Sentence(text, frozenset(labels))


def sentences(*, held_out: bool) -> list[Sentence]:
    """Return every tenth sentence of the file, or all the others."""
    lines = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return [read(line) for i, line in enumerate(lines, 1) if (i % 10 == 0) == held_out]


def found(text: str) -> frozenset[Label]:
    return frozenset(Label(*fact.span, fact.kind) for fact in find_facts(text, year=2026))


class Score(NamedTuple):
    hits: int
    missed: list[str]
    wrong: list[str]

    @property
    def f1(self) -> float:
        return 2 * self.hits / (2 * self.hits + len(self.missed) + len(self.wrong))


def score(cases: list[Sentence]) -> Score:
    hits, missed, wrong = 0, [], []
    for text, labels in cases:
        got = found(text)
        hits += len(got & labels)
        missed += [f"{x.kind}:{text[x.start : x.end]} in {text}" for x in sorted(labels - got)]
        wrong += [f"{x.kind}:{text[x.start : x.end]} in {text}" for x in sorted(got - labels)]
    return Score(hits, missed, wrong)
