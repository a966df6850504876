"""What rolling forward gives: the new plan, and a record of each change and each doubtful place."""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct, field

from planparse.model import Plan, Span

ROLLED_FORMAT: Final = "planparse/rolled@1"
DECISIONS_FORMAT: Final = "planparse/decisions@1"

Decision = Literal["auto", "propose", "ask", "flag"]
DECISIONS: tuple[Decision, ...] = ("auto", "propose", "ask", "flag")
"""``auto`` and ``propose`` are applied, ``ask`` and ``flag`` wait for a person."""

Verdict = Literal["accept", "keep", "replace", "drop"]
VERDICTS: tuple[Verdict, ...] = ("accept", "keep", "replace", "drop")
"""Take what is proposed; leave it as it is; write something else; take the whole unit out."""

RULES: dict[str, tuple[str, str]] = {
    "plan_year": ("计划年份", "the plan's year"),
    "year_before": ("上一年份", "the year before"),
    "other_year": ("其他年份", "another year"),
    "school_year": ("学年度", "school year"),
    "placeholder": ("年份空格", "placeholder"),
    "lost_placeholder": ("漏掉的年份", "lost placeholder"),
    "relative_word": ("相对说法", "relative word"),
    "event_ordinal": ("活动届次", "yearly event's ordinal"),
    "session": ("届次会议", "term and session"),
    "congress": ("代表大会", "congress"),
    "slogan": ("时期口号", "slogan of an era"),
    "named_day": ("节日序数", "named day's ordinal"),
    "anniversary": ("周年", "anniversary"),
    "five_year_plan": ("五年规划", "five-year plan"),
    "lunar_festival": ("农历节日", "lunar festival"),
    "date": ("日期", "exact date"),
    "birth_year": ("出生、入学年份", "year of birth or entry"),
    "missing_month": ("缺月", "missing month"),
    "organization": ("单位名称", "organization"),
    "own_date": ("落款日期", "the document's own date"),
    "debris": ("残字", "debris"),
    "one_off": ("一次性事项", "one-off event"),
}
"""Every rule, and what it is called in Chinese and English."""


class Record(Struct, frozen=True):
    """One place that has changed, or that a person should look at."""

    rule: str
    path: tuple[str, ...]
    """Where it stands: the part, then markers and labels."""
    old: str
    """The words as they were."""
    new: str | None
    """The words as they are now, or would be; null where there is no proposal."""
    span: Span | None
    """In code points of the source; null for a plan that came from no source."""
    evidence: str
    """Why: Chinese, " / ", English."""
    decision: Decision
    applied: bool
    answer: Verdict | None = None
    """What a person decided."""
    context: str = ""
    """The whole text in which the words stood."""

    @property
    def open(self) -> bool:
        """Whether it still waits for a person."""
        return self.answer is None and not self.applied


REMARK = "question"
"""A key beside an answer for whoever reads the file; nothing looks at it."""


class Answer(Struct, frozen=True):
    """What a person decided about a place.

    It is for every record that says the same; ``rule`` and ``path`` narrow it where they are given.
    """

    old: str
    verdict: Verdict = field(name="answer")
    new: str | None = None
    """The words for ``replace``."""
    rule: str | None = None
    path: tuple[str, ...] | None = None

    def fits(self, rule: str, path: tuple[str, ...], old: str) -> bool:
        """Tell whether the answer is one to this question."""
        same = self.old == old and self.rule in (None, rule)
        return same and (self.path is None or self.path == path)


class Phrase(Struct, frozen=True):
    """A phrase of its time: a row of ``schemas/stale/slogans.tsv``, or the user's own."""

    text: str
    first: int
    """The years in which it was said."""
    last: int
    unless: str = ""
    """With these words in the same passage it is part of a formula that still stands."""
    instead: str = ""
    source: str = ""


class Decisions(Struct, frozen=True):
    """A person's answers, and phrases that are stale in this house."""

    answers: tuple[Answer, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    format: Literal["planparse/decisions@1"] = DECISIONS_FORMAT

    def answer_to(self, rule: str, path: tuple[str, ...], old: str) -> Answer | None:
        """Return the last answer given to a question; one with a path before one without."""
        found = [answer for answer in self.answers if answer.fits(rule, path, old)]
        return max(reversed(found), key=lambda answer: answer.path is not None, default=None)


class Summary(Struct, frozen=True, kw_only=True):
    """What a careful colleague would say first."""

    old_year: int | None
    year: int
    found: int
    applied: int
    open: int
    rules: dict[str, int]
    """Rule -> how many records."""
    one_off: tuple[str, ...] = ()
    """Tasks and items that look as if they happened once."""
    empty_months: tuple[int, ...] = ()
    """Months without an item now."""
    announced: bool = True
    """Whether the new year's public holidays are known."""
    estimated: bool = False
    """Whether ``old_year`` is a guess: the old plan prints none."""


class Report(Struct, frozen=True, kw_only=True):
    """What ``--report R.json`` writes."""

    format: Literal["planparse/rolled@1"] = ROLLED_FORMAT
    summary: Summary
    records: tuple[Record, ...]


class Rolled(Struct, frozen=True):
    """The plan of the new year, and how it came about."""

    plan: Plan
    records: tuple[Record, ...]
    summary: Summary
