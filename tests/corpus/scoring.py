"""How much of each corpus document is read as a careful person reads it.

``python -m tests.corpus.scoring``            the table, worst measure first in each row
``python -m tests.corpus.scoring --heldout``  the same over the held-out documents
``python -m tests.corpus.scoring --misses N`` also what differs in the documents whose names hold N
``python -m tests.corpus.scoring --pin``      raises the floors in score.txt; it never lowers one

Every measure lies in [0, 1].  White space never counts, nor does final punctuation of schedule
items and attachments.  A measure that neither side has anything for is left out.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

import planparse
from planparse.model import Period, Plan, Signature, Task

from .documents import Document, documents, held_out

FLOORS = Path(__file__).with_name("score.txt")
WHITE = re.compile(r"[\s\u200b\ufeff]+")
FINAL = "。；;，,、：:.．"
LABEL_FRAME = "（()）。：:. "
HEAD = 8
"""Characters by which a task is recognized when only its level is asked for."""

Scores = dict[str, float]


def score_document(document: Document) -> Scores:
    """Read a document with planparse and compare; ``mean`` is the mean of all other measures."""
    extraction = planparse.parse_file(document.path)
    return score_plans(document.plans(), list(extraction.plans))


def score_plans(expected: list[Plan], found: list[Plan]) -> Scores:
    """Compare the plans of one file; each measure is a mean over the expected plans."""
    pairs = pair_plans(expected, found)
    rows = [score_plan(plan, pairs.get(place)) for place, plan in enumerate(expected)]
    scores = {"plans": f1_of(len(pairs), len(expected), len(found))}
    for name in dict.fromkeys(name for row in rows for name in row):
        values = [row[name] for row in rows if name in row]
        scores[name] = sum(values) / len(values)
    return {**scores, "mean": sum(scores.values()) / len(scores)}


def pair_plans(expected: list[Plan], found: list[Plan]) -> dict[int, Plan]:
    """Return which found plan stands for which expected one: in order, by title where numbers differ."""
    if len(expected) == len(found):
        return dict(enumerate(found))
    titles = [squeezed(plan.title) for plan in expected]
    blocks = SequenceMatcher(None, titles, [squeezed(plan.title) for plan in found], autojunk=False)
    return {
        block.a + step: found[block.b + step]
        for block in blocks.get_matching_blocks()
        for step in range(block.size)
    }


def score_plan(expected: Plan, found: Plan | None) -> Scores:
    """Compare two plans; a plan that was not found scores 0 in everything that it has."""
    other = found or Plan()
    scores = {
        "title": equal(squeezed(expected.title), squeezed(other.title)),
        "mark": equal(squeezed(expected.compilation_mark), squeezed(other.compilation_mark)),
        "organization": organization_score(expected, other),
        "year": equal(expected.year, other.year),
        "printed_year": equal(printed_year(expected), printed_year(other)),
        "tasks": f1(task_nodes(expected.tasks), task_nodes(other.tasks)),
        "levels": f1(task_levels(expected.tasks), task_levels(other.tasks)),
        "guiding": guiding_score(expected, other),
        "opening": likeness(expected.opening, other.opening),
        "schedule": f1(schedule_nodes(expected.schedule), schedule_nodes(other.schedule)),
        "columns": f1(column_nodes(expected.schedule), column_nodes(other.schedule)),
        "closing": likeness(expected.closing, other.closing),
        "attachments": f1(attachments(expected), attachments(other)),
        "signature": signature_score(expected.signature, other.signature),
    }
    if found is None:
        return {name: 0.0 for name, score in scores.items() if score is not None}
    return {name: score for name, score in scores.items() if score is not None}


# ---------------------------------------------------------------- what is compared


def task_nodes(tasks: Iterable[Task], level: int = 1) -> list[Hashable]:
    """Return every task below ``tasks`` with its level, role and own words."""
    return [
        (depth, squeezed(task.marker), squeezed(task.heading), squeezed("".join(task.text)), task.role)
        for depth, task in walk(tasks, level)
    ]


def task_levels(tasks: Iterable[Task]) -> list[Hashable]:
    """Return level, marker and first words only, wherever a heading ends."""
    return [
        (depth, squeezed(task.marker), squeezed(task.heading + "".join(task.text))[:HEAD])
        for depth, task in walk(tasks, 1)
    ]


def walk(tasks: Iterable[Task], level: int) -> Iterator[tuple[int, Task]]:
    """Yield the tasks in printed order, each with its level."""
    for task in tasks:
        yield level, task
        yield from walk(task.subtasks, level + 1)


def schedule_nodes(schedule: Iterable[Period]) -> list[Hashable]:
    """Return the periods, and each item with when it is."""
    nodes: list[Hashable] = []
    for period in schedule:
        when = (period.months, period.weeks)
        nodes.append((*when, squeezed(period.marker), squeezed(period.label).strip(LABEL_FRAME)))
        nodes += [(*when, squeezed(item.marker), unpointed(item.text)) for item in period.items]
        nodes += [(*when, "text", unpointed(text)) for text in period.text]
    return nodes


def column_nodes(schedule: Iterable[Period]) -> list[Hashable]:
    """Return what tables alone tell of each item.

    Only plans with such columns are expected to have any, so prose that names people scores nothing.
    """
    items = [item for period in schedule for item in period.items]
    cells = [
        (unpointed(item.text), name, squeezed(cell))
        for item in items
        for name, cell in [
            ("responsible", item.responsible),
            ("participants", item.participants),
            *item.columns.items(),
        ]
        if cell and squeezed(cell) not in squeezed(item.text)
    ]
    return list(cells)


def attachments(plan: Plan) -> list[Hashable]:
    """Return the attachments' names without 附件 and number."""
    return [re.sub(r"^(附件?\d*[:：]?)?(\d+[.．、])?", "", unpointed(name)) for name in plan.attachments]


