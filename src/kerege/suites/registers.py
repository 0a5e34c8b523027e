"""The registers of a suite in the reader's language: the sources that its lessons rest on, and its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from kerege.suites.catalogue import LessonEntry, SuiteEntry, Text
from kerege.suites.markdown import inline_to_html
from kerege.suites.models import Lesson, Source, Term, Translation
from kerege.suites.render import View
from kerege.suites.typography import kept_together
from kerege.ui.languages import page_language

# The order of letters where it is not that of their codes.
_ALPHABETS = {
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "ky": "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
    "tg": "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя",
    "tk": "aäbçdefghijžklmnňoöprsştuüwyýz",
}

Cited = dict[str, dict[LessonEntry, list[tuple[str, str]]]]
"""By source: the lessons that name it, in their order, each with the units and the words of the places."""


@dataclass(frozen=True)
class Use:
    """A lesson that rests on a source, and where in the source: "article 39"."""

    lesson: LessonEntry
    places: tuple[Text, ...]


@dataclass(frozen=True)
class SourceEntry:
    key: str
    title: Text
    issuer: Text
    year: int | None
    symbol: str
    url: str
    uses: tuple[Use, ...]


@dataclass(frozen=True)
class TermEntry:
    suite: str  # its slug: several courses may have a word
    key: str
    word: Text
    meaning: Text

    @property
    def anchor(self) -> str:
        return f"{self.suite}-term-{self.key}"

    @property
    def meaning_html(self) -> str:
        """As lessons have it, with its emphasis and its links; those to other words lead to them on this page."""
        html = inline_to_html(self.meaning.words, kept_together)
        html = mark_safe(html.replace('href="#term-', f'href="#{self.suite}-term-'))
        return replace(self.meaning, words=html).html


def sources_of(suite: SuiteEntry) -> list[SourceEntry]:
    """The sources that published lessons name, in the order of the register."""
    sources = Source.objects.filter(suite=suite.pk)
    cited = _cited(suite, {source.pk: source.key for source in sources})
    names = _names(
        suite,
        [(f"source-{source.key}.{part}", getattr(source, part)) for source in sources for part in ("title", "issuer")]
        + [place for uses in cited.values() for places in uses.values() for place in places],
    )
    return [
        SourceEntry(
            source.key,
            names[f"source-{source.key}.title"],
            names[f"source-{source.key}.issuer"],
            source.year,
            source.symbol,
            source.url,
            tuple(
                Use(lesson, tuple(names[unit] for unit, _place in places))
                for lesson, places in cited[source.key].items()
            ),
        )
        for source in sources
        if source.key in cited
    ]


def terms_of(suite: SuiteEntry) -> list[TermEntry]:
    """The glossary, by the alphabet of the words that are shown."""
    terms = Term.objects.filter(suite=suite.pk)
    names = _names(
        suite, [(f"term-{term.key}.{part}", getattr(term, part)) for term in terms for part in ("word", "meaning")]
    )
    entries = [
        TermEntry(suite.slug, term.key, names[f"term-{term.key}.word"], names[f"term-{term.key}.meaning"])
        for term in terms
    ]
    return sorted(entries, key=lambda entry: _in_order(entry.word.words))


def _in_order(word: str) -> list[int]:
    """What a word is sorted by: its letters, as the alphabet has them, and the spaces between its parts."""
    alphabet = _ALPHABETS.get(get_language() or "", "")
    letters = (letter for letter in word.casefold().replace("ё", "е") if letter.isalpha() or letter == " ")
    return [alphabet.index(letter) if letter in alphabet else ord(letter) for letter in letters]


def _cited(suite: SuiteEntry, keys: dict[int, str]) -> Cited:
    """`keys` are the sources' keys by their primary keys. Read from the stored streams as they are: to make blocks of
    them would take much longer."""
    cited: Cited = defaultdict(lambda: defaultdict(list))
    pages = Lesson.objects.only("body").in_bulk([lesson.pk for lesson in suite.lessons])
    for lesson in suite.lessons:
        blocks = pages[lesson.pk].body.raw_data if lesson.pk in pages else ()
        for unit, source, place in (found for block in blocks for found in _named(block, keys)):
            places = cited[source][lesson]
            if place:
                places.append((f"{lesson.id}:{unit}", place))
    return cited


def _named(block: dict[str, Any], keys: dict[int, str]) -> Iterator[tuple[str, str, str]]:
    """The sources that a stored block names: the unit of the place, the source's key, the place in it."""
    value = block["value"]
    if block["type"] == "sources":
        # What the studio has saved is one level deeper than what a folder has loaded.
        for entry in (entry.get("value", entry) for entry in value["entries"]):
            if key := keys.get(entry["source"]):
                yield f"{value['key']}.{key}", key, entry["text"] or ""
    elif block["type"] == "quote" and (key := keys.get(value["source"])):
        yield f"{value['key']}.place", key, value["place"] or ""


def _names(suite: SuiteEntry, units: Sequence[tuple[str, str]]) -> dict[str, Text]:
    """The words of units in the reader's language, or in the suite's where there is no fitting translation."""
    language = get_language() or suite.source_language
    rows = Translation.objects.filter(suite=suite.pk, language=language, unit__in=[unit for unit, _text in units])
    found = {unit: (text, made_from) for unit, text, made_from in rows.values_list("unit", "text", "source_hash")}
    view = View(language, suite.source_language, found)
    said = {unit: view.said(unit, text) for unit, text in units}
    return {unit: Text(words, "" if spoken == page_language() else spoken) for unit, (words, spoken) in said.items()}
