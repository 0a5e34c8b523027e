"""The registers of a suite in the reader's language: the sources that its lessons rest on, and its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kerege.suites.catalogue import LessonEntry, Names, SuiteEntry, Text
from kerege.suites.document import text_hash
from kerege.suites.models import Lesson, Source, Term, Translation


@dataclass(frozen=True)
class Use:
    """A lesson that rests on a source, and where in the source: "article 39"."""

    lesson: LessonEntry
    place: Text | None


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
    key: str
    word: Text
    meaning: Text


def sources_of(suite: SuiteEntry) -> list[SourceEntry]:
    """The sources that published lessons name, in the order of the register."""
    sources = Source.objects.filter(suite=suite.pk)
    cited = _cited(suite, {source.pk: source.key for source in sources})
    names = _names(
        suite,
        [(f"source-{source.key}.{part}", getattr(source, part)) for source in sources for part in ("title", "issuer")]
        + [(unit, place) for uses in cited.values() for _lesson, unit, place in uses],
    )
    return [
        SourceEntry(
            source.key,
            names[f"source-{source.key}.title"],
            names[f"source-{source.key}.issuer"],
            source.year,
            source.symbol,
            source.url,
            tuple(Use(lesson, names[unit] if place else None) for lesson, unit, place in cited[source.key]),
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
    entries = [TermEntry(term.key, names[f"term-{term.key}.word"], names[f"term-{term.key}.meaning"]) for term in terms]
    return sorted(entries, key=lambda entry: entry.word.words.casefold().replace("ё", "е"))


def _cited(suite: SuiteEntry, keys: dict[int, str]) -> dict[str, list[tuple[LessonEntry, str, str]]]:
    """By source: the lessons that name it, in their order, each with the unit and the words of the place. `keys` are
    the sources' keys by their primary keys. Read from the stored streams as they are: to make blocks of them would
    take much longer."""
    cited: dict[str, list[tuple[LessonEntry, str, str]]] = defaultdict(list)
    pages = Lesson.objects.in_bulk([lesson.pk for lesson in suite.lessons])
    for lesson in suite.lessons:
        blocks = pages[lesson.pk].body.raw_data if lesson.pk in pages else ()
        for block in (block for block in blocks if block["type"] == "sources"):
            for entry in block["value"]["entries"]:
                if key := keys.get(entry["source"]):
                    unit = f"{lesson.id}:{block['value']['key']}.{key}"
                    cited[key].append((lesson, unit, entry["text"] or ""))
    return cited


def _names(suite: SuiteEntry, units: Sequence[tuple[str, str]]) -> dict[str, Text]:
    """The words of units in the reader's language, or in the suite's where there is no fitting translation."""
    hashes = {unit: text_hash(text) for unit, text in units}
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in Translation.objects.filter(suite=suite.pk, unit__in=hashes):
        if row.source_hash == hashes[row.unit]:
            found[row.unit][row.language] = row.text
    return {
        unit: Names({suite.source_language: text, **found[unit]}, suite.source_language).here for unit, text in units
    }
