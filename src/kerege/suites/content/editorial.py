"""What an editor would send back, though the site could show it: a word to avoid, a sentence too long, a count by which
somebody may be known, a lesson without sources.

`kerege content check` asks; loading does not. Where a text has good reason to break a rule, `editorial.yaml` waives it
by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kerege.suites.content.fields import Field, one_of, text
from kerege.suites.document import LessonDocument, Unit
from kerege.suites.sentences import sentences, without_marks

LONGEST_SENTENCE = 30  # words
FEWEST_PEOPLE = 5  # of fewer a count is not published

LONG, SMALL, AVOIDED = "long-sentence", "small-count", "avoided-word"

_WORDS = Field(
    "a list of words", lambda value: isinstance(value, list) and all(isinstance(word, str) and word for word in value)
)
AVOID = {"language": text(8), "words": _WORDS, "prefer": text(400)}
WAIVER = {"unit": text(400), "rule": one_of((LONG, SMALL, AVOIDED)), "why": text(400)}

_WORD = re.compile(r"\w+(?:[-’'ʻ‘]\w+)*")

_PEOPLE = (
    # by their beginnings, so that all cases are found
    r"реб[её]н|дет(?:ей|и|ям)\b|мальчик|девоч|девуш|подрост|семь|семе|женщин|матер|человек|сирот|учени|"
    r"child|boy|girl|teenager|adolescent|famil|wom[ae]n|mother|person|people|orphan|pupil|"
    r"бала|қыз|кыз|отбас|үй-бүл|әйел|аял|bola|qiz|oila|ayol|к[ӯу]дак|писар|духтар|оила|зан\b|çaga|gyz|oglan|maşgala"
)
# Counted in words, "one" says nothing: "one child" is any child.
_NUMBER = r"[1-4]|два|две|двух|двое|двоих|три|тр[её]х|трое|троих|четыре|четыр[её]х|четверо|четверых|two|three|four"
_FEW = re.compile(rf"(?<![\d.,:–-])\b(?:{_NUMBER})\b(?:\s+\w+)?\s+(?:{_PEOPLE})\w*", re.IGNORECASE)

Doubts = Iterator[tuple[str, str, str]]
"""The language, the unit, and what is doubtful about it."""


@dataclass(frozen=True)
class Editorial:
    """The suite's own rules: words to avoid, by language, with what to say instead; and what is waived where."""

    avoid: list[dict[str, Any]] = field(default_factory=list)
    waivers: list[dict[str, str]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.avoid or self.waivers)

    @property
    def plain(self) -> dict[str, list[dict[str, Any]]]:
        """As the file has it: PostgreSQL keeps no order of names."""
        return {
            "avoid": [{name: entry[name] for name in AVOID} for entry in self.avoid],
            "waivers": [{name: waiver[name] for name in WAIVER} for waiver in self.waivers],
        }


def doubts(editorial: Editorial, texts: Iterable[tuple[str, Unit]], told: set[str]) -> Doubts:
    """What breaks a rule in `texts`, units with their languages, and what a waiver waives no more. `told` are the ids
    of blocks that tell of made-up people: these may be counted."""
    waived = {(waiver["unit"], waiver["rule"]) for waiver in editorial.waivers}
    avoided = {entry["language"]: _avoided(editorial, entry["language"]) for entry in editorial.avoid}
    used = set()
    for language, unit in texts:
        for rule, reason in _broken(unit, avoided.get(language, []), told):
            if (unit.id, rule) in waived:
                used.add((unit.id, rule))
            else:
                yield language, unit.id, f"{reason} ({unit.id})"
    for id, rule in sorted(waived - used):
        yield "", id, f"nothing here breaks the rule {rule!r}: the waiver of editorial.yaml is not needed"


def names_a_source(lesson: LessonDocument) -> bool:
    return any(block.kind == "sources" and block["entries"] for block in lesson.blocks)


def _broken(unit: Unit, avoided: list[tuple[re.Pattern[str], str]], told: set[str]) -> Iterator[tuple[str, str]]:
    for sentence in sentences(without_marks(unit.text)):
        if (count := len(_WORD.findall(sentence))) > LONGEST_SENTENCE:
            yield LONG, f"a sentence of {count} words, at most {LONGEST_SENTENCE}: {sentence[:50]!r}"
    if block_of(unit.id) not in told and (found := _FEW.search(unit.text)):
        yield SMALL, f"fewer than {FEWEST_PEOPLE} people are counted: {found[0]!r}"
    plain = unit.text.replace("ё", "е")
    for pattern, prefer in avoided:
        if found := pattern.search(plain):
            yield AVOIDED, f"avoid {found[0]!r}, better: {prefer}"


def _avoided(editorial: Editorial, language: str) -> list[tuple[re.Pattern[str], str]]:
    return [
        (_pattern(words), entry["prefer"])
        for entry in editorial.avoid
        if entry["language"] == language
        for words in entry["words"]
    ]


def _pattern(words: str) -> re.Pattern[str]:
    """`*` stands for any ending: `возвращенц*`."""
    parts = (re.escape(word).replace(r"\*", r"\w*") for word in words.replace("ё", "е").split())
    return re.compile(r"\b" + r"[\s-]+".join(parts) + r"\b", re.IGNORECASE)


def block_of(unit: str) -> str:
    """The id of what a unit stands in: of a block, or else of a lesson, a figure, a source …"""
    return unit.rpartition(":")[2].partition(".")[0]
