"""Documents whose places to roll are labelled, and how well the rules find them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

import planparse
from planparse.model import Plan
from planparse.rolling import Record, Rolled, roll

_MARK = re.compile(r"〔(\w+)\|(\w+)\|([^|〕]*)\|([^〕]*)〕")


class Place(Struct, frozen=True):
    """A labelled place; ``start`` is -1 where it is no place in one text."""

    rule: str
    decision: str
    old: str
    new: str | None
    start: int


class Document(Struct, frozen=True):
    old_year: int | None
    year: int
    held_out: bool
    text: str
    places: tuple[Place, ...]

    def plan(self) -> Plan:
        (plan,) = planparse.parse(self.text).plans
        return plan

    def rolled(self) -> Rolled:
        return roll(self.plan(), year=self.year)


def documents() -> list[Document]:
    text = (Path(__file__).parent / "places.txt").read_text("utf-8")
    return [_document(part) for part in re.split(r"^== ", text, flags=re.M)[1:]]


def _document(part: str) -> Document:
    head, _, body = part.partition("\n")
    old, new, *rest = head.split()
    lines = body.strip("\n").split("\n")
    marked = "\n".join(line for line in lines if not line.startswith("@"))
    loose = [Place(*_four(line[1:].split()), -1) for line in lines if line.startswith("@")]
    places, plain, end = list(loose), [], 0
    for match in _MARK.finditer(marked):
        plain.append(marked[end : match.start()])
        places.append(Place(match[1], match[2], match[3], match[4] or None, sum(map(len, plain))))
        plain.append(match[3])
        end = match.end()
    plain.append(marked[end:])
    return Document(None if old == "-" else int(old), int(new), bool(rest), "".join(plain), tuple(places))


def _four(words: list[str]) -> tuple[str, str, str, str | None]:
    return words[0], words[1], words[2], words[3] if len(words) > 3 else None


def as_place(record: Record) -> Place:
    """Return a record as a place; what it proposes to leave out is no words."""
    loose = record.rule in ("lunar_festival", "missing_month")
    start = -1 if record.span is None or loose else record.span[0]
    return Place(record.rule, record.decision, record.old, record.new or None, start)


class Score(Struct, frozen=True):
    right: int
    missed: tuple[Place, ...]
    extra: tuple[Place, ...]

    @property
    def recall(self) -> float:
        return self.right / (self.right + len(self.missed))


def score(document: Document) -> Score:
    """Compare what was found with what is labelled: rule, decision, words and place."""
    found = list(map(as_place, document.rolled().records))
    missed = [place for place in document.places if place not in found]
    extra = [place for place in found if place not in document.places]
    return Score(len(document.places) - len(missed), tuple(missed), tuple(extra))


def table() -> Iterator[str]:
    """Yield the table of all rules: labelled, found, and what changed without a label."""
    for held_out in (False, True):
        chosen = [document for document in documents() if document.held_out == held_out]
        scores = [score(document) for document in chosen]
        labelled = sum(len(document.places) for document in chosen)
        missed = sum(len(one.missed) for one in scores)
        extra = sum(len(one.extra) for one in scores)
        name = "held out" if held_out else "written for"
        yield f"{name:12} places {labelled:3}  recall {1 - missed / labelled:.3f}  not labelled {extra}"
    rules: dict[str, list[int]] = {}
    for document in documents():
        one = score(document)
        for place in document.places:
            rules.setdefault(place.rule, [0, 0, 0])[0] += 1
        for place in one.missed:
            rules[place.rule][1] += 1
        for place in one.extra:
            rules.setdefault(place.rule, [0, 0, 0])[2] += 1
    for rule, (labelled, missed, extra) in sorted(rules.items()):
        yield f"{rule:18} labelled {labelled:3}  missed {missed:2}  not labelled {extra:2}"


if __name__ == "__main__":
    for line in table():
        print(line)
    for document in documents():
        one = score(document)
        for place in one.missed:
            print("missed", place)
        for place in one.extra:
            print("extra ", place)
