"""What gives nobody away, though the check marks it: the names of a course's fictional people, and what stands in the
text that everybody was given to work on.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

from kerege.disclosure.model import Kind

# Of cases in Russian, Kazakh, Kyrgyz, Tajik and Uzbek; a longer one makes another name of it: Timurlan is not Timur.
_ENDING = re.compile(
    r"а|у|ом|е|ы|ой|ою|и|ю|я|ей|ем|ин|ина|ине|ину|ға|ге|қа|ке|га|ка|ды|ді|ны|ні|ту|тү|ның|нің|дың|дің|"
    r"тың|тің|нын|нин|дын|дин|да|де|та|те|дан|ден|нан|нен|мен|ро|ни|нинг|ga|ka|qa|ni|ning|da|dan"
)
_SHORTEST = 4  # letters of a stem that may take endings
_VOWELS = "аеёиоуыэюяaeiouy"


@dataclass(frozen=True)
class Known:
    """Given names, and the texts that are everybody's."""

    names: Collection[str] = ()
    texts: Collection[str] = field(default=(), repr=False)

    def covers(self, words: str, kind: Kind) -> bool:
        """Whether these words, which the check took for something of this kind, give nobody away."""
        if kind is Kind.PERSON and is_name_of(words, self.names):
            return True
        return f" {_plain(words)} " in self._text

    @cached_property
    def _text(self) -> str:
        return f" {' '.join(_plain(text) for text in self.texts)} "


NOTHING = Known()


def _plain(text: str) -> str:
    """Letters and figures alone: quotation marks and ends of sentences are often not the same."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def is_name_of(words: str, known: Collection[str]) -> bool:
    """Whether these words are one of the known given names, in whatever case, and nothing more: «Самирой» is Samira,
    «Самир» is another, and a name with a surname is somebody else."""
    word = re.sub(r"['’]s$", "", words.strip("«»\"' ")).casefold()
    return any(_is_case_of(word, name.casefold()) for name in known if name)


def _is_case_of(word: str, name: str) -> bool:
    stem = name.rstrip(_VOWELS)
    if word == name or len(stem) < _SHORTEST:
        return word == name
    return word.startswith(stem) and bool(_ENDING.fullmatch(word, len(stem)))
