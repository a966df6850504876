"""The file of decisions: answers to the questions, and phrases that are stale in this house.

    format: planparse/decisions@1
    answers:
    - {rule: anniversary, old: 60周年, answer: keep}
    - {old: 科学发展观, answer: replace, new: …}
    phrases:
    - {text: …, first: 2019, last: 2022, unless: …, instead: …, source: …}

An answer is ``accept`` (take what is proposed), ``keep``, ``replace`` (with ``new``) or ``drop``
(take the whole task, item or paragraph out); ``rule`` and ``path`` narrow it and may be left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from planparse.generating.load import Faults, did_you_mean, is_format
from planparse.generating.nodes import Node, read_documents
from planparse.rolling.model import (
    DECISIONS_FORMAT,
    REMARK,
    RULES,
    VERDICTS,
    Answer,
    Decisions,
    Phrase,
    Record,
    Rolled,
    Verdict,
)

_TOP = Decisions.__struct_encode_fields__
_ANSWER = (*Answer.__struct_encode_fields__, REMARK)
_PHRASE = Phrase.__struct_encode_fields__

T = TypeVar("T")
Say = Callable[[str], str]


def read_decisions(text: str, name: str = "-") -> Decisions:
    """Return the decisions that a YAML or JSON text holds; ``name`` stands in messages.

    Raises ``UnreadableFile`` when it is neither, ``InvalidFile`` with every fault at once.
    """
    faults = Faults()
    answers: list[Answer] = []
    phrases: list[Phrase] = []
    for document in read_documents(text, name):
        top = _fields(document, "$", _TOP, faults)
        if "format" in top:
            is_format(top["format"], "$.format", DECISIONS_FORMAT, faults)
        answers += _members(top.get("answers"), "$.answers", faults, _answer)
        phrases += _members(top.get("phrases"), "$.phrases", faults, _phrase)
    faults.raise_any(name)
    return Decisions(tuple(answers), tuple(phrases))


def _fields(node: Node, path: str, known: tuple[str, ...], faults: Faults) -> dict[str, Node]:
    if node.kind not in ("mapping", "null"):
        faults.add(node, path, "应写成若干“键: 值”", "should be “key: value” lines")
    found = {key.text: value for key, value in node.entries}
    for key, _ in node.entries:
        if key.text not in known:
            faults.add(key, f"{path}.{key.text}", *did_you_mean(key.text, known))
    return found


def _members(
    node: Node | None, path: str, faults: Faults, read: Callable[[Node, str, Faults], T | None]
) -> list[T]:
    if node is None or node.empty:
        return []
    if node.kind != "list":
        faults.add(node, path, "应是列表，每条以 - 开头", "should be a list, each entry after -")
        return []
    found = (read(member, f"{path}[{at}]", faults) for at, member in enumerate(node.members))
    return [one for one in found if one is not None]


def _answer(node: Node, path: str, faults: Faults) -> Answer | None:
    found = _fields(node, path, _ANSWER, faults)
    verdict = found["answer"].text if "answer" in found else ""
    rule = found["rule"].text if "rule" in found else None
    if verdict not in VERDICTS:
        listed = ", ".join(VERDICTS)
        faults.add(
            found.get("answer", node), f"{path}.answer", f"应是 {listed} 之一", f"should be one of {listed}"
        )
    if "old" not in found:
        faults.add(node, f"{path}.old", "缺少原文", "the words as they were are missing")
    if rule is not None and rule not in RULES:
        faults.add(found["rule"], f"{path}.rule", f"没有规则“{rule}”", f"there is no rule “{rule}”")
    if verdict == "replace" and "new" not in found:
        faults.add(node, f"{path}.new", "replace 要写明 new", "replace needs new")
    if verdict not in VERDICTS or "old" not in found:
        return None
    where = tuple(part.text for part in found["path"].members) if "path" in found else None
    new = found["new"].text if "new" in found else None
    return Answer(found["old"].text, _verdict(verdict), new, rule, where)


def _verdict(text: str) -> Verdict:
    return next(verdict for verdict in VERDICTS if verdict == text)


def _phrase(node: Node, path: str, faults: Faults) -> Phrase | None:
    found = {key: value.text for key, value in _fields(node, path, _PHRASE, faults).items()}
    years = [found.get(key, "") for key in ("first", "last")]
    if "text" not in found or not all(year.isdecimal() for year in years):
        faults.add(node, path, "要写 text、first、last（年份）", "needs text, first and last (years)")
        return None
    first, last = map(int, years)
    return Phrase(
        found["text"], first, last, found.get("unless", ""), found.get("instead", ""), found.get("source", "")
    )


# --------------------------------------------------------------------------- writing


def write_decisions(decisions: Decisions) -> str:
    """Return the YAML of ``decisions``; ``read_decisions`` gives the same back."""
    lines = [f"format: {DECISIONS_FORMAT}", "answers:" if decisions.answers else "answers: []"]
    lines += [_entry(_answer_fields(answer)) for answer in decisions.answers]
    if decisions.phrases:
        lines.append("phrases:")
        lines += [_entry(_phrase_fields(phrase)) for phrase in decisions.phrases]
    return "\n".join(lines) + "\n"


def _answer_fields(answer: Answer) -> Iterable[tuple[str, str]]:
    if answer.rule:
        yield "rule", answer.rule
    if answer.path is not None:
        yield "path", "[" + ", ".join(map(_quoted, answer.path)) + "]"
    yield "old", _quoted(answer.old)
    yield "answer", answer.verdict
    if answer.new is not None:
        yield "new", _quoted(answer.new)


def _phrase_fields(phrase: Phrase) -> Iterable[tuple[str, str]]:
    yield "text", _quoted(phrase.text)
    yield "first", str(phrase.first)
    yield "last", str(phrase.last)
    for name in ("unless", "instead", "source"):
        if getattr(phrase, name):
            yield name, _quoted(getattr(phrase, name))


def _entry(fields: Iterable[tuple[str, str]]) -> str:
    return "- " + "\n  ".join(f"{name}: {value}" for name, value in fields)


def _quoted(text: str) -> str:
    """Write a text as a double-quoted scalar, which both YAML and JSON read alike."""
    from json import dumps

    return dumps(text, ensure_ascii=False)


# --------------------------------------------------------------------------- asking


def questions(rolled: Rolled) -> tuple[Record, ...]:
    """Return the records that a person has not decided: what is proposed, asked or flagged."""
    waiting = [record for record in rolled.records if record.decision != "auto" and record.answer is None]
    return tuple({(record.rule, record.path, record.old): record for record in waiting}.values())


def ask(rolled: Rolled, say: Say) -> Decisions:
    """Ask one question at a time and return the answers.

    ``say`` shows a question and returns the line that the person typed: nothing accepts what is
    proposed (or keeps what is there, where there is no proposal), ``k`` keeps, ``d`` takes the unit
    out, ``q`` leaves the rest open, and other words are written instead.
    """
    answers: list[Answer] = []
    waiting = questions(rolled)
    for number, record in enumerate(waiting, 1):
        typed = say(_question(record, number, len(waiting))).strip()
        if typed.lower() == "q":
            break
        answers.append(_understood(record, typed))
    return Decisions(tuple(answers))


def _question(record: Record, number: int, count: int) -> str:
    chinese, english = RULES[record.rule]
    proposal = "保留 / keep" if record.new is None else f"→ {record.new or '（删去 / take out）'}"
    return (
        f"[{number}/{count}] {chinese} / {english}  {' '.join(record.path)}\n"
        f"  {record.old or '（无 / none）'} {proposal}\n  {record.evidence}\n"
        "  回车采纳，k 保留原文，d 删去整条，q 停止，或输入新文字 / Enter accepts, k keeps, d drops the entry, q stops, or type the words"
    )


def _understood(record: Record, typed: str) -> Answer:
    where = record.rule, record.path
    if not typed:
        return Answer(record.old, "keep" if record.new is None else "accept", None, *where)
    if typed.lower() in ("k", "d"):
        return Answer(record.old, "keep" if typed.lower() == "k" else "drop", None, *where)
    return Answer(record.old, "replace", typed, *where)


def together(first: Decisions, second: Decisions) -> Decisions:
    """Return both; an answer of ``second`` goes before one of ``first`` to the same question."""
    return Decisions((*first.answers, *second.answers), (*first.phrases, *second.phrases))
