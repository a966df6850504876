"""Chinese and other numerals: text to int, and int back in the style of a sample.

``parse`` reads every style that plans use; ``render`` writes a number as a given sample is
written, so that 第二十三 goes on to 第二十四, ２０２５ to ２０２６ and 廿九 to 卅.  The pattern
strings are parts for other modules' regexes (nothing is compiled here, ``re`` is not imported).
What a class string matches is only made of the right characters: ``parse`` decides whether it is
a number (十十 is none).
"""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

ZEROS: Final = "〇零○"
_ONES: Final = "一二三四五六七八九"
_CAPITAL_ONES: Final = "壹贰叁肆伍陆柒捌玖"
_TRADITIONAL_ONES: Final = "壹貳參肆伍陸柒捌玖"
_FULL_WIDTH: Final = "０１２３４５６７８９"
_ASCII: Final = "0123456789"

_ENCLOSED: Final = {
    "circled": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿",
    "filled": "❶❷❸❹❺❻❼❽❾❿⓫⓬⓭⓮⓯⓰⓱⓲⓳⓴",
    "parenthesised": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "dotted": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "han_parenthesised": "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩",
    "han_circled": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "roman": "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ",
}
"""One character per number, from 1."""

HAN: Final = "[〇零○一二两三四五六七八九十廿卅卌百千万亿]"
"""Characters of everyday Chinese numerals."""
CAPITAL: Final = "[零壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億]"
"""Characters of 大写 numerals, simplified and traditional."""
DIGIT: Final = "[0-9０-９]"
ENCLOSED: Final = "[①-⑳㉑-㉟㊱-㊿❶-❿⓫-⓴⑴-⒇⒈-⒛㈠-㈩㊀-㊉Ⅰ-Ⅻ]"
"""Characters that are a number each: circled, in parentheses, with a dot, Roman."""
HAN_NUMBER: Final = "[〇零○一二两三四五六七八九十廿卅卌百千万亿壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億]+"
ARABIC_NUMBER: Final = "[0-9０-９]+"
NUMBER: Final = f"(?:{ARABIC_NUMBER}|{HAN_NUMBER})"
"""Either alphabet, not mixed; no sign, no decimals."""

StyleName = Literal[
    "arabic", "full_width", "han", "positional", "capital", "circled", "filled", "parenthesised",
    "dotted", "han_parenthesised", "han_circled", "roman",
]  # fmt: skip


class Style(Struct, frozen=True, gc=False):
    """How a number is written."""

    name: StyleName
    prefix: str = ""
    """第, with any space after it."""
    zero: str = "〇"
    """The zero in use, for ``han``, ``positional`` and ``capital``."""
    two: bool = False
    """两 for 2 alone and before 百 千 万 亿."""
    short_tens: bool = False
    """廿 卅 卌 for 20 30 40."""
    full_ten: bool = False
    """一十 for 十 at the beginning."""
    width: int = 0
    """Least number of digits, for numbers padded with zeros (03)."""
    gap: str = ""
    """What stands between the characters (2 3)."""
    grouped: bool = False
    """Thousands parted by commas (1,000)."""


_MOST: Final = 24
"""No number in a plan is longer; a longer run of digits is none (and costs no time)."""


def _digit_values() -> dict[str, int]:
    values = {"两": 2, "O": 0, "Ｏ": 0}
    for row in (_ONES, _CAPITAL_ONES, _TRADITIONAL_ONES):
        values.update({c: n for n, c in enumerate(row, 1)})
    for row in (_ASCII, _FULL_WIDTH):
        values.update({c: n for n, c in enumerate(row)})
    return values | dict.fromkeys(ZEROS, 0)


_DIGITS: Final = _digit_values()
_ARABIC: Final = frozenset(_ASCII + _FULL_WIDTH)
_UNITS: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS: Final = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_TENS: Final = {"廿": 20, "卅": 30, "卌": 40}
_SINGLE: Final = {c: n for row in _ENCLOSED.values() for n, c in enumerate(row, 1)}
_SPACES: Final = " \u3000\u00a0\t"


