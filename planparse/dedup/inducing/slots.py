"""What varies between wordings of one text: fixed stretches and slots, cut between words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from planparse import numerals
from planparse.dedup.normalize import ORGANIZATION, normalized
from planparse.diffing.words import words
from planparse.language.names import INSTITUTIONS

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

Kind = Literal["year", "organization", "ordinal", "count", "free"]

_HEADS = frozenset((*INSTITUTIONS, "学校", "社区", "集团"))
_BRIDGE = 1
"""Fixed text of so many characters between two slots becomes part of one slot."""
_CONTEXT = 8
"""Characters around a slot by which its kind is told."""
_BEHIND_ORDINALS = "届次期轮批"


class Part(Struct, frozen=True, gc=False):
    """A stretch of the text: what every wording has there."""

    values: tuple[str, ...]

    @property
    def fixed(self) -> bool:
        """Whether all wordings are the same here."""
        return len(set(self.values)) == 1


class _Block(Struct, frozen=True, gc=False):
    """A changed stretch of the first wording and of another one, in words."""

    start: int
    end: int
    other_start: int
    other_end: int


def parts(wordings: Sequence[str]) -> tuple[Part, ...]:
    """Return the stretches of wordings of one text; joined, each wording's own give it back.

    No slot begins or ends with white space.
    """
    cut = [words(text) for text in wordings]
    blocks = [_blocks(cut[0], other) for other in cut]
    regions = _merged(((block.start, block.end) for each in blocks for block in each), cut[0])
    while True:
        widened = [_widened(region, cut, blocks) for region in regions]
        if widened == regions:
            return tuple(_parts(regions, cut, blocks))
        regions = _merged(widened, cut[0])


def _blocks(first: Sequence[str], other: Sequence[str]) -> list[_Block]:
    from rapidfuzz.distance import Indel

    # strings of one character per word: the comparison is then exact and at full speed
    codes: dict[str, str] = {}
    ours = "".join(codes.setdefault(word, chr(0x10000 + len(codes))) for word in first)
    theirs = "".join(codes.setdefault(word, chr(0x10000 + len(codes))) for word in other)
    return [
        _Block(step.src_start, step.src_end, step.dest_start, step.dest_end)
        for step in Indel.opcodes(ours, theirs)
        if step.tag != "equal"
    ]


def _merged(regions: Iterable[tuple[int, int]], first: Sequence[str]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(regions):
        if merged and len("".join(first[merged[-1][1] : start])) <= _BRIDGE:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _within(region: tuple[int, int], blocks: Sequence[_Block]) -> tuple[int, int]:
    """Return where a region of the first wording lies in another one."""
    start = end = 0
    for block in blocks:
        if block.end < region[0]:
            start = block.other_end - block.end
        if block.end <= region[1]:
            end = block.other_end - block.end
    return region[0] + start, region[1] + end


def _values(
    region: tuple[int, int], cut: Sequence[Sequence[str]], blocks: Sequence[Sequence[_Block]]
) -> tuple[str, ...]:
    places = (_within(region, each) for each in blocks)
    return tuple("".join(text[start:end]) for text, (start, end) in zip(cut, places, strict=True))


def _widened(
    region: tuple[int, int], cut: Sequence[Sequence[str]], blocks: Sequence[Sequence[_Block]]
) -> tuple[int, int]:
    """Return the region, a word wider on a side where a value has white space.

    What sort of institution a name is belongs to the name: 青石|小学.
    """
    start, end = region
    values = _values(region, cut, blocks)
    if end < len(cut[0]) and cut[0][end] in _HEADS and all(value.isalpha() for value in values):
        end += 1
    if start and any(value[:1].isspace() for value in values):
        start -= 1
    if end < len(cut[0]) and any(value[-1:].isspace() for value in values):
        end += 1
    return start, end


def _parts(
    regions: Sequence[tuple[int, int]], cut: Sequence[Sequence[str]], blocks: Sequence[Sequence[_Block]]
) -> Iterable[Part]:
    done = 0
    for start, end in regions:
        if start > done:
            yield Part(("".join(cut[0][done:start]),) * len(cut))
        yield from _without_years(_values((start, end), cut, blocks))
        done = end
    if done < len(cut[0]):
        yield Part(("".join(cut[0][done:]),) * len(cut))


def _without_years(values: tuple[str, ...]) -> Iterable[Part]:
    """Part a slot around the one year that every value has: 青石小学|2026."""
    found = [list(_year().finditer(value)) for value in values]
    if any(len(each) != 1 for each in found):
        yield Part(values)
        return
    years = tuple(each[0].group() for each in found)
    before = tuple(value[: each[0].start()] for value, each in zip(values, found, strict=True))
    after = tuple(value[each[0].end() :] for value, each in zip(values, found, strict=True))
    if any(part != part.strip() for part in (*before, *after)):
        yield Part(values)
        return
    yield from (Part(side) for side in (before, years, after) if any(side))


def kind_of(values: Sequence[str], before: str, after: str) -> Kind:
    """Return what a slot holds, by its values and the fixed text around it."""
    said = [value for value in values if value]
    before, after = before[-_CONTEXT:], after[:_CONTEXT]
    if all(_year().fullmatch(value) for value in said):
        return "year"
    if all(numerals.parse(value) is not None for value in said):
        is_ordinal = before.endswith("第") or after[:1] in tuple(_BEHIND_ORDINALS)
        return "ordinal" if is_ordinal or any(value.startswith("第") for value in said) else "count"
    if all(_counted().fullmatch(value) for value in said):
        return "count"
    if all(normalized([value + after])[0].startswith(ORGANIZATION) for value in said):
        return "organization"
    return "free"


@cache
def _year() -> re.Pattern[str]:
    import re

    return re.compile(
        r"(?:(?:19|20)[0-9]{2}|[一二][〇零○九][〇零○一二三四五六七八九]{2}|(?:20[0-9]?)?[xX×*＊_Ｘ]{1,4})年?度?"
    )


@cache
def _counted() -> re.Pattern[str]:
    import re

    return re.compile(
        rf"{numerals.NUMBER}[多余]?[人名位个场次期项篇份本册件条台套间所家户节元万天月周]{{1,2}}"
    )
