"""Translations as rows: what there is of a course in a language, and the one way to change it.

Studio, Word files and PO files that come back from a translator all go through `keep`. (A content folder is loaded as a
whole; see `content.load`.)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Max
from django.utils.translation import gettext_noop as _
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry

from kerege.people.models import Person
from kerege.suites.content.export import described
from kerege.suites.content.load import TRANSLATED
from kerege.suites.content.po import LONGEST_NAME, Words, misshapen
from kerege.suites.content.word_file import LONGEST_TEXT
from kerege.suites.document import Unit, text_hash
from kerege.suites.explained import Explained
from kerege.suites.models import Lesson, Suite, Translation
from kerege.suites.publication import linked_changed, refresh_catalogue, render_lesson
from kerege.suites.sentences import Sentence, State, compare
from kerege.suites.spans import without_controls
from kerege.suites.term_list import Term, TermList

_DRAWN_IN = ("drawing", "source", "term")  # kinds of units that lessons show though they stand elsewhere
_known: dict[int, tuple[tuple[object, ...], dict[str, list[Unit]]]] = {}


@dataclass(frozen=True)
class Entry:
    """A unit and what there is of it in a language."""

    unit: Unit
    text: str = ""
    made_from: str = ""
    is_fresh: bool = False
    is_reviewed: bool = False
    reviewed_by: str = ""

    @property
    def state(self) -> State:
        if not self.text:
            return State.MISSING
        if not self.is_fresh:
            return State.STALE
        return State.REVIEWED if self.is_reviewed else State.DRAFT

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The unit sentence by sentence: of eight, only one may have to be translated anew."""
        return compare(self.unit.text, self.text, self.made_from, State.REVIEWED if self.is_reviewed else State.DRAFT)

    @property
    def seen(self) -> str:
        """Names what somebody has before her who sees this entry."""
        return text_hash(self.text)


@dataclass(frozen=True)
class Change:
    """What somebody wants to stand for a unit, and what she had before her: the source, and the translation that stood
    there (`Entry.seen`; None where nobody knows, as of a PO file)."""

    unit: str
    text: str
    source: str
    seen: str | None = None


@dataclass(frozen=True)
class Newer:
    """A change that was not made: somebody has translated the unit since, and her text stands."""

    change: Change
    text: str


@dataclass
class Kept:
    """What came of changes: the units that have other words now, and those where a newer text stays."""

    changed: list[str] = field(default_factory=list)
    newer: list[Newer] = field(default_factory=list)


class Done(StrEnum):
    """What the studio's log says was done to translations."""

    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    WITHDRAWN = "withdrawn"  # a review


class Refused(Exception):
    """Changes of which none is made, with the unit and the reason of each that cannot be."""

    def __init__(self, problems: list[tuple[str, Explained]]) -> None:
        self.problems = problems
        super().__init__("\n".join(f"{unit}: {reason}" for unit, reason in problems))


# --- What there is ------------------------------------------------------------------------------------------


def languages_of(suite: Suite) -> list[str]:
    """The languages that a course can be translated into."""
    return [code for code, _name in settings.LANGUAGES if code != suite.source_language]


def files_of(suite: Suite) -> dict[str, list[Unit]]:
    """The units of a course by PO file, in reading order; read anew after each load and each edit in the studio, but
    for translations."""
    now = (
        Suite.objects.values_list("loaded_at", flat=True).get(pk=suite.pk),
        # The number, too: a number is drawn before it is committed, and a later one may be seen first.
        PageLogEntry.objects.exclude(action=TRANSLATED).aggregate(last=Max("pk"), number=Count("pk")),
        ModelLogEntry.objects.aggregate(last=Max("pk"), number=Count("pk")),
    )
    if suite.pk not in _known or _known[suite.pk][0] != now:
        _known[suite.pk] = (now, dict(described(suite).po_files()))
    return _known[suite.pk][1]


def forget() -> None:
    """Forget what this process has read; a test's tool."""
    _known.clear()


def entries_of(suite: Suite, units: Iterable[Unit], language: str) -> list[Entry]:
    """The units with what there is of them in a language."""
    rows = {row.unit: row for row in Translation.objects.filter(suite=suite, language=language)}
    return [_entry(unit, rows.get(unit.id)) for unit in units]


def states_of(suite: Suite) -> dict[str, dict[str, State]]:
    """By language the state of every unit of a course."""
    units = [unit for units in files_of(suite).values() for unit in units]
    rows: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for language, unit, hash, status in Translation.objects.filter(suite=suite).values_list(
        "language", "unit", "source_hash", "status"
    ):
        rows[language][unit] = hash, status
    return {
        language: {unit.id: _state(unit, *rows[language].get(unit.id, ("", ""))) for unit in units}
        for language in languages_of(suite)
    }


def _state(unit: Unit, hash: str, status: str) -> State:
    if not status:
        return State.MISSING
    return State(status) if hash == unit.hash else State.STALE


def term_list(suite: Suite, language: str) -> TermList:
    """The course's glossary in a language; translations that are behind their source serve, too."""
    words = dict(
        Translation.objects.filter(suite=suite, language=language, unit__startswith="term-").values_list("unit", "text")
    )
    terms = suite.terms.values_list("key", "word")
    return TermList(
        [Term(key, word, words.get(f"term-{key}.word", "")) for key, word in terms], suite.source_language, language
    )


def _entry(unit: Unit, row: Translation | None) -> Entry:
    if row is None:
        return Entry(unit)
    is_fresh = row.source_hash == unit.hash
    made_from = unit.text if is_fresh else row.made_from
    return Entry(
        unit, row.text, made_from, is_fresh, row.status == Translation.Status.REVIEWED, row.reviewed_by
    )  # fmt: skip


