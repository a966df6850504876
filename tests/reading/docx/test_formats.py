"""Numbers as Word prints them, each row with the source of what is expected.

ECMA    ECMA-376 part 1, 17.18.59 ST_NumberFormat, its text and examples
OI      [MS-OI29500] 2.1.540, where Word departs from the standard
DOCX    [MS-DOCX] 2.4, the example by which Word itself names the format (1, 10, 100)
WORD    printed by Word 16.112 for probe documents: docling-project/docling pull request 4336
ASPOSE  expectations of public tests made with Word documents: Aspose.Words' test of list labels
"""

from __future__ import annotations

import pytest

from planparse.reading.docx.formats import COUNTING, LISTED, POSITIONAL, format_number, zero_padded

TABLE = [
    # Simplified: 〇 (U+3007) fills gaps, ten is 十, from Word and not from the standard (零, 一十)
    ("chineseCountingThousand", "DOCX WORD ASPOSE", {
        1: "一", 2: "二", 9: "九", 10: "十", 11: "十一",
        19: "十九", 20: "二十", 21: "二十一", 50: "五十", 99: "九十九",
        100: "一百", 101: "一百〇一", 105: "一百〇五",
        110: "一百一十", 111: "一百一十一", 121: "一百二十一", 500: "五百",
        1000: "一千", 1001: "一千〇一", 1010: "一千〇一十",
        1111: "一千一百一十一", 2024: "二千〇二十四", 5000: "五千",
        9999: "九千九百九十九", 10000: "一万",
        10001: "一万〇一", 10011: "一万〇一十一", 10101: "一万〇一百〇一",
        13456: "一万三千四百五十六",
    }),
    # digit after digit from a hundred on, and zero is ○ (U+25CB)
    ("chineseCounting", "DOCX WORD ASPOSE", {
        1: "一", 10: "十", 11: "十一", 20: "二十",
        21: "二十一", 99: "九十九", 100: "一○○", 101: "一○一", 110: "一一○",
        111: "一一一", 1000: "一○○○", 1005: "一○○五", 2024: "二○二四", 9999: "九九九九",
    }),
    ("taiwaneseCounting", "ECMA ASPOSE", {
        9: "九", 10: "十", 15: "十五", 20: "二十", 99: "九十九", 100: "一○○", 109: "一○九", 1001: "一○○一",
    }),
    ("taiwaneseCountingThousand", "ASPOSE", {
        10: "十", 11: "十一", 21: "二十一", 100: "一百", 101: "一百零一", 111: "一百一十一", 1001: "一千零一",
        10000: "一萬", 10101: "一萬零一百零一",
    }),
    ("taiwaneseDigital", "ECMA", {1: "一", 10: "一○", 20: "二○", 101: "一○一"}),
    ("ideographDigital", "ECMA DOCX WORD", {
        1: "一", 9: "九", 10: "一〇", 11: "一一", 20: "二〇", 100: "一〇〇", 101: "一〇一", 2024: "二〇二四",
    }),
    ("japaneseDigitalTenThousand", "ECMA", {10: "一〇", 100: "一〇〇"}),
    # what Word writes into many Chinese files: up to 99 no other, then 百 and 千 stand bare, without zero
    ("japaneseCounting", "ECMA WORD", {
        1: "一", 10: "十", 11: "十一", 20: "二十",
        99: "九十九", 100: "百", 101: "百一", 111: "百十一", 200: "二百",
        1000: "千", 1001: "千一", 2024: "二千二十四", 10000: "一万",
    }),
    ("japaneseLegal", "ECMA", {
        1: "壱", 10: "壱拾", 11: "壱拾壱", 21: "弐拾壱", 100: "壱百", 2024: "弐阡弐拾四",
    }),
    ("chineseLegalSimplified", "ECMA WORD ASPOSE", {
        1: "壹", 2: "贰", 6: "陆", 10: "壹拾",
        11: "壹拾壹", 34: "叁拾肆", 100: "壹佰", 101: "壹佰零壹", 110: "壹佰壹拾",
        1000: "壹仟", 2060: "贰仟零陆拾", 3604: "叁仟陆佰零肆", 4987: "肆仟玖佰捌拾柒",
    }),
    ("ideographLegalTraditional", "ECMA ASPOSE", {
        2: "貳", 3: "參", 6: "陸", 10: "壹拾",
        11: "壹拾壹", 21: "貳拾壹", 101: "壹佰零壹", 1001: "壹仟零壹", 10000: "壹萬",
    }),
    ("ideographTraditional", "ECMA WORD ASPOSE", {1: "甲", 10: "癸", 11: "11", 100: "100"}),
    ("ideographZodiac", "ECMA WORD", {1: "子", 10: "酉", 11: "戌", 12: "亥", 13: "13"}),
    ("ideographZodiacTraditional", "ECMA ASPOSE", {
        1: "甲子", 10: "癸酉", 12: "乙亥", 13: "丙子", 60: "癸亥", 63: "丙寅",
    }),
    ("ideographEnclosedCircle", "OI DOCX", {1: "㈠", 10: "㈩", 11: "11"}),
    ("decimalEnclosedCircle", "ECMA WORD ASPOSE", {1: "①", 10: "⑩", 20: "⑳", 21: "21", 101: "101"}),
    ("decimalEnclosedCircleChinese", "ECMA", {1: "①", 10: "⑩", 11: "11"}),
    ("decimalEnclosedParen", "ECMA ASPOSE", {1: "⑴", 20: "⒇", 21: "21"}),
    ("decimalEnclosedFullstop", "ECMA", {1: "⒈", 20: "⒛", 21: "21"}),
    ("decimalFullWidth", "ECMA WORD ASPOSE", {0: "０", 1: "１", 10: "１０", 101: "１０１"}),
    ("decimalFullWidth2", "ECMA", {10: "１０"}),
    ("decimalHalfWidth", "ECMA", {10: "10"}),
    ("decimal", "ECMA", {0: "0", 1: "1", 1234: "1234"}),
    ("decimalZero", "ECMA", {1: "01", 9: "09", 10: "10", 100: "100"}),
    ("numberInDash", "ECMA", {1: "- 1 -", 10: "- 10 -"}),
    ("upperLetter", "ECMA", {
        1: "A", 26: "Z", 27: "AA", 28: "BB", 52: "ZZ", 53: "AAA", 780: "Z" * 30, 781: "781",
    }),
    ("lowerLetter", "ECMA", {1: "a", 26: "z", 27: "aa", 54: "bbb"}),
    ("upperRoman", "ECMA", {
        4: "IV", 9: "IX", 40: "XL", 49: "XLIX", 90: "XC", 123: "CXXIII", 1999: "MCMXCIX",
    }),
    ("lowerRoman", "ECMA ASPOSE", {1: "i", 400: "cd", 767: "dcclxvii", 9999: "mmmmmmmmmcmxcix"}),
    ("hex", "ECMA ASPOSE", {9: "9", 10: "A", 16: "10", 32767: "7FFF"}),
    ("ordinal", "ECMA", {1: "1st", 2: "2nd", 3: "3rd", 11: "11th", 21: "21st", 112: "112th"}),
    ("aiueoFullWidth", "OI ASPOSE", {1: "ア", 46: "ン", 47: "ア"}),
    ("irohaFullWidth", "ASPOSE", {1: "イ", 48: "ン", 49: "イ"}),
    ("ganada", "ASPOSE", {1: "가", 14: "하", 15: "가"}),
    ("koreanDigital2", "ECMA ASPOSE", {1: "一", 10: "一零", 1001: "一零零一"}),
    ("koreanCounting", "ECMA", {1: "일", 10: "십", 11: "십일", 20: "이십", 2024: "이천이십사"}),
    ("russianLower", "ECMA", {1: "а", 29: "я", 30: "аа"}),
    ("none", "ECMA", {1: "", 7: ""}),
    ("bullet", "ECMA", {1: ""}),
    ("thaiCounting", "not read: decimal", {5: "5"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("style", "number", "expected"),
    [(style, number, printed) for style, _, rows in TABLE for number, printed in rows.items()],
)
def test_table(style: str, number: int, expected: str) -> None:
    assert format_number(number, style) == expected


CHINESE = sorted({*COUNTING, "chineseCounting", "taiwaneseCounting"} - {"koreanCounting"})


def oracle(number: int, style: str) -> str:
    """Say 1–9999 the long way: every digit with its unit, then cut what the style leaves out."""
    digits, thousand, ten = {
        "chineseLegalSimplified": ("零壹贰叁肆伍陆柒捌玖", "仟佰拾", "壹拾"),
        "ideographLegalTraditional": ("零壹貳參肆伍陸柒捌玖", "仟佰拾", "壹拾"),
        "japaneseLegal": ("零壱弐参四伍六七八九", "阡百拾", "壱拾"),
        "taiwaneseCountingThousand": ("零一二三四五六七八九", "千百十", "十"),
        "chineseCountingThousand": ("〇一二三四五六七八九", "千百十", "十"),
        "japaneseCounting": ("零一二三四五六七八九", "千百十", "十"),
    }.get(style, ("○一二三四五六七八九", "千百十", "十"))
    if style in ("chineseCounting", "taiwaneseCounting") and number >= 100:
        return "".join(digits[int(digit)] for digit in str(number))
    said = ""
    for digit, unit in zip(f"{number:04d}", [*thousand, ""], strict=True):
        said += digits[int(digit)] + (unit if digit != "0" else "")
    zero, one = digits[0], digits[1]
    while zero * 2 in said:
        said = said.replace(zero * 2, zero)
    said = said.strip(zero)
    if style.startswith("japanese"):
        said = said.replace(zero, "")
    if style == "japaneseCounting":
        for unit in thousand:
            said = said.replace(one + unit, unit)
    return ten + said[2:] if said.startswith(one + thousand[2]) else said


@pytest.mark.parametrize("style", CHINESE)
def test_all_numbers_to_four_digits_against_the_long_way(style: str) -> None:
    for number in range(1, 10_000):
        assert format_number(number, style) == oracle(number, style), number


@pytest.mark.parametrize("style", CHINESE)
def test_no_two_numbers_look_alike(style: str) -> None:
    assert len({format_number(number, style) for number in range(1, 10_000)}) == 9_999


@pytest.mark.parametrize(
    "style", [*COUNTING, *LISTED, "chineseCounting", "upperRoman", "lowerLetter", "ganada"]
)
def test_numbers_that_no_format_writes_are_decimal(style: str) -> None:
    assert format_number(-3, style) == "-3"
    assert format_number(0, style) == "0"
    assert format_number(10**9, style) == "1000000000"


@pytest.mark.parametrize("style", POSITIONAL)
def test_negative_numbers_stay_decimal(style: str) -> None:
    assert format_number(-12, style) == "-12"


@pytest.mark.parametrize(
    ("pattern", "number", "expected"),
    [
        ("01, 02, 03, ...", 7, "07"),
        ("001, 002, 003, ...", 9, "009"),
        ("001, 002, 003, ...", 101, "101"),
        ("00001, 00002, 00003, ...", 42, "00042"),
        ("", 42, "42"),
        ("A, Ä, B, ...", 2, "2"),
    ],
)
def test_custom_formats(pattern: str, number: int, expected: str) -> None:
    assert zero_padded(number, pattern) == expected
