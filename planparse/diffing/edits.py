"""What was deleted and inserted in a text, by words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from planparse.diffing.fold import fold, is_punctuation
from planparse.diffing.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planparse.diffing.model import Edit

_ISLAND = 3
"""Equal text of at most so many characters is swallowed by the changes around it if these are
twice as long: a single 的 between two other words says nothing."""
_MOST_CELLS = 30_000_000
"""Words times words that are compared; longer texts are compared clause by clause."""
_SENTENCE_ENDS = "。；;\n"
_CLAUSE_ENDS = "，。；：、,;:\n"
_CLAUSE_END = tuple(_CLAUSE_ENDS)


class Piece(Struct, frozen=True, gc=False):
    """A stretch of both texts: equal but for widths when ``same``, else ``new`` instead of ``old``."""

    same: bool
    old: str
    new: str


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Return the two texts cut into equal and changed stretches, which alternate.

    Joined, the old and the new halves give the texts back, character for character.  The cut does
    not depend on which text is called old.
    """
    if old > new:
        return tuple(Piece(piece.same, piece.new, piece.old) for piece in pieces(new, old))
    start, end = _common_ends(old, new)
    old_end, new_end = len(old) - end, len(new) - end
    runs = [
        Piece(True, old[:start], new[:start]),
        *_middle(_tokens(old[start:old_end]), _tokens(new[start:new_end])),
        Piece(True, old[old_end:], new[new_end:]),
    ]
    return tuple(_tidy(run for run in runs if run.old or run.new))


def as_edits(stretches: Sequence[Piece]) -> tuple[Edit, ...]:
    """Return the edits of the JSON shape; equal text as the new plan prints it."""
    found: list[Edit] = []
    for piece in stretches:
        if piece.same:
            found.append(("equal", piece.new))
            continue
        if piece.old:
            found.append(("delete", piece.old))
        if piece.new:
            found.append(("insert", piece.new))
    return tuple(found)


class _Token(Struct, frozen=True, gc=False):
    """A word as printed, white space after it included, and as compared."""

    text: str
    key: str


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    for word in words(text):
        key = fold(word)
        if key or not tokens:
            tokens.append(_Token(word, key))
        else:
            tokens[-1] = _Token(tokens[-1].text + word, tokens[-1].key)
    return tokens


def _joined(tokens: Sequence[_Token]) -> str:
    return "".join(token.text for token in tokens)


def _common_ends(old: str, new: str) -> tuple[int, int]:
    """Return how many characters are the same at the beginning and at the end, in whole clauses.

    Words are cut only between them, and a clause is enough for cutting words rightly.
    """
    from rapidfuzz.distance import Postfix, Prefix

    start = Prefix.similarity(old, new)
    while start and old[start - 1] not in _CLAUSE_ENDS:
        start -= 1
    end = min(Postfix.similarity(old, new), min(len(old), len(new)) - start)
    while end and old[-end] not in _CLAUSE_ENDS:
        end -= 1
    return start, end


def _middle(old: list[_Token], new: list[_Token]) -> list[Piece]:
    if not old or not new:
        return [Piece(False, _joined(old), _joined(new))] if old or new else []
    if len(old) * len(new) > _MOST_CELLS:
        coarse = _clauses(old), _clauses(new)
        fewer = len(coarse[0]) * len(coarse[1]) <= _MOST_CELLS
        return _middle(*coarse) if fewer else [Piece(False, _joined(old), _joined(new))]
    from rapidfuzz.distance import Indel

    # strings of one character per word: the comparison is then exact and at full speed
    codes: dict[str, str] = {}
    ours = "".join(codes.setdefault(token.key, chr(0x10000 + len(codes))) for token in old)
    theirs = "".join(codes.setdefault(token.key, chr(0x10000 + len(codes))) for token in new)
    return [
        Piece(
            step.tag == "equal",
            _joined(old[step.src_start : step.src_end]),
            _joined(new[step.dest_start : step.dest_end]),
        )
        for step in Indel.opcodes(ours, theirs)
    ]


def _clauses(tokens: Sequence[_Token]) -> list[_Token]:
    """Join words to clauses."""
    clauses: list[_Token] = []
    start = 0
    for place, token in enumerate(tokens, 1):
        if token.key.endswith(_CLAUSE_END) or place == len(tokens):
            run = tokens[start:place]
            clauses.append(_Token(_joined(run), "".join(word.key for word in run)))
            start = place
    return clauses


def _tidy(runs: Iterable[Piece]) -> list[Piece]:
    """Join neighbouring changes, and swallow the islands between them."""
    tidy: list[Piece] = []
    for run in runs:
        tidy.append(run)
        if len(tidy) > 1 and tidy[-1].same == tidy[-2].same:
            tidy[-2:] = [_join(tidy[-2:])]
        while len(tidy) > 2 and not tidy[-1].same and _island(*tidy[-3:]):
            tidy[-3:] = [_join(tidy[-3:])]
    return tidy


def _join(run: Sequence[Piece]) -> Piece:
    same = all(piece.same for piece in run)
    return Piece(same, "".join(piece.old for piece in run), "".join(piece.new for piece in run))


def _island(before: Piece, island: Piece, after: Piece) -> bool:
    """Tell whether ``island`` is too short to be read between the two changes."""
    length = len(fold(island.new))
    if length > _ISLAND or any(end in island.new for end in _SENTENCE_ENDS):
        return False
    needed = length if is_punctuation(island.new) else 2 * length
    return needed <= min(_size(before), _size(after))


def _size(piece: Piece) -> int:
    return max(len(fold(piece.old)), len(fold(piece.new)))
