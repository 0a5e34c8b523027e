"""Translations that go out to a translator as a file and come back: Word and PO."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from kerege.people.models import Person
from kerege.suites.content.po import Words, read_po, write_po
from kerege.suites.content.problems import Report
from kerege.suites.content.word_file import (
    MOST_BYTES,
    NotReadable,
    Row,
    Sheet,
    key_of,
    read_word,
    too_large,
    write_word,
)
from kerege.suites.document import Unit, text_hash
from kerege.suites.explained import Explained
from kerege.suites.models import Suite
from kerege.suites.sentences import State
from kerege.suites.translations import (
    Change,
    Entry,
    Kept,
    Refused,
    entries_of,
    files_of,
    keep,
    languages_of,
    term_list,
)
from kerege.ui.languages import LANGUAGE_NAMES

STATES = {
    State.MISSING: _("missing"),
    State.STALE: _("the source has changed"),
    State.DRAFT: _("draft"),
    State.REVIEWED: _("reviewed"),
}
_KINDS = {  # what the files of a course hold that are named after no module, by their first unit
    "suite": _("The course itself, its sources and glossary"),
    "question": _("Questions of the tests"),
    "scene": _("Questions of the tests"),
    "cases": _("Practice: cases"),
    "forms": _("Practice: forms"),
    "samples": _("Practice: forms, filled in"),
    "scenarios": _("Practice: scenarios"),
    "conferences": _("Practice: case conferences"),
    "handouts": _("Practice: handouts"),
}
_LANGUAGE = re.compile(r'^"Language: (\w+)\\n"$', re.MULTILINE)


@dataclass
class Taken:
    """What came of a file: what was kept, and the rows or lines of texts that the course does not have any more."""

    kept: Kept
    gone: list[int] = field(default_factory=list)


class NotTaken(Exception):
    """A file of which nothing was taken, with every reason."""

    def __init__(self, problems: list[Explained]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


@dataclass(frozen=True)
class File:
    """A PO file of a course in a language: what there is to translate at a time."""

    suite: Suite
    name: str
    language: str
    units: list[Unit] = field(compare=False)
    module: str = field(compare=False, default="")  # the title of the module whose questions these are

    @property
    def title(self) -> str:
        """In words, in the language that is spoken just now; a module, and its questions, by its own title."""
        kind = self.units[0].kind
        if kind not in _KINDS:
            return self.units[0].text
        return ": ".join(filter(None, [gettext(_KINDS[kind]), self.module]))

    def entries(self) -> list[Entry]:
        return entries_of(self.suite, self.units, self.language)


def files(suite: Suite) -> list[File]:
    """All files of a course, language by language."""
    found = files_of(suite)
    modules = {f"{name}-bank": units[0].text for name, units in found.items() if units}
    return [
        File(suite, name, language, units, modules.get(name, ""))
        for language in languages_of(suite)
        for name, units in found.items()
        if units
    ]


def find_file(suite: Suite, name: str, language: str) -> File | None:
    return next((file for file in files(suite) if (file.name, file.language) == (name, language)), None)


# --- Word -----------------------------------------------------------------------------------------------------


def word_of(file: File) -> bytes:
    """The file to be translated in Word."""
    terms = term_list(file.suite, file.language)
    rows = [
        Row(
            entry.unit,
            entry.text,
            entry.seen,
            gettext(STATES[entry.state]),
            [one for one in entry.sentences if one.state in (State.STALE, State.MISSING)] if entry.text else [],
            [(term.word, term.translation) for term in terms.of(entry.unit)],
        )
        for entry in file.entries()
    ]
    title = f"{file.title} — {LANGUAGE_NAMES[file.language]}"
    return write_word(Sheet(file.suite.slug, file.name, file.language, file.suite.source_language, title, rows))


def take_word(content: bytes, *, by: Person | None, wanted: File | None = None) -> Taken:
    """Take the translations that were changed in a Word file, all or none. Raises NotReadable, also where it is not
    the one that is `wanted`; and NotTaken."""
    returned = read_word(content)
    suite = Suite.objects.filter(slug=returned.suite).first()
    file = find_file(suite, returned.name, returned.language) if suite else None
    if file is None or (wanted and file != wanted):
        raise NotReadable(
            _("This file is of another course, part or language: %(name)s."),
            name=f"{returned.suite} · {returned.name} · {returned.language}",
        )
    units = {key_of(unit.id): unit for unit in file.units}
    changes: dict[int, Change] = {}
    gone = []
    for cell in returned.cells:
        unit = units.get(cell.key)
        source = unit.text if unit and unit.hash == cell.source_hash else cell.source
        text = cell.text(Unit(unit.id if unit else "", source))
        if not text:
            continue
        if not source:
            raise NotReadable(
                _("The source of row %(number)d was changed in the file: download a new file."), number=cell.number
            )
        if unit is None:
            gone.append(cell.number)
        else:
            changes[cell.number] = Change(unit.id, text, source, cell.seen)
    return Taken(_keep(file, changes, _("row %(number)d, %(unit)s: %(reason)s"), by), gone)


# --- PO -------------------------------------------------------------------------------------------------------


def po_of(file: File) -> str:
    """The file as a content folder has it, with a mark of what stood there when it was made."""
    entries = file.entries()
    words = {entry.unit.id: Words(entry.text, entry.made_from, entry.reviewed_by) for entry in entries if entry.text}
    return write_po(file.units, words, file.language, {entry.unit.id: entry.seen for entry in entries})


def take_po(content: bytes, file: File, *, by: Person | None) -> Taken:
    """Take the translations of a PO file, all or none. Who has reviewed them is not taken from it: that is said by who
    has. Raises NotReadable and NotTaken."""
    if len(content) > MOST_BYTES:
        raise too_large()
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise NotReadable(_("this is not a PO file, or an entry stands in it twice")) from error
    language = _LANGUAGE.search(text)
    if language and language[1] != file.language:
        raise NotReadable(_("This file is of another course, part or language: %(name)s."), name=language[1])
    report = Report()
    found = read_po(text, file.name, report)
    if report.problems:
        raise NotTaken(
            [
                Explained(_("line %(number)d: %(reason)s"), number=problem.line, reason=Explained(problem.reason))
                for problem in report.problems
            ]
        )
    known = {unit.id for unit in file.units}
    changes = {
        line: Change(unit, words.text, words.made_from, words.seen)
        for unit, (line, words) in found.items()
        if unit in known and text_hash(words.text) != words.seen  # else she has left it as it was
    }
    gone = [line for unit, (line, _words) in found.items() if unit not in known]
    return Taken(_keep(file, changes, _("line %(number)d, %(unit)s: %(reason)s"), by), gone)


def _keep(file: File, changes: dict[int, Change], problem: str, by: Person | None) -> Kept:
    """Keep changes, given by where they stand in a file. Raises NotTaken, which names that."""
    try:
        return keep(file.suite, file.language, changes.values(), by=by)
    except Refused as refused:
        numbers = {change.unit: number for number, change in changes.items()}
        raise NotTaken(list(_problems(refused, numbers, problem))) from refused


def _problems(refused: Refused, numbers: dict[str, int], problem: str) -> Iterable[Explained]:
    for unit, reason in refused.problems:
        yield Explained(problem, number=numbers[unit], unit=unit, reason=reason)