def guiding_score(expected: Plan, found: Plan) -> float | None:
    """Three quarters for the passage, one for its label (a final 是 does not count)."""
    one, two = expected.guiding_ideology, found.guiding_ideology
    if not one and not two:
        return None
    if not one or not two:
        return 0.0
    label = equal(squeezed(one.label).removesuffix("是"), squeezed(two.label).removesuffix("是"))
    return 0.75 * (likeness(one.text, two.text) or 0.0) + 0.25 * label


def organization_score(expected: Plan, found: Plan) -> float:
    """Where a title names a kind only (医院工会), null and that word are both right."""
    if expected.organization is None and found.organization:
        return float(squeezed(found.organization) in squeezed(expected.title))
    return equal(squeezed(expected.organization), squeezed(found.organization))


def signature_score(expected: Signature | None, found: Signature | None) -> float | None:
    """Half for the organization, half for the date."""
    if not expected and not found:
        return None
    one, two = expected or Signature(), found or Signature()
    organization = equal(squeezed(one.organization), squeezed(two.organization))
    return (organization + equal(squeezed(one.date), squeezed(two.date))) / 2


def printed_year(plan: Plan) -> str:
    """Return the year's words without the 度 of 年度."""
    return squeezed(plan.year_as_printed).removesuffix("度")


# ---------------------------------------------------------------- how it is compared


def squeezed(text: str | None) -> str:
    """Return ``text`` without white space."""
    return WHITE.sub("", text or "")


def unpointed(text: str) -> str:
    """Return ``text`` without white space and final punctuation."""
    return squeezed(text).rstrip(FINAL)


def equal(one: object, two: object) -> float:
    """1 when both are the same, else 0."""
    return float(one == two)


def likeness(one: Iterable[str], two: Iterable[str]) -> float | None:
    """Return how alike two passages are; None when both are empty.  Paragraphs count."""
    left, right = ["\n".join(map(squeezed, passage)) for passage in (one, two)]
    if not left and not right:
        return None
    return 1.0 if left == right else SequenceMatcher(None, left, right, autojunk=False).ratio()


def f1(expected: list[Hashable], found: list[Hashable]) -> float | None:
    """Return the F1 of two bags; None when both are empty."""
    if not expected and not found:
        return None
    return f1_of((Counter(expected) & Counter(found)).total(), len(expected), len(found))


