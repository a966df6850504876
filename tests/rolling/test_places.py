"""The labelled places: all are found, and nothing else changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

import planparse
from planparse.diffing import diff
from planparse.diffing.model import QUIET, Change, Unit
from planparse.model import Plan
from planparse.rolling import Record, roll
from planparse.rolling.model import RULES
from planparse.rolling.review import review
from planparse.rolling.spots import spots
from tests.rolling.labelled import Document, documents, score

DOCUMENTS = documents()
_ids = [f"{document.old_year}-{document.year}" for document in DOCUMENTS]
_LEAST = 60


def everywhere(function: Callable[..., None]) -> Callable[..., object]:
    marked: Callable[..., object] = pytest.mark.parametrize("document", DOCUMENTS, ids=_ids)(function)
    return marked


def test_there_are_enough_places_of_every_rule_and_a_third_is_held_out() -> None:
    places = [place for document in DOCUMENTS for place in document.places]
    held_out = sum(len(document.places) for document in DOCUMENTS if document.held_out)
    assert len(places) >= _LEAST
    assert held_out * 3 >= len(places)
    assert {place.rule for place in places} == RULES.keys() - {"organization"}, "names need a mapping"


@everywhere
def test_every_place_is_found_and_decided_as_labelled(document: Document) -> None:
    result = score(document)
    assert not result.missed
    assert not result.extra


@everywhere
def test_what_is_certain_is_right(document: Document) -> None:
    labelled = {(place.start, place.old, place.new) for place in document.places}
    for record in document.rolled().records:
        if record.decision == "auto":
            assert record.span is not None
            assert (record.span[0], record.old, record.new) in labelled


@everywhere
def test_nothing_else_changes(document: Document) -> None:
    """The new plan is the old text with the applied records put in, and items in other months."""
    rolled = document.rolled()
    in_place = [r for r in rolled.records if r.applied and r.span and r.rule != "lunar_festival"]
    text = document.text
    for record in sorted(in_place, key=lambda record: record.span or (0, 0), reverse=True):
        start, end = record.span or (0, 0)
        assert text[start:end] == record.old
        text = text[:start] + (record.new or "") + text[end:]
    made = Counter(_texts(rolled.plan)) - Counter(_texts(planparse.parse(text).plans[0]))
    assert set(made) <= {record.new for record in rolled.records if record.rule == "lunar_festival"}
    assert not Counter(_texts(planparse.parse(text).plans[0])) - Counter(_texts(rolled.plan))


def _texts(plan: Plan) -> list[str]:
    return [spot.text for spot in spots(plan)]


@everywhere
def test_a_second_time_changes_nothing(document: Document) -> None:
    once = document.rolled().plan
    again = roll(once, year=document.year)
    assert again.plan == once
    assert not [record for record in again.records if record.applied]


@everywhere
def test_the_difference_is_what_rolled_or_was_decided(document: Document) -> None:
    old, rolled = document.plan(), document.rolled()
    for change in diff(old, rolled.plan).changes:
        if not QUIET.issuperset(change.kinds):
            assert _decided(change, rolled.records), change


def _decided(change: Change, records: tuple[Record, ...]) -> bool:
    """Whether an applied record speaks of the unit that changed."""
    units = [unit for side in (change.old, change.new) if side for unit in _units(side)]
    text = "\n".join(unit.text for unit in units)
    applied = [record for record in records if record.applied]
    return any(record.context in text or _is_label(record, text) for record in applied)


def _is_label(record: Record, text: str) -> bool:
    return record.rule == "lunar_festival" and text == record.new


def _units(side: Unit | tuple[Unit, ...]) -> tuple[Unit, ...]:
    return side if isinstance(side, tuple) else (side,)


@everywhere
def test_the_reviewed_file_accepts_to_the_new_plan_and_rejects_to_the_old(
    document: Document, tmp_path: Path
) -> None:
    old, rolled = document.plan(), document.rolled()
    path = tmp_path / "审阅.docx"
    path.write_bytes(review(old, rolled))
    (accepted,) = planparse.parse_file(path).plans
    (rejected,) = planparse.parse_file(path, original=True).plans
    assert accepted == rolled.plan
    assert rejected == old
