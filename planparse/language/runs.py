"""Runs of words: a grammar of names that can be read without compiling it.

A part says both how it is matched directly, by looking words up by how they begin, and what its
regular expression is.  Both match the same: a part yields the places where it may end in the order
in which the expression would try them.  Compiling an expression of a thousand words takes longer
than reading a plan directly does, but then it is ten times as fast, which pays for many plans.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import count

from msgspec import Struct

from planparse.language.folding import compiled, folded
from planparse.language.patterns import words

FEW = 400
"""So often a grammar is read directly before it is compiled."""
COSTLY_FEW = 50
"""So often one that begins with an open run of characters is."""


class Part(Struct, frozen=True):
    """A part of a name; over folded text."""

    ends: Callable[[str, int], Iterator[int]]
    """Yields the ends of what fits at a place, the preferred one first."""
    pattern: Callable[[], str]
    """Returns the regular expression, not folded."""


def one_of(forms: Iterable[str]) -> Part:
    """Match any of some words, the longest that stands there first."""
    forms = sorted(set(forms), key=len, reverse=True)
    by_first: dict[str, list[str]] = {}
    for form in folded("\n".join(forms)).split("\n"):
        by_first.setdefault(form[0], []).append(form)

    def ends(text: str, at: int) -> Iterator[int]:
        found = by_first.get(text[at : at + 1])
        return (at + len(form) for form in found if text.startswith(form, at)) if found else iter(())

    return Part(ends, lambda: words(forms))


def row(*parts: Part) -> Part:
    """Match one part after the other."""
    first, *rest = parts
    if not rest:
        return first
    after = row(*rest).ends

    def ends(text: str, at: int) -> Iterator[int]:
        for end in first.ends(text, at):
            yield from after(text, end)

    return Part(ends, lambda: "".join(part.pattern() for part in parts))


def either(*parts: Part) -> Part:
    """Match any of some parts, the first that fits first."""

    def ends(text: str, at: int) -> Iterator[int]:
        for part in parts:
            yield from part.ends(text, at)

    return Part(ends, lambda: "(?:" + "|".join(part.pattern() for part in parts) + ")")


def some(part: Part, most: int, *, least: int = 0) -> Part:
    """Match a part several times, rather more often than less."""

    def ends(text: str, at: int, done: int = 0) -> Iterator[int]:
        if done < most:
            for end in part.ends(text, at):
                yield from ends(text, end, done + 1)
        if done >= least:
            yield at

    return Part(ends, lambda: f"(?:{part.pattern()}){{{least},{most}}}")


def unless(part: Part, following: str) -> Part:
    """Match a part where what follows, a pattern, does not make it another word."""

    def ends(text: str, at: int) -> Iterator[int]:
        return (end for end in part.ends(text, at) if not compiled(following).match(text, end))

    return Part(ends, lambda: f"(?:{part.pattern()})(?!{following})")


def characters(char: str, most: int, *, least: int = 0, few: bool = False) -> Part:
    """Match characters of a class, rather many; with ``few`` rather few."""

    def ends(text: str, at: int) -> Iterator[int]:
        match = compiled(f"{char}{{{least},{most}}}").match(text, at)
        places = range(at + least, match.end() + 1) if match else range(0)
        return iter(places if few else reversed(places))

    return Part(ends, lambda: f"{char}{{{least},{most}}}{'?' if few else ''}")


def exactly(pattern: str) -> Part:
    """Match a pattern in one way only."""

    def ends(text: str, at: int) -> Iterator[int]:
        match = compiled(pattern).match(text, at)
        return iter((match.end(),) if match else ())

    return Part(ends, lambda: f"(?:{pattern})")


def ending(part: Part, few: int = FEW) -> Callable[[str, int], int | None]:
    """Return a function from folded text and a place to where the part ends there, None if it does not fit."""
    begun = count()
    match: Callable[[str, int], re.Match[str] | None] | None = None

    def end(text: str, at: int) -> int | None:
        nonlocal match
        if match is None:
            if next(begun) < few:
                return next(part.ends(text, at), None)
            match = compiled(part.pattern()).match
        found = match(text, at)
        return None if found is None else found.end()

    return end
