"""The glossary as a translator's term list: which terms a text has, what they are called in her language, and which of
them her translation does not use. It only ever reminds: a translator knows better than endings do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from kerege.suites import markdown
from kerege.suites.document import Unit

# Of these languages the endings are known; others add theirs to the end of a word and may change the letter before.
_ENDINGS = {
    "ru": re.compile(
        r"(?:[ьи]?ями|[ьи](?:ей|ям|ях|ем)|[аыи]ми|[ое]го|[ое]му|[аяоеыиь]я|[оеыиь]е|[аиьюоеяу]ю|[оеыи]й|[оеыиая]м"
        r"|[ыиая]х|[ое]в|[иь]и|[аяоеыиуюьй])$"
    ),
    "en": re.compile(r"(?:[’']s|ies|es|ing|ed|[sye])$"),
}
_FLEETING = re.compile(r"[ое]к$")  # ребёнок, ребёнка
_WORD = re.compile(r"[^\W\d_]+(?:[’'ʻ‘ʼ][^\W\d_]+)*")
_SHORTEST = 3  # letters that stay of a word; of a translation, shorter words are not looked for


@dataclass(frozen=True)
class Term:
    """A word of the glossary; `translation` is empty while it has none."""

    id: str
    word: str
    translation: str = ""


class TermList:
    """The terms of a course in one language beside those of its source."""

    def __init__(self, terms: Iterable[Term], source_language: str, language: str) -> None:
        self.terms = list(terms)
        self.source_language, self.language = source_language, language

    def of(self, unit: Unit) -> list[Term]:
        """The terms that stand in a unit's source, or that it links to, in the order of the glossary; not the one
        whose own words it holds."""
        text = _cut(_words(unit.text), self.source_language)
        linked = set(markdown.links(unit.text))
        return [
            term
            for term, wanted in self._wanted
            if not unit.id.startswith(f"term-{term.id}.")
            and (f"#term-{term.id}" in linked or _stand_in(wanted, text, self.source_language))
        ]

    def unused(self, unit: Unit, text: str) -> list[Term]:
        """The terms of a unit whose translation the text does not seem to have."""
        words = _words(text)
        return [term for term in self.of(unit) if not self._is_used(term, words)]

    @cached_property
    def _wanted(self) -> list[tuple[Term, list[str]]]:
        return [(term, _cut(_words(term.word), self.source_language)) for term in self.terms]

    def _is_used(self, term: Term, words: Sequence[str]) -> bool:
        wanted = [word for word in _words(term.translation) if len(word) > _SHORTEST]
        text = _cut(words, self.language) if self.language in _ENDINGS else words
        return all(any(_fits(one, other, self.language) for other in text) for one in _cut(wanted, self.language))


def _words(text: str) -> list[str]:
    return _WORD.findall(markdown.ADDRESSES.sub("]", text).lower().replace("ё", "е"))


def _cut(words: Sequence[str], language: str) -> list[str]:
    """What the words have in common with their other forms."""
    return [_stem(word, language) for word in words]


def _stem(word: str, language: str) -> str:
    if language not in _ENDINGS:
        return word[:-1] if len(word) > _SHORTEST + 1 else word
    stem = _ENDINGS[language].sub("", word)
    stem = stem if len(stem) >= _SHORTEST else word
    return _FLEETING.sub("к", stem) if language == "ru" else stem


def _fits(stem: str, other: str, language: str) -> bool:
    return stem == other if language in _ENDINGS else other.startswith(stem)


def _stand_in(wanted: Sequence[str], text: Sequence[str], language: str) -> bool:
    """Whether the words stand side by side in the text."""
    first, *others = wanted or [""]
    return any(
        first
        and _fits(first, text[start], language)
        and all(_fits(one, other, language) for one, other in zip(others, text[start + 1 :], strict=False))
        for start in range(len(text) - len(others))
    )