def f1_of(common: int, expected: int, found: int) -> float:
    """Return the F1 of ``common`` among two numbers that are not both 0."""
    return 2 * common / (expected + found)


# ---------------------------------------------------------------- floors


def read_floors() -> dict[str, tuple[float, str]]:
    """Return the pinned floor and digest of each document."""
    lines = FLOORS.read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return {name: (float(floor), digest) for floor, digest, name in rows}


def write_floors(scores: dict[str, tuple[float, str]]) -> None:
    """Write score.txt; floors are cut, not rounded, to four digits."""
    head = "# floor  sha256 of the document and its expected plans  document\n"
    rows = [f"{int(mean * 10_000) / 10_000:.4f} {digest} {name}\n" for name, (mean, digest) in scores.items()]
    FLOORS.write_text(head + "".join(rows), encoding="utf-8", newline="\n")


def pin() -> None:
    """Raise every floor to what is reached now; a changed document starts anew."""
    old = read_floors()
    new = {}
    for document in documents():
        mean, digest = score_document(document)["mean"], document.digest()
        floor, pinned = old.get(document.name, (0.0, digest))
        new[document.name] = (max(mean, floor) if pinned == digest else mean, digest)
    write_floors(new)


# ---------------------------------------------------------------- the table


def table(rows: dict[str, Scores]) -> str:
    """Return one line per document that is not read perfectly, with what is below 1, and the mean."""
    low = {name: scores for name, scores in rows.items() if scores["mean"] < 1}
    lines = [f"{scores['mean']:.4f}  {name}  {_below(scores)}" for name, scores in low.items()]
    mean = sum(scores["mean"] for scores in rows.values()) / len(rows)
    return "\n".join([*lines, f"{mean:.4f}  mean of {len(rows)} documents"])


def _below(scores: Scores) -> str:
    low = sorted((score, name) for name, score in scores.items() if name != "mean" and score < 1)
    return " ".join(f"{name}={score:.2f}" for score, name in low)


def misses(document: Document) -> str:
    """Return what is only expected (-) and only found (+), one line each."""
    expected, found = document.plans(), list(planparse.parse_file(document.path).plans)
    pairs = pair_plans(expected, found)
    lines = [f"== {document.name}: {len(expected)} plans expected, {len(found)} found"]
    for place, plan in enumerate(expected):
        one, two = _facts(plan), _facts(pairs.get(place, Plan()))
        lines += [f"- {fact}" for fact in (Counter(one) - Counter(two)).elements()]
        lines += [f"+ {fact}" for fact in (Counter(two) - Counter(one)).elements()]
    return "\n".join(lines)


def _facts(plan: Plan) -> list[Hashable]:
    guiding = plan.guiding_ideology
    single: list[Hashable] = [
        ("title", plan.title, plan.compilation_mark),
        ("of", plan.organization, plan.year, plan.year_as_printed),
        ("signature", plan.signature and (plan.signature.organization, plan.signature.date)),
        ("guiding", guiding and (guiding.label, *guiding.text)),
    ]
    passages: list[Hashable] = [
        *(("opening", text) for text in plan.opening),
        *(("closing", text) for text in plan.closing),
    ]
    lists = [*task_nodes(plan.tasks), *schedule_nodes(plan.schedule), *column_nodes(plan.schedule)]
    return single + passages + lists + attachments(plan)


def main() -> None:
    """Print the table, or pin the floors."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.scoring")
    parser.add_argument("--heldout", action="store_true", help="score the held-out documents")
    parser.add_argument("--misses", metavar="NAME", help="show what differs in matching documents")
    parser.add_argument("--pin", action="store_true", help="raise the floors of score.txt")
    options = parser.parse_args()
    if options.pin:
        return pin()
    chosen = held_out() if options.heldout else documents()
    if options.misses is not None:
        print("\n".join(misses(document) for document in chosen if options.misses in document.name))
    print(table({document.name: score_document(document) for document in chosen}))
    return None


if __name__ == "__main__":
    main()