def _bare(text: str) -> tuple[str, str]:
    """Part ``text`` into its 第 (with the space after it) and the rest."""
    body = text.strip(_SPACES)
    if not body.startswith("第"):
        return "", body
    rest = body[1:].lstrip(_SPACES)
    return body[: len(body) - len(rest)], rest


def parse(text: str) -> int | None:
    """Return the number that all of ``text`` is, or None when it is none.

    Takes 23, ２３, 2 3, 1,000, 二十三, 廿三, 二三, 二〇二六, 二十叁, 贰拾叁, 一百五 (150), 3万,
    ㉓, ⑶, ㈢, Ⅲ, each also with 第 before it.
    """
    body = _bare(text)[1]
    for space in _SPACES:
        body = body.replace(space, "")
    if not body or len(body) > _MOST:
        return None
    if len(body) == 1 and body in _SINGLE:
        return _SINGLE[body]
    if "," in body:
        return _parse_grouped(body)
    if all(c in _DIGITS for c in body):
        return _parse_digits(body)
    return _parse_units(body)


def _parse_grouped(body: str) -> int | None:
    groups = body.split(",")
    if not all(c in _ARABIC for group in groups for c in group) or not 0 < len(groups[0]) < 4:
        return None
    return _parse_digits("".join(groups)) if all(len(group) == 3 for group in groups[1:]) else None


def _parse_digits(body: str) -> int | None:
    """Read digits place by place; 两 and the letter O are digits only where they can be."""
    if body[0] in "OＯ" or (len(body) > 1 and "两" in body):
        return None
    number = 0
    for char in body:
        number = number * 10 + _DIGITS[char]
    return number


def _parse_units(body: str) -> int | None:
    """Read 三万二千零一十五 and the like; None where units do not fall or digits stand alone."""
    return _around(body, 10**8) if any(c in "亿億" for c in body) else _around(body, 10**4)


def _around(body: str, size: int) -> int | None:
    """Read the number around its last 亿 (``size`` 10**8) or 万 (10**4)."""
    at = max(body.rfind(c) for c in ("亿億" if size > 10**4 else "万萬"))
    if at < 0:
        return _section(body)
    head = body[:at]
    high = _around(head, 10**4) if size > 10**4 else _section(head)
    low = _rest(body[at + 1 :], size)
    if not high or low is None:
        return None
    return high * size + low


def _rest(tail: str, size: int) -> int | None:
    """Read what follows 万 or 亿: nothing, 零五, 二千, or the single digit of 三万五."""
    if not tail:
        return 0
    if len(tail) == 1:
        return (_DIGITS.get(tail) or 0) * size // 10 or None
    low = _around(tail[1:] if tail[0] in ZEROS else tail, 10**4)
    return low if low and low < size else None


def _section(body: str) -> int | None:
    """Read a number below 10,000 that may hold 千 百 十; or the Arabic digits before 万."""
    if body and all(c in _ARABIC for c in body):
        return _parse_digits(body)
    total, limit, digit, zero = 0, 10_000, 0, False
    for char in body:
        value = _DIGITS.get(char, 0)
        unit = _UNITS.get(char, 0) or (10 if char in _TENS else 0)
        if value and not digit:
            digit = value
        elif char in ZEROS and limit in (100, 1000) and not zero and not digit:
            zero = True
        elif unit and unit < limit and _may_stand(char, digit):
            total += _TENS.get(char) or (digit or 1) * unit
            limit, digit, zero = unit, 0, False
        else:
            return None
    return _close(total, limit, digit, zero)


def _may_stand(unit: str, digit: int) -> bool:
    """Only 十 may go without a digit before it (十二, 一百十五); 廿 takes none."""
    return not digit if unit in _TENS else bool(digit) or _UNITS[unit] == 10


def _close(total: int, limit: int, digit: int, zero: bool) -> int | None:
    """Add the last digit: ones after 十 or a zero, else the next unit down (一百五 is 150)."""
    if zero and not digit:
        return None
    if zero or limit <= 10 or not total:
        return total + digit or None
    return total + digit * limit // 10


