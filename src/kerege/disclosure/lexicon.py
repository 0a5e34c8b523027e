"""What words mean to the finders, by language: a word's roles ("child", "school", "born"), names, places, and
what is to be left alone. The words are data, in the folder `words/`; docs/how-to/add-words-to-the-check.md."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from kerege.disclosure.reading import Token, key
from kerege.disclosure.words import FOLDER, read_table, read_words

LANGUAGES = ("ru", "en", "kk", "ky", "uz", "tg")
"""Those with words of their own. Turkmen and all others are read by the words of all of them."""

_READ_WITH = {"ru": ("ru",), "en": ("en",)} | {one: (one, "ru") for one in ("kk", "ky", "uz", "tg")} | {"": LANGUAGES}
"""Whose words count in a text of a language: people mix in Russian ones where Russian is the second language."""

_NONE: frozenset[str] = frozenset()


class Lexicon:
    """What words mean in a text of one language."""

    def __init__(self, language: str, languages: Collection[str]) -> None:
        self.language = language
        self._whole: dict[str, set[str]] = {}
        self._stems: dict[str, set[str]] = {}
        self.numbers: dict[str, int] = {}
        for one in languages:
            self._load(read_table(one))
        self._longest_stem = max(map(len, self._stems), default=0)
        by_their_keys = [one for one in languages if one not in ("ru", "en")]
        self._common_keys = frozenset[str]().union(*(word_list(f"common_words/{one}") for one in by_their_keys))
        self._common_spellings = frozenset(
            line.lower().replace("ё", "е")
            for one in languages
            if one not in by_their_keys
            for line in read_words(f"common_words/{one}.txt").splitlines()
        )
        self._compares_keys = bool(by_their_keys)

    def is_common(self, word: Token) -> bool:
        """Whether this is an ordinary word of the language, though a name may have its letters.

        Russian and English are written as they are in the lists. For the others keys are compared, for people type
        them with the letters that they have."""
        return word.key in self._common_keys or word.text.lower().replace("ё", "е") in self._common_spellings

    def is_word_too(self, name: str) -> bool:
        """Whether this name, by its key, is also a word of the language."""
        return name in self._common_keys or (self._compares_keys and name in word_list("names_that_are_words"))

    def _load(self, roles: dict[str, str]) -> None:
        for role, words in roles.items():
            for word in words.split():
                word, _, value = word.partition(":")
                into = self._stems if word.endswith("*") else self._whole
                into.setdefault(key(word), set()).add(role)
                if value:
                    self.numbers[key(word)] = int(value)

    def roles(self, word: str) -> frozenset[str]:
        """What the word with this key may mean."""
        found = set(self._whole.get(word, _NONE))
        for length in range(3, min(len(word), self._longest_stem) + 1):
            found |= self._stems.get(word[:length], _NONE)
        return frozenset(found)


def lexicon_for(tag: str) -> Lexicon:
    """The words by which a text in the language with this BCP 47 tag is read: its own, and Russian's; else all."""
    language = tag.replace("_", "-").split("-")[0].lower()
    return _lexicon(language if language in LANGUAGES else "")


@cache
def _lexicon(language: str) -> Lexicon:
    return Lexicon(language, _READ_WITH[language])


@cache
def word_list(name: str) -> frozenset[str]:
    """The keys of a list in `words/`, a file or a folder of files: one entry a line, lines with # are comments."""
    folder = FOLDER / name
    listed = sorted(folder.iterdir(), key=lambda file: file.name) if folder.is_dir() else [FOLDER / f"{name}.txt"]
    lines = (line for file in listed for line in file.read_text(encoding="utf-8").splitlines())
    return frozenset(key(line) for line in lines if line.strip() and not line.startswith("#"))
