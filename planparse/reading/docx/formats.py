"""A number as Word prints it in each numbering format (ECMA-376 part 1, 17.18.59 ST_NumberFormat).

Where Word departs from the standard, Word is followed; what Word prints was taken from Microsoft's
implementer notes [MS-OI29500] 2.1.540, from [MS-DOCX] 2.4 (the names that Word itself shows for the
formats) and from public test tables made with Word.  ``tests/reading/docx/test_formats.py`` holds
the expected values with the source of each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 32_767
"""Word's largest list number; greater ones (from broken files) are printed in decimal."""

_IDEOGRAPHS = "一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


class Counting(Struct, frozen=True, gc=False):
    """How a format writes numbers with 十, 百, 千, 万."""

    digits: str
    """Zero to nine; zero fills a gap (一百〇一) unless it is a space."""
    units: str = "十百千"
    ten_thousand: str = "万"
    one_before_ten: bool = False
    """Write 壹拾 rather than 十 for ten."""
    drop_one: bool = False
    """Write 百十一 rather than 一百一十一."""


COUNTING = {
    "chineseCountingThousand": Counting("〇" + _IDEOGRAPHS),
    "taiwaneseCountingThousand": Counting("零" + _IDEOGRAPHS, ten_thousand="萬"),
    "chineseLegalSimplified": Counting("零壹贰叁肆伍陆柒捌玖", "拾佰仟", one_before_ten=True),
    "ideographLegalTraditional": Counting("零壹貳參肆伍陸柒捌玖", "拾佰仟", "萬", one_before_ten=True),
    "japaneseCounting": Counting(" " + _IDEOGRAPHS, drop_one=True),
    "japaneseLegal": Counting(" 壱弐参四伍六七八九", "拾百阡", "萬", one_before_ten=True),
    "koreanCounting": Counting(" 일이삼사오육칠팔구", "십백천", "만", drop_one=True),
}

POSITIONAL = {
    "decimalFullWidth": "０１２３４５６７８９",
    "decimalFullWidth2": "０１２３４５６７８９",
    "ideographDigital": "〇" + _IDEOGRAPHS,
    "japaneseDigitalTenThousand": "〇" + _IDEOGRAPHS,
    "taiwaneseDigital": "○" + _IDEOGRAPHS,
    "koreanDigital": "영일이삼사오육칠팔구",
    "koreanDigital2": "零" + _IDEOGRAPHS,
}
"""Formats that write digit after digit."""

TENS_THEN_DIGITS = {"chineseCounting": "○" + _IDEOGRAPHS, "taiwaneseCounting": "○" + _IDEOGRAPHS}
"""Formats that count 十, 十一 … 九十九 and write digit after digit from 一○○ on; zero is U+25CB."""

LISTED = {
    "decimalEnclosedCircle": "".join(map(chr, range(0x2460, 0x2474))),
    "decimalEnclosedCircleChinese": "".join(map(chr, range(0x2460, 0x246A))),
    "decimalEnclosedFullstop": "".join(map(chr, range(0x2488, 0x249C))),
    "decimalEnclosedParen": "".join(map(chr, range(0x2474, 0x2488))),
    "ideographEnclosedCircle": "".join(map(chr, range(0x3220, 0x322A))),
    "ideographTraditional": _STEMS,
    "ideographZodiac": _BRANCHES,
}
"""Formats with one character for each number, and decimal beyond the last."""

CYCLED = {
    "aiueo": "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ",
    "aiueoFullWidth": "アイウエオカキクケコサシスセソタチツテトナニヌネノ"
    "ハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "iroha": "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ",
    "irohaFullWidth": "イロハニホヘトチリヌルヲワカヨタレソツネナラム"
    "ウヰノオクヤマケフコエテアサキユメミシヱヒモセスン",
    "ganada": "가나다라마바사아자차카타파하",
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
}
"""Formats that begin again after the last character."""

REPEATED = {
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
}
"""Formats that double the character after the last: Z, AA, BB."""

MOST_REPEATS = 30
"""From here on Word prints decimal: after thirty Z."""


def format_number(number: int, style: str) -> str:
    """Return ``number`` in the numbering format ``style`` (a value of ``w:numFmt``).

    ``none`` and ``bullet`` print no number and give "".  Zero, negative and huge numbers, and formats
    that are not known (those of other scripts, words in another language), give decimal digits.
    """
    if style in ("none", "bullet"):
        return ""
    if style in POSITIONAL and number >= 0:
        return _positional(number, POSITIONAL[style])
    if not 1 <= number <= MOST:
        return str(number)
    if style in COUNTING:
        return _counted(number, COUNTING[style])
    return _other(number, style)


def _other(number: int, style: str) -> str:
    if style in TENS_THEN_DIGITS:
        return _tens_then_digits(number, TENS_THEN_DIGITS[style])
    if style in LISTED:
        return LISTED[style][number - 1] if number <= len(LISTED[style]) else str(number)
    if style in CYCLED:
        return CYCLED[style][(number - 1) % len(CYCLED[style])]
    if style in REPEATED:
        return _repeated(number, REPEATED[style])
    written = _COMPUTED.get(style)
    return written(number) if written else str(number)


def _positional(number: int, digits: str) -> str:
    return "".join(digits[int(digit)] for digit in str(number))


def _tens_then_digits(number: int, digits: str) -> str:
    if number >= 100:
        return _positional(number, digits)
    return _group(number, Counting(digits), first=True)


def _counted(number: int, how: Counting) -> str:
    high, low = divmod(number, 10_000)
    if not high:
        return _group(low, how, first=True)
    gap = how.digits[0].strip() if 0 < low < 1000 else ""
    return (
        _group(high, how, first=True)
        + how.ten_thousand
        + gap
        + (_group(low, how, first=False) if low else "")
    )


def _group(number: int, how: Counting, *, first: bool) -> str:
    """Write 1–9999.  Ten is 十 only where the whole number begins with it."""
    written, gap = "", False
    for power, unit in ((1000, how.units[2]), (100, how.units[1]), (10, how.units[0]), (1, "")):
        digit = number // power % 10
        if digit == 0:
            gap = bool(written)
            continue
        if gap:
            written += how.digits[0].strip()
        bare = (
            digit == 1
            and unit
            and (how.drop_one or (power == 10 and first and not written and not how.one_before_ten))
        )
        written += unit if bare else how.digits[digit] + unit
        gap = False
    return written


def _repeated(number: int, letters: str) -> str:
    times, place = divmod(number - 1, len(letters))
    return letters[place] * (times + 1) if times < MOST_REPEATS else str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written


def _sixty_year_cycle(number: int) -> str:
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]


def _ordinal(number: int) -> str:
    last = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 <= number % 100 <= 20 else last}"


_COMPUTED: dict[str, Callable[[int], str]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "decimalZero": lambda number: f"{number:02d}",
    "hex": lambda number: f"{number:X}",
    "numberInDash": lambda number: f"- {number} -",
    "ordinal": _ordinal,
    "ideographZodiacTraditional": _sixty_year_cycle,
}


def zero_padded(number: int, pattern: str) -> str:
    """Return ``number`` in a custom format such as ``001, 002, 003, ...`` ([MS-DOCX] 2.4)."""
    first = pattern.partition(",")[0].strip()
    if first.endswith("1") and not first[:-1].strip("0"):
        return str(number).zfill(len(first))
    return str(number)
