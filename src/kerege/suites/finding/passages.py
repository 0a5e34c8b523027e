"""What may be found, written in the same breath as what is read: the passages of a lesson with its body, those of
terms and sources after the lessons that show them.

Never among them: questions, practice tasks and reflections. Their words would give answers away.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings

from kerege.suites import figures
from kerege.suites.document import TASKS, Block, LessonDocument, Unit, block_units
from kerege.suites.finding.words import WORD, composed, kept
from kerege.suites.models import Lesson, Passage, Source, StoredBody, Suite, Term, Translation
from kerege.suites.render import Inputs, Linked, View, whole_blocks
from kerege.suites.sentences import sentences, without_marks

_NOT_FOUND = frozenset({"check", "reflection", *TASKS, "term", "sources"})
"""Kinds of block of which nothing is found; terms and sources are found as such."""
_SILENT = ("alt", "credit")  # parts of a picture that are no text of the lesson
_NAMES = ("title", "caption")
_ANCHOR = re.compile(r' id="((?:term|source)-[^"]+)"')


def keep_passages(lesson: Lesson, suite: Suite, inputs: Inputs) -> None:
    """Write the passages of a lesson in one language, in the place of those that were there. The row of its body has
    just been written, which makes two publications follow one another."""
    Passage.objects.filter(lesson=lesson, language=inputs.language).delete()
    made = list(_passages(inputs))
    for place, passage in enumerate(made):
        passage.suite, passage.lesson, passage.place = suite, lesson, place
    Passage.objects.bulk_create(made)


def keep_entries(suite: Suite) -> None:
    """Bring the passages of terms and sources up to date, in all languages, at the same cost however many there are.
    What is as it should be is not touched."""
    Suite.objects.select_for_update(of=("self",), no_key=True).get(pk=suite.pk)  # one after another
    wanted = list(_entries(suite))
    there = Passage.objects.filter(suite=suite, lesson=None)
    if [_facts(passage) for passage in there.order_by("pk")] != [_facts(passage) for passage in wanted]:
        there.delete()
        Passage.objects.bulk_create(wanted)


def _facts(passage: Passage) -> dict[str, object]:
    return {name: value for name, value in passage.__dict__.items() if name not in ("id", "_state")}


def _passages(inputs: Inputs) -> Iterator[Passage]:
    lesson = inputs.lesson
    yield from _by_language("", _head(lesson), inputs)
    for block in whole_blocks(inputs):
        if block.kind not in _NOT_FOUND:
            yield from _by_language(block.id, _units(block, lesson, inputs.linked), inputs)


def _head(lesson: LessonDocument) -> list[Unit]:
    return [Unit(f"{lesson.id}.{name}", getattr(lesson, name)) for name in ("title", "outcome", "summary")]


def _units(block: Block, lesson: LessonDocument, linked: Linked) -> Iterator[Unit]:
    for unit in block_units(lesson.id, block):
        if unit.id.rpartition(".")[2] not in _SILENT:
            yield unit
    if block.kind == "figure":
        name = Path(block["file"]).stem
        for id, text in figures.read_words(linked.figures[block["file"]]).items():
            yield Unit(f"{linked.module_id}:{name}.{id}", text)


def _by_language(anchor: str, units: Iterable[Unit], inputs: Inputs) -> Iterator[Passage]:
    """A passage in each language that is spoken here: two where a block is translated in part."""
    said = [(unit.id, *inputs.said(unit.id, unit.text)) for unit in units]
    for spoken in dict.fromkeys([inputs.language, inputs.source_language]):
        names: list[str] = []
        lines: list[str] = []
        for unit, text, language in said:
            if language != spoken:
                continue
            for line in text.split("\n"):
                is_name = line.startswith("#") or unit.rpartition(".")[2] in _NAMES
                (names if is_name else lines).extend(sentences(without_marks(line)))
        if names or lines:
            yield _passage(Passage.Kind.LESSON, inputs.language, spoken, anchor, " ".join(names), lines)


def _passage(kind: Passage.Kind, language: str, spoken: str, anchor: str, name: str, lines: Iterable[str]) -> Passage:
    name, *said = (composed(line.strip()) for line in [name, *filter(WORD.search, lines)])
    return Passage(
        kind=kind,
        language=language,
        spoken=spoken,
        anchor=anchor,
        name=name,
        text="\n".join(said),
        words="\n".join(kept(line, spoken) for line in [name, *said]),
    )


# --- Terms and sources ----------------------------------------------------------------------------------------


def _entries(suite: Suite) -> Iterator[Passage]:
    terms, sources = list(suite.terms.all()), list(suite.sources.all())
    shown = _first_shown(suite)
    translations = _translations(suite)
    for language, _name in settings.LANGUAGES:
        view = View(language, suite.source_language, translations[language])
        entries = [
            *enumerate(_term(term, view) for term in terms),
            *enumerate(_source(source, view) for source in sources),
        ]
        for place, passage in entries:
            passage.suite, passage.shown_in_id, passage.place = suite, shown.get(passage.anchor), place
            yield passage


def _term(term: Term, view: View) -> Passage:
    anchor = f"term-{term.key}"
    (word, meaning), spoken = _whole({f"{anchor}.word": term.word, f"{anchor}.meaning": term.meaning}, view)
    return _passage(
        Passage.Kind.TERM, view.language, spoken, anchor, without_marks(word), sentences(without_marks(meaning))
    )


def _source(source: Source, view: View) -> Passage:
    anchor = f"source-{source.key}"
    (title, issuer), spoken = _whole({f"{anchor}.title": source.title, f"{anchor}.issuer": source.issuer}, view)
    about = ", ".join(filter(None, [issuer, str(source.year or ""), source.symbol]))
    return _passage(Passage.Kind.SOURCE, view.language, spoken, anchor, title, [about])


def _whole(units: dict[str, str], view: View) -> tuple[list[str], str]:
    """The words of an entry and their language. It is in one language whole, as a question is: a word means what is
    said beside it."""
    said = [view.said(unit, text) if text else ("", view.language) for unit, text in units.items()]
    if all(language == view.language for _text, language in said):
        return [text for text, _language in said], view.language
    return list(units.values()), view.source_language


def _first_shown(suite: Suite) -> dict[str, int]:
    """By anchor, the first lesson of the suite that shows the term or source."""
    lessons = Lesson.objects.live().descendant_of(suite)
    bodies = StoredBody.objects.filter(lesson__in=lessons, language=suite.source_language).order_by("lesson__path")
    shown: dict[str, int] = {}
    for lesson, html in bodies.values_list("lesson_id", "html"):
        for anchor in _ANCHOR.findall(html):
            shown.setdefault(anchor, lesson)
    return shown


def _translations(suite: Suite) -> dict[str, dict[str, tuple[str, str]]]:
    """By language, the translations of terms and sources."""
    found: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for row in Translation.objects.filter(suite=suite, unit__regex=r"^(term|source)-[^:]*$"):
        found[row.language][row.unit] = (row.text, row.source_hash)
    return found
