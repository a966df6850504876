"""Numerals: every style there and back, and exactly which strings are numbers."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse import numerals
from planparse.numerals import parse, render, style_of

STYLES = {
    "ascii": "23", "padded": "03", "full width": "２３", "spaced": "2 3", "grouped": "1,000",
    "han": "二十三", "han with 两": "两百", "two alone": "两", "short tens": "廿三", "full ten": "一十二",
    "zero 〇": "一百〇一", "zero 零": "一百零一", "zero ○": "一百○一", "positional 〇": "二〇二六",
    "positional ○": "二○二六", "positional 零": "二零二六", "positional bare": "二三", "mixed": "二十叁",
    "capital": "贰拾叁", "capital full": "壹拾贰", "circled": "②", "filled": "❷", "parenthesised": "⑵",
    "dotted": "⒉", "han in parentheses": "㈡", "han circled": "㊁", "roman": "Ⅱ",
}  # fmt: skip


@pytest.mark.parametrize("prefix", ["", "第", "第 "], ids=["bare", "ordinal", "ordinal and space"])
@pytest.mark.parametrize("like", STYLES.values(), ids=STYLES)
def test_every_number_comes_back_from_every_style(like: str, prefix: str) -> None:
    numbers = range(1, 10_000, 7 if prefix else 1)
    wrong = [v for v in numbers if parse(render(v, prefix + like)) != v]
    assert wrong == []
    assert all(render(v, prefix + like).startswith(prefix) for v in (1, 99, 2026))


@pytest.mark.parametrize("like", [like for like in STYLES.values() if like not in ("二十叁", "两", "二三")])
def test_the_style_is_kept(like: str) -> None:
    """What is written in a style is found to be in that style again."""
    again = render(parse(like) or 0, like)
    assert again == like
    assert style_of(again) == style_of(like)


@pytest.mark.parametrize(
    ("old", "step", "new"),
    [
        ("第二十三", 1, "第二十四"), ("46", 1, "47"), ("２０２５", 1, "２０２６"), ("第九", 1, "第十"),
        ("廿九", 1, "卅"), ("二〇〇九", 1, "二〇一〇"), ("二○○九", 1, "二○一○"), ("第 12", 1, "第 13"),
        ("壹拾玖", 1, "贰拾"), ("⑲", 1, "⑳"), ("㊿", 1, "51"), ("两百", 100, "三百"),
        ("两千", 200, "两千两百"),
        ("一百零九", 1, "一百一十"), ("09", 1, "10"), ("九百九十九", 1, "一千"), ("9,999", 1, "10,000"),
        ("九九", 1, "一〇〇"), ("九十九", 6, "一百零五"), ("二十叁", 1, "二十四"),
        ("一万零九", 1, "一万零一十"),
    ],
)  # fmt: skip
def test_counting_on(old: str, step: int, new: str) -> None:
    assert render((parse(old) or 0) + step, old) == new


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("第二十三", 23), ("第 23", 23), ("二十叁", 23), ("2 3", 23), ("二 十 三", 23), ("一百五", 150),
        ("一百零五", 105), ("二千三", 2300), ("三万五", 35_000), ("三万零五", 30_005), ("3万", 30_000),
        ("３万5千", 35_000), ("一百十五", 115), ("两千零二十六", 2026), ("贰仟零貳拾陸", 2026),
        ("二OO九", 2009),
        ("一万亿", 10**12), ("一亿三千万", 130_000_000), ("十万零三百", 100_300), ("零", 0), ("〇", 0),
        ("一百廿三", 123), ("1,234,567", 1_234_567),
    ],
)  # fmt: skip
def test_reading(text: str, value: int) -> None:
    assert parse(text) == value


@pytest.mark.parametrize(
    "text",
    ["", "第", "百", "十十", "千万", "三五万", "一百零", "一百二三", "1,00", "1,", ",000", "1.5", "-3",
     "三八节", "第三届", "a", "两两", "十〇", "O", "廿十", "五廿", "9" * 25, "万", "零五万", "⑴⑵", "½", "٣"],
)  # fmt: skip
def test_no_number(text: str) -> None:
    assert parse(text) is None


def test_a_negative_number_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="-1"):
        render(-1, "一")


def _writings() -> dict[str, int]:
    """Slow oracle: every accepted writing of 0-9999, built forwards from the numbers."""
    ones = ["", *"一二三四五六七八九"]
    below_100: dict[int, set[str]] = {n: {ones[n]} for n in range(1, 10)}
    short = {2: "廿", 3: "卅", 4: "卌"}
    for tens, unit in itertools.product(range(1, 10), range(10)):
        heads = {"十", "一十"} if tens == 1 else {ones[tens] + "十"}
        heads |= {short[tens]} if tens in short else set()
        below_100[tens * 10 + unit] = {head + ones[unit] for head in heads}
    found: dict[str, int] = {text: n for n, texts in below_100.items() for text in texts}
    for hundred in range(1, 10):
        head = ones[hundred] + "百"
        found[head] = hundred * 100
        for n, texts in below_100.items():
            for text in texts:
                if n >= 10:
                    found[head + text] = hundred * 100 + n
                found[head + "〇" + text] = hundred * 100 + n
        for n in range(1, 10):
            found[head + ones[n]] = hundred * 100 + n * 10
    return found


def test_what_the_class_can_match_is_enumerated() -> None:
    """Of all strings of up to four characters exactly the oracle's, and plain digits, are numbers."""
    alphabet = "〇一二九十廿百"
    assert all(re.fullmatch(numerals.HAN, c) for c in alphabet)
    oracle = {text: n for text, n in _writings().items() if set(text) <= set(alphabet)}
    for size in range(1, 5):
        for characters in itertools.product(alphabet, repeat=size):
            text = "".join(characters)
            digits = all(c in "〇一二九" for c in text)
            place = int(text.translate(str.maketrans("〇一二九", "0129"))) if digits else None
            assert parse(text) == (place if digits else oracle.get(text)), text


def test_the_patterns_match_the_characters_that_parse_knows() -> None:
    """Every code point below U+20000 that a class holds is read, and the other way round."""
    single = re.compile(f"{numerals.DIGIT}|{numerals.ENCLOSED}|{numerals.HAN}|{numerals.CAPITAL}")
    units = set("百千万亿佰仟萬億")
    for code in range(0x20000):
        char = chr(code)
        if char not in units:
            assert (single.fullmatch(char) is not None) == (parse(char) is not None), hex(code)
    assert all(single.fullmatch(c) for c in units)


@given(st.text(alphabet="第〇零○一二两三四五六七八九十廿卅卌百千万亿壹贰拾佰仟0２,. ①㈢Ⅲ", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    value = parse(text)
    assert value is None or value >= 0
    if value:
        assert parse(render(value, text)) == value
