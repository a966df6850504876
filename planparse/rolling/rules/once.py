"""Last year's debris and what happened once: 基矗, (已做), 门诊楼搬家."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planparse.rolling import words
from planparse.rolling.finding import Finding, Sight
from planparse.rolling.words import any_of


@cache
def _header() -> re.Pattern[str]:
    mask = "(?:19|20)[0-9xX*＊×]{2}"
    return re.compile(
        f"{mask}年第[ \u3000]?[0-9一二三四五六七八九十]{{1,3}}[ \u3000]?期(?:[ \u3000]?[（(]?总第?[0-9]{{1,4}}期[）)]?)?"
        "[ \u3000]?[/／][ \u3000]?[0-9]{1,4}"
    )


@cache
def _code() -> re.Pattern[str]:
    return re.compile("&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo);|<br ?/?>|</?p>|\ufffd|锟斤拷|烫烫烫")


def debris(sight: Sight) -> Iterator[Finding]:
    """Yield what a copy left behind; the way it probably was is proposed, nothing is done by itself."""
    text = sight.text
    if "期" in text and ("/" in text or "／" in text):
        yield from (
            Finding("debris", *match.span(), "", "flag", _HEADER) for match in _header().finditer(text)
        )
    if any(char in text for char in "&<\ufffd锟烫"):
        yield from (Finding("debris", *match.span(), "", "flag", _CODE) for match in _code().finditer(text))
    parted = words.PARTED.split()
    for at, char in enumerate(text) if not _MARKS.isdisjoint(text) else ():
        if char in "-－" and text[at - 1 : at] + text[at + 1 : at + 2] in parted:
            yield Finding("debris", at - 1, at + 2, text[at - 1] + text[at + 1], "flag", _SPLIT)
        elif char in "*＊" and _is_han(text[at - 1 : at]) and _is_han(text[at + 1 : at + 2]):
            yield Finding("debris", at, at + 1, None, "flag", _MASK)
        elif text.startswith("基矗", at):
            base = "基础" if text[at + 2 : at + 3] in "，。；、" else "基础。"
            yield Finding("debris", at, at + 2, base, "flag", _BASE)


_MARKS = frozenset("-－*＊矗")


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


_SPLIT = "词被连字符拆开 / a word parted by a hyphen"
_HEADER = "夹进正文的刊头或页码 / a running header within the text"
_BASE = "“础。”误成“矗” / a wrong character"
_CODE = "残留的代码 / leftover code"
_MASK = "有字被星号代替 / a character is masked"


@cache
def _done() -> re.Pattern[str]:
    return re.compile(f"[（(【\\[](?:{any_of(words.DONE)})[）)】\\]]")


@cache
def _one_off() -> re.Pattern[str]:
    return re.compile(any_of(words.ONE_OFF))


def one_off(sight: Sight) -> Iterator[Finding]:
    """Yield last year's notes (已做), and what is not done twice: 搬迁, 落成, 揭牌."""
    if not sight.turn.step or sight.spot.part not in ("task", "item", "period"):
        return
    text = sight.text
    if "（" in text or "(" in text or "【" in text:
        for match in _done().finditer(text):
            yield Finding("one_off", *match.span(), "", "ask", _NOTED)
    found = _one_off().search(text)
    if found is not None:
        yield Finding("one_off", *found.span(), None, "ask", _ONCE)


_NOTED = "去年的批注：删去批注，还是去掉整条？ / last year's note: take out the note, or the whole entry?"
_ONCE = "像是一次性的事：今年还做吗？ / it looks as if it happens once: is it done again?"
