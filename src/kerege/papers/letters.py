"""The letters that papers can be printed in: those of the seven languages, and of their neighbours' names.

`tools/fonts.py` makes the fonts from this list, so what is listed here can be printed and nothing else can.
"""

from __future__ import annotations

_RANGES = (
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x017F),  # with the accents of Turkmen, of Uzbek's older form, and of most of Europe
    (0x0400, 0x045F),  # Russian, Kyrgyz, Ukrainian, Belarusian, Serbian
    (0x0490, 0x04FF),  # Kazakh, Tajik, Uzbek in Cyrillic, and the other letters that Turkic languages write
    (0x2010, 0x2014),  # hyphens and dashes
    (0x2018, 0x201E),  # quotation marks
)
_SINGLE = "ƏəǴǵʻʼ…•№₸₽€\u2009\u202f\ufffd"
LETTERS = frozenset(chr(code) for first, last in _RANGES for code in range(first, last + 1)) | frozenset(_SINGLE)
UNKNOWN = "\ufffd"


def unprintable(text: str) -> str:
    """The letters of `text` that no paper can show, each once, in their order."""
    return "".join(dict.fromkeys(letter for letter in text if letter not in LETTERS))


def printable(text: str) -> str:
    """`text` with a sign in the place of each letter that cannot be shown: a paper is printed all the same."""
    return "".join(letter if letter in LETTERS else UNKNOWN for letter in text)
