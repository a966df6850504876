"""The gate: no document may be read worse than it was."""

from __future__ import annotations

import pytest

from .documents import Document, documents
from .scoring import Scores, read_floors

ROUNDING = 1e-9


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.name)
def test_a_score_only_rises(document: Document, scores: dict[str, Scores]) -> None:
    floor, _ = read_floors()[document.name]
    assert scores[document.name]["mean"] >= floor - ROUNDING, scores[document.name]


def test_the_floors_belong_to_these_very_documents() -> None:
    pinned = {name: digest for name, (_, digest) in read_floors().items()}
    assert pinned == {document.name: document.digest() for document in documents()}, (
        "the corpus changed: look at the table, then run python -m tests.corpus.scoring --pin"
    )
