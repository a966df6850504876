r"""planparse reads Chinese work plans (工作计划) as they really are.

>>> import planparse
>>> extraction = planparse.parse("东湖医院工会2026年工作计划\n一、加强学习\n二、办好实事")
>>> [task.heading for task in extraction.plans[0].tasks]
['加强学习', '办好实事']

Everything is imported when it is first used, so that ``planparse --help`` starts at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from planparse.model import (
        Extraction,
        GuidingIdeology,
        Issue,
        Item,
        Leaf,
        Period,
        Plan,
        SetAside,
        Signature,
        Source,
        Span,
        Task,
        spans_of,
    )

__all__ = [
    "Extraction",
    "GuidingIdeology",
    "Issue",
    "Item",
    "Leaf",
    "Period",
    "Plan",
    "SetAside",
    "Signature",
    "Source",
    "Span",
    "Task",
    "parse",
    "parse_file",
    "parse_source",
    "spans_of",
]


def __getattr__(name: str) -> object:
    """Import a type of the model when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'planparse' has no attribute {name!r}")
    from planparse import model

    return getattr(model, name)


def parse(text: str, *, name: str = "-", explain: bool = False) -> Extraction:
    """Return the plans in ``text``, what belongs to none, and the issues found.

    A pure function: it reads no files and never raises, whatever the text.  Spans in the result
    are in code points of ``text``.  With ``explain`` the reasons for each cut between plans are
    among the issues.
    """
    from planparse.parsing import parse_source
    from planparse.reading.text import source_from_text

    return parse_source(source_from_text(text, name), explain=explain)


def parse_source(source: Source, *, explain: bool = False) -> Extraction:
    """Return the plans of a source that ``planparse.reading.read`` gave."""
    from planparse.parsing import parse_source

    return parse_source(source, explain=explain)


def parse_file(
    path: str | Path, *, encoding: str | None = None, original: bool = False, explain: bool = False
) -> Extraction:
    """Return the plans in a file of any kind that planparse reads.

    ``encoding`` is for text files whose encoding is not found by itself; ``original`` reads a Word
    file as it was before its tracked changes.  Raises ``planparse.errors.UnreadableFile``.
    """
    from pathlib import Path

    from planparse.parsing import parse_source
    from planparse.reading import read

    return parse_source(read(Path(path), encoding=encoding, original=original), explain=explain)
