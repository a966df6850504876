"""Scores every document once per run and prints how far the corpus is read."""

from __future__ import annotations

import pytest

from .documents import documents
from .scoring import Scores, score_document, table

SCORES = pytest.StashKey[dict[str, Scores]]()


@pytest.fixture(scope="session")
def scores(request: pytest.FixtureRequest) -> dict[str, Scores]:
    """Return the scores of all documents by name."""
    rows = {document.name: score_document(document) for document in documents()}
    request.config.stash[SCORES] = rows
    return rows


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the table below the results, whatever the outcome."""
    if SCORES in config.stash:
        terminalreporter.section("corpus")
        terminalreporter.write_line(table(config.stash[SCORES]))