# --- Changing it --------------------------------------------------------------------------------------------


@transaction.atomic
def keep(suite: Suite, language: str, changes: Iterable[Change], *, by: Person | None) -> Kept:
    """Make changes, all or none, and render what they are read in. Raises Refused.

    Words that change are a draft again, whoever has reviewed them. The same words for a source that has changed say
    that they still fit. What was translated since whoever sends this has looked is kept, and what she sends is not.
    """
    # Who saves at the same time waits, and then sees this.
    Suite.objects.select_for_update(of=("self",), no_key=True).get(pk=suite.pk)
    units = {unit.id: unit for units in files_of(suite).values() for unit in units}
    changes = [_tidied(change) for change in changes]
    problems = [(change.unit, wrong) for change in changes if (wrong := _problem(change, units))]
    if problems:
        raise Refused(problems)
    rows = {row.unit: row for row in Translation.objects.filter(suite=suite, language=language)}
    kept = Kept()
    new: list[Translation] = []
    known: list[Translation] = []
    for change in changes:
        row = rows.get(change.unit)
        before = _entry(units[change.unit], row)
        if _is_made(change, before):
            continue
        if _is_behind(change, before):
            kept.newer.append(Newer(change, before.text))
            continue
        if row is None:
            row = rows[change.unit] = Translation(suite=suite, unit=change.unit, language=language)
        (known if row.pk else new).append(row)
        row.text, row.made_from, row.source_hash = change.text, change.source, text_hash(change.source)
        row.status, row.reviewed_by, row.reviewer = Translation.Status.DRAFT, "", None
        kept.changed.append(change.unit)
    Translation.objects.bulk_create(new)
    Translation.objects.bulk_update(known, ["text", "made_from", "source_hash", "status", "reviewed_by", "reviewer"])
    _publish(suite, language, Done.TRANSLATED, [units[id] for id in kept.changed], by)
    return kept


@transaction.atomic
def review(suite: Suite, language: str, unit: str, *, seen: str, by: Person) -> None:
    """Note that she has read a translation against its source. Raises Refused where it is not what she has `seen`, or
    not of the present source; and where she has no name, for that stands beside what is reviewed."""
    row, entry = _locked(suite, language, unit)
    name = by.get_full_name()[:LONGEST_NAME]
    if not name:
        raise Refused([(unit, Explained(_("Write down your name on “My data” first: it stands beside a review.")))])
    if entry.state not in (State.DRAFT, State.REVIEWED) or entry.seen != seen:
        raise Refused([(unit, Explained(_("The source or the translation has changed since you read it.")))])
    row.status, row.reviewed_by, row.reviewer = Translation.Status.REVIEWED, name, by
    row.save(update_fields=["status", "reviewed_by", "reviewer"])
    _publish(suite, language, Done.REVIEWED, [entry.unit], by)


@transaction.atomic
def withdraw_review(suite: Suite, language: str, unit: str, *, by: Person) -> None:
    """Make a draft again of what was reviewed."""
    row, entry = _locked(suite, language, unit)
    row.status, row.reviewed_by, row.reviewer = Translation.Status.DRAFT, "", None
    row.save(update_fields=["status", "reviewed_by", "reviewer"])
    _publish(suite, language, Done.WITHDRAWN, [entry.unit], by)


def _locked(suite: Suite, language: str, id: str) -> tuple[Translation, Entry]:
    """Raises Refused where there is no such translation."""
    unit = next((unit for units in files_of(suite).values() for unit in units if unit.id == id), None)
    row = Translation.objects.select_for_update().filter(suite=suite, language=language, unit=id).first()
    if unit is None or row is None:
        raise Refused([(id, Explained(_("There is no such text any more.")))])
    return row, _entry(unit, row)


def _tidied(change: Change) -> Change:
    """With line ends of one kind, and nothing around the words."""
    text = without_controls(change.text.replace("\r\n", "\n")).strip()
    return Change(change.unit, text, change.source, change.seen)


def _problem(change: Change, units: dict[str, Unit]) -> Explained | None:
    if change.unit not in units:
        return Explained(_("There is no such text any more."))
    if not change.text:
        return Explained(_("The translation is empty."))
    if len(change.text) > LONGEST_TEXT:
        return Explained(_("The translation has more than %(most)d characters."), most=LONGEST_TEXT)
    return misshapen(units[change.unit].text, Words(change.text, change.source))


def _is_made(change: Change, before: Entry) -> bool:
    """Whether all is as it is wanted. An older source is no news of the same words."""
    return change.text == before.text and (before.is_fresh or change.source != before.unit.text)


def _is_behind(change: Change, before: Entry) -> bool:
    """Whether the translation is newer than what the change was made after."""
    if change.seen is not None and change.seen != before.seen:
        return True
    return before.is_fresh and change.source != before.unit.text


def _publish(suite: Suite, language: str, done: Done, changed: list[Unit], by: Person | None) -> None:
    """Show the changed units to readers, and note who has done what to which. What may stand in any lesson is rendered
    by the worker."""
    if not changed:
        return
    data = {"language": language, "done": done, "units": [unit.id for unit in changed]}
    log(instance=suite, action=TRANSLATED, user=by, data=data)
    owners = {unit.id.partition(":")[0].partition(".")[0] for unit in changed}
    for lesson in Lesson.objects.live().descendant_of(suite).filter(key__in=owners):
        render_lesson(lesson, [language])
    if any(unit.kind in _DRAWN_IN for unit in changed):
        linked_changed(suite)
    refresh_catalogue()
