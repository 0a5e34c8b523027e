"""From a word as it stands in a sentence to the word as it stands in a list; on keys (`reading.key`).

No dictionary: all that can be an ending is taken off, and the list decides. A name that is in no list is found by its
form or its neighbours, not here.
"""

from __future__ import annotations

from collections.abc import Iterator

from kerege.disclosure.words import read_table

SHORTEST = 3
SHORTEST_TURKIC = 4
"""Letters that must stay of a word; more where a short stem and an ending make every other word."""

_ENDINGS = {name: words.split() for name, words in read_table("endings").items()}
_RUSSIAN, _FOND = _ENDINGS["russian"], _ENDINGS["fond"]
_ADJECTIVE = sorted(_ENDINGS["adjective"], key=len, reverse=True)
_TURKIC, _TAJIK = frozenset(_ENDINGS["turkic"]), frozenset(_ENDINGS["tajik"])
_OF_LANGUAGE = {"kk": _TURKIC, "ky": _TURKIC, "uz": _TURKIC, "tg": _TAJIK, "": _TURKIC | _TAJIK}


def bases(word: str, language: str, shortest: int = SHORTEST_TURKIC) -> tuple[str, ...]:
    """What the word may be without its endings, itself first. Of others than Russian words `shortest` letters stay."""
    found = dict.fromkeys([word])
    if language == "en":
        return (word, word[:-1]) if word.endswith("с") else (word,)  # Aigul's
    found.update(dict.fromkeys(_russian(word, min(shortest, SHORTEST))))
    if language in _OF_LANGUAGE:
        found.update(dict.fromkeys(_stripped(word, _OF_LANGUAGE[language], shortest, 3)))
    return tuple(found)


def _russian(word: str, shortest: int) -> Iterator[str]:
    if word.endswith("и"):
        yield word + "а"  # Марии has become «мари»
    if word.endswith("а"):
        yield word + "и"  # Алая has become «ала»
    for ending in _RUSSIAN:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < SHORTEST - 1:
            continue
        if len(stem) >= shortest:
            yield stem
            yield stem + "и"  # Алексея
        yield stem + "а"
        yield from _fond(stem)


def _fond(stem: str) -> Iterator[str]:
    """Мадинка, Динарочка, Асланчик."""
    for ending in _FOND:
        short = stem.removesuffix(ending)
        if short != stem and len(short) >= SHORTEST:
            yield short
            yield short + "а"


def adjective_bases(word: str) -> tuple[str, ...]:
    """The place of «таласский», «ошской»: талас, ош, with the vowel that it may have lost."""
    for ending in _ADJECTIVE:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST - 1:
            lost = [stem + vowel for vowel in ("", "а", "и", "е", "к", "с", "ск")]
            return (*lost, stem.removesuffix("ин"), stem.removesuffix("ин") + "а", stem.removesuffix("ов"))
    return ()


def _stripped(word: str, suffixes: frozenset[str], shortest: int, rounds: int) -> Iterator[str]:
    for length in range(1, 6):
        stem, suffix = word[:-length], word[-length:]
        if len(stem) >= shortest and suffix in suffixes:
            yield stem
            if suffix[0] == "ж":
                yield stem + "д"  # Шерзод + жон, of which дж has become ж
            if rounds > 1:
                yield from _stripped(stem, suffixes, shortest, rounds - 1)