def style_of(like: str) -> Style:
    """Return how ``like`` is written; anything that is no number counts as plain ASCII digits."""
    prefix, body = _bare(like)
    core = "".join(c for c in body if c not in _SPACES)
    gap = body[1] if len(core) > 1 and len(body) == 2 * len(core) - 1 and body[1] in _SPACES else ""
    name = _name_of(core)
    return Style(
        name=name,
        prefix=prefix,
        zero=next((c for c in core if c in ZEROS), "零" if name in ("han", "capital") else "〇"),
        two="两" in core,
        short_tens=any(c in _TENS for c in core),
        full_ten=core[:2] in ("一十", "壹拾", "1十"),
        width=len(core) if core[:1] in ("0", "０") and len(core) > 1 else 0,
        gap=gap,
        grouped="," in core,
    )


def _name_of(core: str) -> StyleName:
    """Name the style; a mixture (二十叁) counts as what most of its characters are."""
    for name, row in _ENCLOSED.items():
        if len(core) == 1 and core in row:
            return name  # type: ignore[return-value]  # the table's keys are style names
    if any(c in _FULL_WIDTH for c in core):
        return "full_width"
    if not core or any(c in _ASCII for c in core):
        return "arabic"
    if len(core) > 1 and all(c in _DIGITS for c in core):
        return "positional"
    capital = sum(c in _CAPITAL_CHARACTERS for c in core)
    return "capital" if 2 * capital > len(core) else "han"


_CAPITAL_CHARACTERS: Final = frozenset(_CAPITAL_ONES + _TRADITIONAL_ONES + "拾佰仟萬億")


def render(value: int, like: str) -> str:
    """Write ``value`` as ``like`` is written.

    A number that the style has no character for (51 in circles) is written in ASCII digits.
    Raises ValueError for a negative number.
    """
    if value < 0:
        raise ValueError(f"no style writes {value}")
    style = style_of(like)
    return style.prefix + style.gap.join(_write(value, style))


def _write(value: int, style: Style) -> str:
    row = _ENCLOSED.get(style.name)
    if row is not None:
        return row[value - 1] if 0 < value <= len(row) else str(value)
    if style.name in ("han", "capital"):
        return _write_han(value, style)
    digits = f"{value:,}" if style.grouped else str(value).zfill(style.width)
    if style.name == "full_width":
        return digits.translate(_TO_FULL_WIDTH)
    if style.name == "positional":
        return "".join((style.zero + _ONES)[int(c)] for c in digits)
    return digits


_TO_FULL_WIDTH: Final = str.maketrans(_ASCII, _FULL_WIDTH)


def _write_han(value: int, style: Style) -> str:
    """Write ``value`` with 十 百 千 万 亿, or with 拾 佰 仟 万 亿 in capitals."""
    if value == 2 and style.two:
        return "两"
    if value < 10_000:
        return _write_section(value, style, first=True) or style.zero
    size, unit = (10**8, "亿") if value >= 10**8 else (10**4, "万")
    high, low = divmod(value, size)
    zero = style.zero if 0 < low < size // 10 else ""
    tail = _write_low(low, style) if low else ""
    return _write_han(high, style) + unit + zero + tail


def _write_low(value: int, style: Style) -> str:
    """Write what follows 万 or 亿: here ten is always 一十."""
    return _write_section(value, style, first=False) if value < 10_000 else _write_han(value, style)


def _write_section(value: int, style: Style, *, first: bool) -> str:
    ones = style.zero + (_CAPITAL_ONES if style.name == "capital" else _ONES)
    units = ("仟", "佰", "拾", "") if style.name == "capital" else ("千", "百", "十", "")
    parts: list[str] = []
    for power, unit in zip((1000, 100, 10, 1), units, strict=True):
        digit, value = divmod(value, power)
        if digit:
            parts.append(_write_digit(digit, power, style, ones) + unit)
        elif parts and value and parts[-1] != style.zero:
            parts.append(style.zero)
    text = "".join(parts)
    if first and not style.full_ten and text[:2] in ("一十", "壹拾"):
        text = text[1:]
    return _shorten(text) if style.short_tens else text


def _write_digit(digit: int, power: int, style: Style, ones: str) -> str:
    return "两" if digit == 2 and style.two and power >= 100 else ones[digit]


def _shorten(text: str) -> str:
    for long, short in (("二十", "廿"), ("三十", "卅"), ("四十", "卌")):
        text = text.replace(long, short)
    return text
