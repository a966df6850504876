"""Characters of symbol fonts as Unicode.

Word stores them as ``w:sym`` or in the private use area, U+F000 plus the font's own code.  Only what
stands in plans and forms is listed: bullets, boxes, ticks, arrows, circled numbers, signs.
"""

from __future__ import annotations

BULLET = "•"

SYMBOLS: dict[str, dict[int, str]] = {
    "symbol": {
        0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←",
        0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
        0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
        0xBB: "≈", 0xBC: "…", 0xA8: "♦", 0xD6: "√", 0xE0: "◊",
        0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x6C: "λ",
        0x6D: "μ", 0x70: "π", 0x73: "σ", 0x57: "Ω", 0x44: "Δ",
        0x53: "Σ",
    },
    "wingdings": {
        0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺",
        0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "◻",
        0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆",
        0x76: "❖", 0x77: "◆", 0x9E: "·", 0x9F: "•", 0xA0: "▪",
        0xA1: "○", 0xA2: "○", 0xA4: "◉", 0xA5: "◎", 0xA6: "○",
        0xA7: "▪", 0xA8: "□", 0xA9: "▲", 0xAB: "★", 0xB2: "✧",
        0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
        0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
        0xFE: "☑",
        **{0x80 + number: chr(0x24EA if number == 0 else 0x245F + number) for number in range(11)},
        **{0x8B + number: chr(0x24FF if number == 0 else 0x2775 + number) for number in range(11)},
    },
    "wingdings 2": {
        0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒",
        0x54: "☒", 0x97: "●", 0x98: "●", 0xA2: "■", 0xA3: "□",
        0xAE: "◆",
        **{0x69 + number: chr(0x24EA if number == 0 else 0x245F + number) for number in range(11)},
        **{0x74 + number: chr(0x24FF if number == 0 else 0x2775 + number) for number in range(11)},
    },
    "wingdings 3": {0x70: "▲", 0x71: "▼", 0x7D: "▶", 0x75: "▶", 0x84: "◀", 0x86: "▶", 0xC4: "→"},
    "webdings": {0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✗", 0x34: "▶", 0x3D: "◼"},
    "courier new": {0x6F: "○"},
}  # fmt: skip
"""Font, in lower case → code without U+F000 → character."""


def symbol(code: int, font: str) -> str:
    """Return the character that ``code`` of the font ``font`` shows; "" when it is not known."""
    return SYMBOLS.get(font.lower(), {}).get(code & 0xFF if 0xF000 <= code <= 0xF0FF else code, "")


def bullet(text: str, font: str) -> str:
    """Return a bullet as one sees it: ``text`` is what the level holds, ``font`` the level's font."""
    return "".join(_bullet_character(character, font) for character in text)


def unprivate(text: str, font: str) -> str:
    """Return ``text`` with the private-use characters of symbol fonts replaced, where they are known."""
    return "".join(
        (symbol(ord(character), font) or character) if "\uf000" <= character <= "\uf0ff" else character
        for character in text
    )


def _bullet_character(character: str, font: str) -> str:
    private = "\uf000" <= character <= "\uf0ff"
    known = symbol(ord(character), font)
    if private:
        return known or BULLET
    return known if font.lower() in SYMBOLS and known else character
