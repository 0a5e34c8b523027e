"""From what somebody typed to the passages that have it, best first.

All passages in a language are looked through, with nothing but SQL's LIKE: a course is not the web. The same rows
answer on every database, and no index can fall behind (decision 20).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import chain
from operator import itemgetter, or_
from typing import Any

from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import get_language

from kerege.suites import catalogue
from kerege.suites.catalogue import LessonEntry, SuiteEntry
from kerege.suites.finding.words import BY_FORMS, WORD, composed, kept, keys
from kerege.suites.models import Passage
from kerege.ui.languages import page_language

MOST_WORDS = 10
SHORTEST_BEGINNING = 3  # letters; half a language begins with one or two
LONGEST_SENTENCE = 240  # letters that are shown of one
# They stand everywhere, and are asked for only where nothing else is.
_LITTLE_WORDS = """
а без бы в во для до если же за и из или их к как когда кто ли на над не ни но о об от по под при с со так то у что
чтобы это
a an and are as at be by for from how if in is it of on or that the this to what when with
"""
_EVERYWHERE = frozenset(_LITTLE_WORDS.split())
_FIELDS = ("pk", "kind", "suite_id", "lesson_id", "anchor", "spoken", "words", "place")
Pieces = list[tuple[str, bool]]
"""Text in pieces, each with whether it is a word that was looked for."""


@dataclass(frozen=True)
class _Asked:
    """A word that somebody looks for."""

    word: str

    def parts(self, language: str) -> tuple[str, ...]:
        """What stands in `Passage.words` where a passage in this language has the word; one of them is enough."""
        if language in BY_FORMS:
            return tuple(f" {key} " for key in keys(self.word, language))
        (key,) = keys(self.word, language)
        return (f" {key}" if len(key) >= SHORTEST_BEGINNING else f" {key} ",)

    def stands_in(self, words: str, language: str) -> bool:
        return any(part in words for part in self.parts(language))


@dataclass(frozen=True)
class Place:
    """A passage that was found, before anything but its rank is known."""

    pk: int
    kind: str
    score: int


@dataclass(frozen=True)
class Found:
    """All that was found, best first. `is_whole`: each place has every word that was looked for."""

    asked: tuple[_Asked, ...]
    places: list[Place]
    is_whole: bool = True

    def of_kind(self, kind: str) -> list[Place]:
        return [place for place in self.places if place.kind == kind]


@dataclass(frozen=True)
class Hit:
    """A passage that was found, as a reader sees it."""

    passage: Passage
    suite: SuiteEntry | None
    lesson: LessonEntry | None  # where it stands
    name: Pieces
    sentence: Pieces

    @property
    def attr(self) -> str:
        """Marks its words where they are not in the language of the page."""
        spoken = self.passage.spoken
        return format_html(' lang="{}"', spoken) if spoken != page_language() else ""


def asked_in(query: str) -> tuple[_Asked, ...]:
    """The words that are looked for."""
    words = list(dict.fromkeys(word.lower() for word in WORD.findall(composed(query))))
    telling = [word for word in words if word not in _EVERYWHERE]
    return tuple(map(_Asked, (telling or words)[:MOST_WORDS]))


def find(query: str) -> Found:
    """What readers of the present language may find. Where no passage has all the words, those that have most."""
    asked = asked_in(query)
    if not asked:
        return Found((), [])
    order = {lesson.pk: number for number, lesson in enumerate(_lessons())}
    rows = list(Passage.objects.filter(_open(), _has_any(asked)).values_list(*_FIELDS, named=True))
    there = [tuple(word for word in asked if word.stands_in(row.words, row.spoken)) for row in rows]
    common = Counter(chain.from_iterable(there))
    ranked = ((_rank(row, words, common, order), row) for row, words in zip(rows, there, strict=True))
    best: dict[tuple[object, ...], Place] = {}
    for rank, row in sorted(ranked, key=itemgetter(0)):
        # A block that is translated in part has two passages, and is one place.
        best.setdefault((row.suite_id, row.lesson_id, row.anchor), Place(row.pk, row.kind, -rank[0]))
    places = list(best.values())
    most = places[0].score if places else len(asked)
    return Found(asked, [place for place in places if place.score == most], most == len(asked))


def shown(places: Iterable[Place], asked: tuple[_Asked, ...]) -> list[Hit]:
    """These places, with what a reader sees of them."""
    keys = [place.pk for place in places]
    passages = Passage.objects.in_bulk(keys)
    lessons = {lesson.pk: lesson for lesson in _lessons()}
    # Between the two queries a publication may have taken one away, or its lesson.
    found = [passages[pk] for pk in keys if pk in passages]
    return [_hit(one, lessons, asked) for one in found if one.lesson_id is None or one.lesson_id in lessons]


def _lessons() -> list[LessonEntry]:
    return [lesson for suite in catalogue.suites() for lesson in suite.lessons]


def _open() -> Q:
    """What readers are given: of each published lesson the passages of the body that they would get, of each published
    suite its entries."""
    bodies: dict[str, list[int]] = defaultdict(list)
    for lesson in _lessons():
        bodies[lesson.body.language].append(lesson.pk)
    suites = [suite.pk for suite in catalogue.suites()]
    entries = Q(lesson=None, suite__in=suites, language=get_language())
    return reduce(or_, (Q(language=language, lesson__in=lessons) for language, lessons in bodies.items()), entries)


def _has_any(asked: tuple[_Asked, ...]) -> Q:
    spoken = {get_language() or "", *(suite.source_language for suite in catalogue.suites())}
    return reduce(
        or_,
        (
            Q(spoken=language, words__contains=part)
            for language in sorted(spoken)
            for word in asked
            for part in word.parts(language)
        ),
    )


def _rank(row: Any, there: tuple[_Asked, ...], common: Counter[_Asked], order: dict[int, int]) -> tuple[int, ...]:
    """What comes first: what has most of the words, and the rarest of them, which say most; what has them in one
    sentence; a term or a heading made of them; then as the course goes. Sources come last: their titles are made of the
    words that lessons speak of. `there` are the words that the passage has; `common` says of each how many have it."""
    named, *said = (_count(there, line, row.spoken) for line in row.words.split("\n"))
    is_source, is_term = row.kind == Passage.Kind.SOURCE, row.kind == Passage.Kind.TERM
    together = max(named, *said, 0)
    place = order.get(row.lesson_id, 0), row.place, row.pk
    frequent = sum(common[word] for word in there)
    return -len(there), is_source, frequent, -together, -named, not is_term, *place


def _hit(passage: Passage, lessons: dict[int, LessonEntry], asked: tuple[_Asked, ...]) -> Hit:
    spoken = passage.spoken
    _name, *words = passage.words.split("\n")
    lines = zip(passage.text.split("\n"), words, strict=False)
    line, _words = max(lines, key=lambda pair: _count(asked, pair[1], spoken), default=("", ""))
    return Hit(
        passage,
        catalogue.suite_of(passage.suite_id),
        lessons.get(passage.lesson_id or passage.shown_in_id or 0),
        _marked(passage.name, asked, spoken),
        _marked(_shortened(line, asked, spoken), asked, spoken),
    )


def _count(asked: tuple[_Asked, ...], words: str, language: str) -> int:
    return sum(word.stands_in(words, language) for word in asked)


def _marked(text: str, asked: tuple[_Asked, ...], language: str) -> Pieces:
    pieces, end = [], 0
    for begin, word in _asked_words(text, asked, language):
        pieces += [(text[end:begin], False), (word, True)]
        end = begin + len(word)
    return [piece for piece in [*pieces, (text[end:], False)] if piece[0]]


def _asked_words(text: str, asked: tuple[_Asked, ...], language: str) -> Iterator[tuple[int, str]]:
    """The words of a text that were looked for, and where they begin."""
    for match in WORD.finditer(text):
        if any(word.stands_in(kept(match[0], language), language) for word in asked):
            yield match.start(), match[0]


def _shortened(line: str, asked: tuple[_Asked, ...], language: str) -> str:
    """A long line around the first word that was looked for."""
    if len(line) <= LONGEST_SENTENCE:
        return line
    first = next((begin for begin, _word in _asked_words(line, asked, language)), 0)
    begin = max(0, min(first - LONGEST_SENTENCE // 3, len(line) - LONGEST_SENTENCE))
    cut = line[begin : begin + LONGEST_SENTENCE]
    if begin:
        cut = f"… {cut.partition(' ')[2]}"
    if begin + LONGEST_SENTENCE < len(line):
        cut = f"{cut.rpartition(' ')[0]} …"
    return cut
