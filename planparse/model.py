"""The types that pass between the stages, and the shapes that planparse writes.

Everything here is frozen and imports nothing of ours.  Field names and their order are those of
the JSON shapes ``planparse/plan@1`` and ``planparse/extraction@1``; ``schemas/`` is generated from
this module.

A *span* is ``(start, end)`` in code points of ``Source.text``.  Spans are facts about the source
and no part of equality: two plans that say the same are equal, wherever they stand.
"""

from __future__ import annotations

from typing import Any, Literal

from msgspec import UNSET, Struct, UnsetType, field

Span = tuple[int, int]

PLAN_FORMAT = "planparse/plan@1"
EXTRACTION_FORMAT = "planparse/extraction@1"


class Leaf(str):
    """A printed piece of text that knows where it stands.

    It is a plain ``str`` in every respect; ``spans`` says which characters of the source it
    accounts for, in order.  They are several where something set aside parts the text, and they
    also hold what the text leaves out (a heading's final colon).  Slicing gives a plain ``str``.
    """

    __slots__ = ("spans",)
    spans: tuple[Span, ...]

    def __new__(cls, text: str, spans: tuple[Span, ...] = ()) -> Leaf:
        """Return ``text`` with its ``spans``."""
        leaf = super().__new__(cls, text)
        leaf.spans = spans
        return leaf

    def __reduce__(self) -> tuple[type[Leaf], tuple[str, tuple[Span, ...]]]:
        """Keep the spans when a leaf is sent to another process."""
        return Leaf, (str(self), self.spans)


def spans_of(text: str) -> tuple[Span, ...]:
    """Return where ``text`` stands in its source; () for text that came from no source."""
    return text.spans if isinstance(text, Leaf) else ()


# --------------------------------------------------------------------------- reading -> parsing


class Cell(Struct, frozen=True, gc=False):
    """A table cell; a line of a cell carries it.  Rows and columns count from 0, merges resolved."""

    table: int
    row: int
    column: int
    rows: int = 1
    """Rows that the cell spans."""
    columns: int = 1
    """Columns that the cell spans."""
    header: bool = False
    """Marked as a header cell by the file itself (``<th>``, a repeated header row)."""


class Look(Struct, frozen=True, gc=False):
    """What the file's layout says about a line; it supports the decode and overrides nothing."""

    level: int = 0
    """Outline level of a heading style, from 1; 0 when it is body text."""
    title: bool = False
    """The file calls it the document's title (Title style, ``<h1>``)."""
    centred: bool = False
    large: bool = False
    """Set visibly larger than the body."""
    bold: int = 0
    """How many of its first characters are bold."""


Origin = Literal["body", "text_box", "note", "header", "footer"]


class Line(Struct, frozen=True, gc=False):
    """A printed line: of a text file, a block of a page, a paragraph of a Word file or of a cell.

    ``text[start:end]`` holds neither the line's end nor what only parts cells.
    """

    start: int
    end: int
    cell: Cell | None = None
    look: Look | None = None
    origin: Origin = "body"


class Source(Struct, frozen=True, kw_only=True):
    """One file's decoded text, with where each line came from.

    ``lines`` are in order, do not overlap, and together hold all of ``text`` but white space and
    what ``set_aside`` holds.
    """

    text: str
    lines: tuple[Line, ...]
    name: str = "-"
    kind: str = "txt"
    encoding: str | None = None
    sha256: str = ""
    made: tuple[Span, ...] = ()
    """Markers that the file does not hold as text: Word's automatic numbers, an ``<ol>``'s."""
    set_aside: tuple[SetAside, ...] = ()
    """What the reader itself knows to be no plan (page headers and footers)."""
    issues: tuple[Issue, ...] = ()


# --------------------------------------------------------------------------- the plan


class Fact(Struct, frozen=True):
    """A date, count, ordinal, organization … found in a text."""

    kind: str
    text: str
    span: Span
    value: Any


class DateRange(Struct, frozen=True, gc=False):
    """Two ISO dates, both included."""

    start: str
    end: str


class GuidingIdeology(Struct, frozen=True):
    """The named passage; ``label`` is its printed lead-in without the colon."""

    label: str
    text: tuple[str, ...] = ()
    facts: tuple[Fact, ...] | UnsetType = UNSET


Role = Literal["guiding_ideology", "schedule"]


class Task(Struct, frozen=True):
    """A numbered unit, or one under a bare heading (``marker`` is then "")."""

    marker: str = ""
    heading: str = ""
    text: tuple[str, ...] = ()
    role: Role | None = None
    """Set where the content was lifted into ``guiding_ideology`` or ``schedule``."""
    subtasks: tuple[Task, ...] = ()
    facts: tuple[Fact, ...] | UnsetType = UNSET


class Item(Struct, frozen=True):
    """What is to be done in a period."""

    marker: str = ""
    text: str = ""
    date: str | DateRange | None = None
    place: str | None = None
    responsible: str | None = None
    participants: str | None = None
    columns: dict[str, str] = field(default_factory=dict)
    """Cells of other columns, under their printed header."""
    facts: tuple[Fact, ...] | UnsetType = UNSET


class Period(Struct, frozen=True):
    """A month, quarter, week, half-year … of the schedule, and its items."""

    marker: str = ""
    label: str = ""
    months: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    text: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()


class Signature(Struct, frozen=True):
    """Organization and date at the end, both as printed."""

    organization: str | None = None
    date: str | None = None


class YearEstimate(Struct, frozen=True):
    """A guess at the year of a plan that prints none, with what it rests on."""

    year: int
    evidence: tuple[str, ...] = ()


class Plan(Struct, frozen=True, kw_only=True, eq=False):
    """One plan: what a person edits and ``generate`` takes."""

    format: Literal["planparse/plan@1"] = "planparse/plan@1"
    title: str | None = None
    compilation_mark: str | None = None
    organization: str | None = None
    year: int | None = None
    year_as_printed: str | None = None
    guiding_ideology: GuidingIdeology | None = None
    opening: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()
    schedule: tuple[Period, ...] = ()
    closing: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    signature: Signature | None = None
    year_estimate: YearEstimate | UnsetType = UNSET
    span: Span | UnsetType = UNSET

    def __eq__(self, other: object) -> bool:
        """Two plans are equal when they say the same; ``span`` does not count."""
        if not isinstance(other, Plan):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in _COMPARED)

    def __ne__(self, other: object) -> bool:
        """Tell the opposite of ``==``; a Struct would compare identities."""
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = None  # type: ignore[assignment]  # schedule items hold dictionaries


_COMPARED = tuple(name for name in Plan.__struct_fields__ if name != "span")


# --------------------------------------------------------------------------- the extraction

Reason = Literal[
    "site_chrome", "editor_note", "page_number", "running_header", "table_header", "notice", "debris"
]


class SetAside(Struct, frozen=True, gc=False):
    """A passage that belongs to no plan, and why."""

    span: Span
    reason: Reason
    text: str


class Issue(Struct, frozen=True, gc=False):
    """Something in the text that a careful reader would point out; it never stops the work."""

    code: str
    message: str
    """Chinese, then " / ", then English."""
    span: Span


class SourceInfo(Struct, frozen=True, gc=False):
    """What an extraction says of the file that it came from."""

    name: str
    sha256: str
    kind: str
    encoding: str | None
    characters: int


class Extraction(Struct, frozen=True, kw_only=True):
    """One file's plans, and everything that belongs to none."""

    format: Literal["planparse/extraction@1"] = "planparse/extraction@1"
    source: SourceInfo
    plans: tuple[Plan, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    issues: tuple[Issue, ...] = ()
