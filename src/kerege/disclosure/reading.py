"""A text as the finders read it: words, numbers and marks, each with its place.

A word's `key` is its spelling brought down to the few letters that its spellings share, so that one list of words
serves Cyrillic and Latin letters, native and Russian spelling, and much of what a hurried hand writes: Әйгерім,
Айгерим, Aygerim and Aigerim have one key; so have Ўктам and O‘ktam, Мухаммед and Мухамед.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from enum import Enum
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from kerege.disclosure.model import Certainty, Kind, Span
from kerege.disclosure.words import read_table

if TYPE_CHECKING:
    from kerege.disclosure.lexicon import Lexicon

QUOTES = {"«": "»", "“": "”", "„": "“", '"': '"'}
"""Opening and closing."""

_NONE: frozenset[str] = frozenset()

LONGEST_WORD = 60
"""Characters; what is longer is no word of a language."""

APOSTROPHES = "'’‘ʻʼ`´ʹ"
DASHES = frozenset("-‐‑‒–—")
END_OF_SENTENCE = frozenset(".!?…\n")
ABBREVIATIONS = frozenset(
    """ул пос пр пер кв мкр обл им св тел гр стр корп ст т др см напр ред просп тов г-н пол дер уч род рожд дат кл шк
    сш р-н моб сот мес пгт проф доц акад ж.т
    ko'ch кўч көш пәт х ном рес вул туғ
    st str dr mr ms mrs no apt jr art para vs eg ie""".split()  # noqa: SIM905
)
"""Words after whose full stop the sentence goes on."""

# What is one word though it is written with marks inside.
_ABBREVIATION = r"""
    г\.?\ ?р\. | [гж]/[рт] | ж\.?\ ?т\.? | y\.?\ ?t\. | й\.?\ ?т\. | y\.\ ?o\.? | y/o | д\.?\ ?р\. | ф\.?\ ?и\.?\ ?о
    | р-о?н\w{0,3} | пр-к?т\w{0,2} | мкр-н\w{0,2} | м-н\w{0,2} | б-р | [жк]/м | д/[сд] | с/[оа] | а/о | х/о | т/м | ш/б
