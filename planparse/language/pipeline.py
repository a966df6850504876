"""The fact grammar as a spaCy component, for anyone's pipeline.

    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    nlp.add_pipe("planparse_facts", config={"year": 2026})
    doc = nlp("…"); doc.spans["facts"]; doc.spans["facts"][0]._.value; doc._.facts

or, with the field's dictionary for jieba, ``planparse.language.pipeline.chinese(year=2026)``.
The factory is registered as an entry point.  No model is needed.  spaCy is imported only here.

spaCy's spans begin and end with tokens, so a span may be wider than the words of its fact;
``span._.fact`` and ``doc._.facts`` have the exact words and offsets.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any, Final

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # dependencies of spaCy warn at import on newer Pythons
    from spacy.errors import MatchPatternError
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.tokens import Doc, Span
    from spacy.util import filter_spans

from planparse.errors import UsageError
from planparse.language import words
from planparse.language.calendar import When
from planparse.language.facts import find_facts
from planparse.language.user_patterns import UserPatterns, merged, phrase_facts, read_patterns
from planparse.model import Fact

SPANS: Final = "facts"
"""The key of the spans in ``doc.spans``."""


def _fact_of(span: Span) -> Fact | None:
    """Return the fact that a span of ``doc.spans["facts"]`` stands for."""
    facts: tuple[Fact, ...] = span.doc._.facts
    return next(
        (
            fact
            for fact in facts
            if fact.kind == span.label_ and span.start_char <= fact.span[0] and fact.span[1] <= span.end_char
        ),
        None,
    )


def _value_of(span: Span) -> Any:
    fact = _fact_of(span)
    return None if fact is None else fact.value


def register_extensions() -> None:
    """Add ``doc._.facts``, ``span._.fact`` and ``span._.value``; a second time changes nothing."""
    if not Doc.has_extension("facts"):
        Doc.set_extension("facts", default=())
        Span.set_extension("fact", getter=_fact_of)
        Span.set_extension("value", getter=_value_of)


class FactFinder:
    """The component: finds the facts of a doc and sets its spans."""

    def __init__(self, nlp: Language, year: int | None, school_year: bool, patterns: UserPatterns) -> None:
        """Take the plan's year for dates that print none, and the user's patterns."""
        self.year = year
        self.school_year = school_year
        self.patterns = patterns
        self.matcher = _matcher(nlp, patterns)

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with ``doc.spans["facts"]`` and ``doc._.facts``."""
        facts = find_facts(doc.text, year=self.year, school_year=self.school_year)
        own = merged(phrase_facts(doc.text, self.patterns), self._token_facts(doc))
        doc._.facts = merged(facts, own)
        doc.spans[SPANS] = [_span(doc, fact) for fact in doc._.facts]
        return doc

    def _token_facts(self, doc: Doc) -> tuple[Fact, ...]:
        """Return what the user's token patterns find, the longest where they overlap."""
        if self.matcher is None:
            return ()
        spans = filter_spans(self.matcher(doc, as_spans=True))
        rows = ((span, self.patterns.tokens[int(span.label_)]) for span in spans)
        return tuple(
            Fact(row["label"], span.text, (span.start_char, span.end_char), row.get("id") or span.text)
            for span, row in rows
        )


def _matcher(nlp: Language, patterns: UserPatterns) -> Matcher | None:
    """Return a matcher of the user's token patterns, by their numbers; None when there are none."""
    if not patterns.tokens:
        return None
    matcher = Matcher(nlp.vocab, validate=True)
    for number, row in enumerate(patterns.tokens):
        try:
            matcher.add(str(number), [row["pattern"]])
        except (MatchPatternError, ValueError, TypeError) as error:
            raise UsageError(
                f"第{number + 1}个词序模式不合 spaCy 的写法：{row['pattern']}",
                f"token pattern {number + 1} is not one that spaCy takes: {row['pattern']}",
            ) from error
    return matcher


def _span(doc: Doc, fact: Fact) -> Span:
    """Return the span of all tokens that the fact touches."""
    span = doc.char_span(*fact.span, label=fact.kind, alignment_mode="expand")
    assert span is not None  # it is only None for offsets outside the doc
    return span


@Language.factory("planparse_facts", default_config={"year": None, "school_year": False, "patterns": None})
def create_facts(
    nlp: Language,
    name: str,  # noqa: ARG001 - spaCy calls every factory with it
    year: int | None,
    school_year: bool,
    patterns: str | None,
) -> FactFinder:
    """Make the component.

    ``year``: for dates that print none; ``school_year``: it is one that begins in ``year``;
    ``patterns``: path of a JSONL file of the user's terms and patterns.
    """
    register_extensions()
    own = read_patterns(patterns) if patterns else UserPatterns()
    if own.terms:
        _teach(words.quiet_jieba().dt, own.terms)
    return FactFinder(nlp, year, school_year, own)


def chinese(*, year: int | None = None, school_year: bool = False, patterns: str | None = None) -> Language:
    """Return ``spacy.blank("zh")`` with jieba, the field's dictionary and the component."""
    import spacy

    jieba = words.quiet_jieba()
    if not jieba.dt.initialized:
        jieba.dt.tmp_dir = words.cache_folder()
    _teach(jieba.dt, words.terms())
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    nlp.add_pipe("planparse_facts", config={"year": year, "school_year": school_year, "patterns": patterns})
    return nlp


def finder_of(patterns: str) -> Callable[[str, When], tuple[Fact, ...]]:
    """Return a function from a text and its year to its facts, those of the user's file among them."""
    nlp = chinese(patterns=patterns)
    component: FactFinder = nlp.get_pipe("planparse_facts")  # type: ignore[assignment]

    def find(text: str, when: When) -> tuple[Fact, ...]:
        component.year, component.school_year = when.year, when.school_year
        facts: tuple[Fact, ...] = nlp(text)._.facts
        return facts

    return find


def _teach(tokenizer: Any, terms: tuple[tuple[str, int | None, str | None], ...]) -> None:
    """Add terms to jieba's own tokenizer, the one that spaCy cuts with."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for term, frequency, tag in terms:
            tokenizer.add_word(term, frequency, tag)
