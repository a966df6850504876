"""Labelled sentences: reading 〔kind:words〕 labels, and scoring the grammar against them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from planparse.language.facts import find_facts
from planparse.language.rules import KINDS

KNOWN = Path(__file__).with_name("facts.txt")
HELD_OUT = Path(__file__).with_name("held_out.txt")


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
    """Return the sentences that rules were written for, or those kept to check them."""
    lines = (HELD_OUT if held_out else KNOWN).read_text(encoding="utf-8").split("\n")
    return [read(line) for line in lines if line and line[0] != "#"]


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