"""
_LETTER = r"[^\W\d_][\u0300-\u036f]{0,3}"
_TOKEN = re.compile(
    rf"""
    (?P<word> (?<!\w)(?:{_ABBREVIATION})(?!\w) | {_LETTER}(?:[{APOSTROPHES}]?{_LETTER})*+(?:(?<=[go])[{APOSTROPHES}])? )
    | (?P<number> \d++ )
    | (?P<mark> \n | [^\w\s] | _ )
    """,
    re.IGNORECASE | re.VERBOSE,
)

_LETTERS = read_table("letters")
_CYRILLIC = {ord(one): to for to, many in _LETTERS["cyrillic"].items() for one in many}
_CYRILLIC |= dict.fromkeys(map(ord, "ьъ" + APOSTROPHES))
_LATIN = {one: to for to, many in _LETTERS["latin"].items() for one in many}
_LATIN_GROUPS = _LETTERS["latin_groups"]
_LATIN_GROUP = re.compile("|".join(_LATIN_GROUPS))
_O_AND_G = re.compile(rf"([og])[{APOSTROPHES}]")
_TWICE = re.compile(r"(.)\1+")


def key(word: str) -> str:
    """The letters that the spellings of a word share; a name and its forms in other scripts have one key."""
    plain = unicodedata.normalize("NFC", word[:LONGEST_WORD]).lower()
    if any("a" <= letter <= "z" for letter in plain):
        plain = _O_AND_G.sub(lambda found: "ў" if found[1] == "o" else "ғ", plain)
        plain = _LATIN_GROUP.sub(lambda found: _LATIN_GROUPS[found[0]], plain)
        plain = "".join(_LATIN.get(letter, letter) for letter in plain)
    plain = plain.translate(_CYRILLIC).replace("дж", "ж")
    return _TWICE.sub(r"\1", "".join(letter for letter in plain if letter.isalpha() or letter == "/"))


class Type(Enum):
    WORD = "word"
    NUMBER = "number"
    MARK = "mark"


class Token:
    """One word, number or mark; `opens` says that a sentence begins with it, so that a capital letter means nothing."""

    __slots__ = ("capital", "end", "key", "opens", "start", "text", "type")

    def __init__(self, match: re.Match[str], *, opens: bool) -> None:
        self.start, self.end = match.span()
        self.text = match[0]
        self.type = Type(match.lastgroup)
        self.key = key(self.text) if self.type is Type.WORD else self.text
        self.capital = self.type is Type.WORD and self.text[0].isupper()
        self.opens = opens

    @property
    def is_word(self) -> bool:
        return self.type is Type.WORD

    @property
    def is_number(self) -> bool:
        return self.type is Type.NUMBER

    @property
    def number(self) -> int:
        """The value, or -1 where this is no number that somebody counts with."""
        return int(self.text) if self.type is Type.NUMBER and len(self.text) < 10 else -1

    @property
    def shouts(self) -> bool:
        """All in capitals, and more than an initial."""
        return len(self.text) > 1 and self.text.isupper()

    def __repr__(self) -> str:
        return f"<{self.text} {self.start}>"


def read(text: str) -> Sequence[Token]:
    """The words, numbers and marks of a text in their order."""
    tokens: list[Token] = []
    opens = True
    for match in _TOKEN.finditer(text):
        token = Token(match, opens=opens)
        if token.type is Type.MARK:
            # A full stop after one letter or an abbreviation ends no sentence.
            before = tokens[-1].text.lower() if tokens else ""
            short = token.text == "." and ((len(before) == 1 and before.isalpha()) or before in ABBREVIATIONS)
            inside = text[token.end : token.end + 1].isalnum() and token.text != "\n"  # 12.03.2014
            opens = opens or (token.text in END_OF_SENTENCE and not short and not inside)
        else:
            opens = False
        tokens.append(token)
    return tokens


class Reading:
    """A text, its tokens, and what its words mean in its language."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.language = lexicon.language
        self.flat = flatten(text)
        self._tokens = read(text)
        self._roles = [lexicon.roles(token.key) if token.is_word else _NONE for token in self._tokens]
        for i in range(len(self) - 2):
            if self._tokens[i].is_word and self.end_of_compound(i) > i:  # үй-бүлө, премьер-министр
                self._roles[i] |= lexicon.roles(self.compound_key(i))

    def __len__(self) -> int:
        return len(self._tokens)

    def __getitem__(self, i: int) -> Token:
        return self._tokens[i]

    @cached_property
    def sentences(self) -> list[range]:
        """The tokens of each sentence."""
        starts = [i for i, token in enumerate(self._tokens) if token.opens and token.type is not Type.MARK]
        return [range(start, end) for start, end in pairwise([*starts, len(self)])]

    @cached_property
    def sentence_of(self) -> list[range]:
        """The sentence of each token."""
        found = [range(0)] * len(self)
        for sentence in self.sentences:
            for i in sentence:
                found[i] = sentence
        return found

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [self._tokens[sentence.start].start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence in which this character stands."""
        return bisect_right(self._sentence_starts, offset)

    @cached_property
    def has_capitals(self) -> bool:
        """Whether the writer uses capital letters, so that a small one means something."""
        words = [token for token in self._tokens if token.is_word]
        openings = [token for token in words if token.opens]
        capitals = sum(token.capital for token in words)
        return capitals * 6 >= len(words) or sum(token.capital for token in openings) * 2 > len(openings)

    @cached_property
    def in_addresses(self) -> frozenset[int]:
        """The tokens that are part of an address on the network; names in it are no names."""
        found: set[int] = set()
        for match in _NETWORK.finditer(self.flat):
            first = bisect_left(self._starts, match.start())
            found.update(range(first, bisect_left(self._starts, match.end())))
        return frozenset(found)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self._tokens]

    def text_of(self, i: int) -> str:
        return self._tokens[i].text if 0 <= i < len(self) else ""

    def has(self, i: int, *roles: str) -> bool:
        """Whether this word may mean one of these."""
        return 0 <= i < len(self) and not self._roles[i].isdisjoint(roles)

    def has_any(self, i: int) -> bool:
        return 0 <= i < len(self) and bool(self._roles[i])

    def first(self, among: Iterable[int], *roles: str) -> int | None:
        """The first of these tokens that may mean one of these."""
        return next((i for i in among if self.has(i, *roles)), None)

    def any(self, among: Iterable[int], *roles: str) -> bool:
        return self.first(among, *roles) is not None

    def near(self, i: int, before: int, after: int) -> range:
        """The tokens around this one and in its sentence."""
        sentence = self.sentence_of[i]
        return range(max(sentence.start, i - before), min(sentence.stop, i + after + 1))

    def after(self, i: int, count: int) -> range:
        """The next tokens of its sentence."""
        return range(i + 1, min(self.sentence_of[i].stop, i + 1 + count))

    def touches(self, i: int) -> bool:
        """Whether nothing stands between this token and the next."""
        return 0 <= i < len(self) - 1 and self._tokens[i].end == self._tokens[i + 1].start

    def end_of_compound(self, i: int) -> int:
        """The last token of a word with hyphens that begins here: Кызыл-Суу; some words long."""
        last = i
        while (
            last - i < 6
            and self.text_of(last + 1) in DASHES
            and last + 2 < len(self)
            and self._tokens[last + 2].is_word
            and self.touches(last)
            and self.touches(last + 1)
        ):
            last += 2
        return last

    def end_of_quote(self, i: int) -> int | None:
        """The token of the closing quotation mark, if a quotation of some words begins here."""
        closing = QUOTES.get(self.text_of(i))
        return next((end for end in range(i + 1, i + 8) if closing and self.text_of(end) == closing), None)

    def compound_key(self, i: int) -> str:
        """The key of the word with hyphens in which this word stands: of Холе in «Аль-Холе», альхоле."""
        first = i
        while i - first < 4 and first >= 2 and self.text_of(first - 1) in DASHES and self.touches(first - 1):
            if not (self._tokens[first - 2].is_word and self.touches(first - 2)):
                break
            first -= 2
        last = self.end_of_compound(i)
        return key("".join(token.text for token in self._tokens[first : last + 1] if token.is_word))

    def number(self, i: int) -> int:
        """What this token counts, in figures or in words; -1 if nothing."""
        if not 0 <= i < len(self):
            return -1
        token = self._tokens[i]
        return self.lexicon.numbers.get(token.key, -1) if token.is_word else token.number

    def span(self, first: int, last: int, kind: Kind, certainty: Certainty = Certainty.LIKELY) -> Span:
        """From one token to another, both included."""
        return Span(self._tokens[first].start, self._tokens[last].end, kind, certainty)


_NETWORK = re.compile(
    r"https?://[^\s,;]{1,300}"
    r"|(?<![\w@])(?:[a-z0-9\-]{1,40}\.){1,5}(?:com|org|net|int|info|kz|kg|uz|tj|tm|ru|gov|edu|me)(?:/[^\s,;]{0,300})?(?!\w)"
)

_ONE_SPACE = (
    {ord(one): " " for one in "\t\u00a0\u2007\u2009\u200a\u202f\u2002\u2003"}
    | {ord(one): "-" for one in DASHES}
    | {ord(one): "'" for one in APOSTROPHES}
)


def flatten(text: str) -> str:
    """The text in small letters, with one kind of space, dash and apostrophe; no longer and no shorter."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    return small.translate(_ONE_SPACE)
