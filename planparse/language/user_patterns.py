"""A user's own terms and patterns: one JSONL file, one term or pattern per line.

    {"term": "安康杯"}                                     a word for jieba; "freq", "tag" may be added
    {"label": "activity", "pattern": "岗位练兵"}            a phrase: an EntityRuler pattern
    {"label": "award", "pattern": [{"TEXT": "金点子"}], "id": "idea"}     an EntityRuler token pattern

What a pattern finds is a fact of the kind ``label``; its value is the pattern's ``id``, or else
its words.  Phrases need nothing else; token patterns are spaCy's and cost its start-up time.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from msgspec import DecodeError, Struct, json

from planparse.errors import UnreadableFile, UsageError
from planparse.model import Fact


class UserPatterns(Struct, frozen=True):
    """What a user's file holds."""

    terms: tuple[tuple[str, int | None, str | None], ...] = ()
    """Words for jieba, each with a frequency and a part of speech or None."""
    phrases: tuple[tuple[str, str, str], ...] = ()
    """Words, kind, value."""
    tokens: tuple[dict[str, Any], ...] = ()
    """EntityRuler patterns over tokens, as written."""


def read_patterns(path: str) -> UserPatterns:
    """Return the terms and patterns in the file ``path``.

    Raises ``UnreadableFile`` when it cannot be read as UTF-8, ``UsageError`` with the line's number
    for a line that is neither a term nor a pattern.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(
            f"无法读取 {path}：请确认文件存在并以 UTF-8 保存",
            f"cannot read {path}: save it as UTF-8 and try again",
        ) from error
    rows = [_row(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip()]
    return UserPatterns(
        terms=tuple((row["term"], row.get("freq"), row.get("tag")) for row in rows if "term" in row),
        phrases=tuple(
            (row["pattern"], row["label"], row.get("id") or row["pattern"])
            for row in rows
            if isinstance(row.get("pattern"), str)
        ),
        tokens=tuple(row for row in rows if isinstance(row.get("pattern"), list)),
    )


def _row(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.decode(line)
    except DecodeError:
        row = None
    if isinstance(row, dict) and (_is_term(row) or _is_pattern(row)):
        return row
    raise UsageError(
        f'{where} 既不是词也不是模式：每行写一个 {{"term": "词"}} 或 {{"label": "类", "pattern": "词句"}}',
        f'{where} is no term and no pattern: write {{"term": "…"}} or {{"label": "…", "pattern": "…"}}',
    )


def _is_term(row: dict[str, Any]) -> bool:
    term, frequency, tag = row.get("term"), row.get("freq", 1), row.get("tag", "n")
    if not isinstance(term, str) or not term.strip():
        return False
    return isinstance(frequency, int) and isinstance(tag, str)


def _is_pattern(row: dict[str, Any]) -> bool:
    label, pattern, ident = row.get("label"), row.get("pattern"), row.get("id", "")
    if not isinstance(label, str) or not label or not isinstance(ident, str):
        return False
    if isinstance(pattern, list):
        return bool(pattern) and all(isinstance(token, dict) for token in pattern)
    return isinstance(pattern, str) and pattern != ""


def phrase_facts(text: str, patterns: UserPatterns, offset: int = 0) -> tuple[Fact, ...]:
    """Return what the phrases find: leftmost, then longest."""
    if not patterns.phrases:
        return ()
    known = {words: (kind, value) for words, kind, value in patterns.phrases}
    return tuple(
        Fact(known[match[0]][0], match[0], (match.start() + offset, match.end() + offset), known[match[0]][1])
        for match in _searcher(tuple(known)).finditer(text)
    )


@cache
def _searcher(phrases: tuple[str, ...]) -> Any:
    import re

    return re.compile("|".join(re.escape(words) for words in sorted(phrases, key=len, reverse=True)))


def merged(facts: tuple[Fact, ...], own: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return both in order, less the facts that overlap one of ``own``."""
    if not own:
        return facts
    taken = bytearray(max(fact.span[1] for fact in (*facts, *own)))
    for fact in own:
        taken[fact.span[0] : fact.span[1]] = b"\1" * (fact.span[1] - fact.span[0])
    kept = [fact for fact in facts if not any(taken[fact.span[0] : fact.span[1]])]
    return tuple(sorted((*kept, *own), key=lambda fact: (fact.span[0], -fact.span[1])))
