"""Translations as gettext PO files: one for the suite's own words, one for each module."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

import polib
from django.utils.translation import gettext_noop as _

from kerege.suites import markdown
from kerege.suites.content.problems import Report
from kerege.suites.document import Unit
from kerege.suites.explained import Explained
from kerege.suites.in_words import in_words
from kerege.suites.models import Translation
from kerege.suites.spans import without_controls

_REVIEWED = re.compile(r"reviewed by (.+)")
_SEEN = "seen"
_STOOD = re.compile(rf"^{_SEEN} ([0-9a-f]{{16}})$", re.MULTILINE)
LONGEST_NAME = Translation._meta.get_field("reviewed_by").max_length or 0
_TABLE = re.compile(r"\|.*\|\n\| ---")
_AT_LINE = re.compile(r"\(line (\d+)\)")
_NUMBER = re.compile(r"\d+")
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f,.](?=\d{3}\b)")
_MONTH = re.compile(r"\b(\d{1,2})\.\d{2}\.(\d{4})\b")
# polib reads past a quotation mark that is missing; a translator would lose what follows.
_LINE = re.compile(r'\s*(#.*|((msgctxt|msgid|msgid_plural|msgstr(\[\d+\])?)\s+)?"(\\.|[^"\\])*")?\s*')


@dataclass(frozen=True)
class Words:
    """A translation of one unit, and the source text that it was made from ("" where that is not known). `seen` names
    the translation that stood there when the file was made for a translator."""

    text: str
    made_from: str
    reviewed_by: str = ""
    seen: str | None = None


def read_po(source: str, file: str, report: Report) -> dict[str, tuple[int, Words]]:
    """The translated units of a PO file's text, each with its line."""
    for number, line in enumerate(source.split("\n"), 1):
        if not _LINE.fullmatch(line):
            report.add(file, number, _("this line is not of a PO file"))
            return {}
    try:
        entries = polib.pofile(source)
    except (OSError, ValueError, UnicodeDecodeError) as error:
        at = _AT_LINE.search(str(error))
        report.add(file, int(at[1]) if at else 1, _("this is not a PO file, or an entry stands in it twice"))
        return {}
    found: dict[str, tuple[int, Words]] = {}
    once: set[str] = set()
    for entry in entries:
        if entry.obsolete:
            continue
        if entry.msgctxt in once:  # polib would look through all entries for each
            report.add(file, entry.linenum or 1, _("this is not a PO file, or an entry stands in it twice"))
            return {}
        once.add(entry.msgctxt)
        if entry.msgstr:
            found[entry.msgctxt] = (entry.linenum or 1, _words(entry))
    return found


def check_po(
    found: dict[str, tuple[int, Words]], units: dict[str, Unit], file: str, report: Report
) -> dict[str, Words]:
    """The words of known units; what cannot be used goes to `report`."""
    good: dict[str, Words] = {}
    for id, (line, words) in found.items():
        if id not in units:
            report.add(file, line, f"no unit {id!r} in the source; `kerege content fmt` takes it out")
        elif wrong := misshapen(units[id].text, words):
            report.add(file, line, str(wrong))
        else:
            good[id] = words
    return good


def write_po(
    units: Iterable[Unit], words: dict[str, Words], language: str, seen: Mapping[str, str] = MappingProxyType({})
) -> str:
    """The canonical PO file: units in reading order. A unit whose source has changed keeps its old translation,
    marked fuzzy; a text that has moved to another unit takes its translation along. Comments say of each what it is,
    where it stands, and where to look at it; where `seen` is given, for a translator, also what stood there."""
    memory = {old.made_from: old for old in words.values()}
    po = polib.POFile(wrapwidth=0)
    po.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for unit in units:
        page = f"/{language}/{unit.place.page}" if unit.place.page else ""
        stood = f"{_SEEN} {seen[unit.id]}" if unit.id in seen else ""
        about = "\n".join(filter(None, (in_words(unit), unit.place.title, page, stood)))
        entry = polib.POEntry(msgctxt=unit.id, msgid=unit.text, comment=about)
        if found := words.get(unit.id) or memory.get(unit.text):
            entry.msgstr = found.text
            entry.tcomment = f"reviewed by {found.reviewed_by}" if found.reviewed_by else ""
            if found.made_from != unit.text:
                entry.flags = ["fuzzy"]
                entry.previous_msgid = found.made_from or None
        po.append(entry)
    return f"{po}".rstrip("\n") + "\n"


def _words(entry: polib.POEntry) -> Words:
    reviewed = _REVIEWED.fullmatch(entry.tcomment.strip()) if entry.tcomment else None
    made_from = (entry.previous_msgid or "") if entry.fuzzy else entry.msgid
    stood = _STOOD.search(entry.comment)
    return Words(
        without_controls(entry.msgstr),
        without_controls(made_from),
        reviewed[1] if reviewed else "",
        stood[1] if stood else None,
    )


def misshapen(source: str, words: Words) -> Explained | None:
    """Why a translation cannot stand where its source stands; None where it can. What was made from an older source
    need not fit this one."""
    if len(words.reviewed_by) > LONGEST_NAME:
        return Explained(_("the name of the reviewer has more than %(most)d characters"), most=LONGEST_NAME)
    for _line, reason in markdown.problems(words.text):
        if reason not in {reason for _line, reason in markdown.problems(source)}:  # "2. Words" may be a title
            return Explained(_("%(reason)s (in the translation)"), reason=Explained(reason))
    is_table = _TABLE.match(source) is not None
    if is_table and not _shape(words.text):
        return Explained(_("the translation of a table must be one"))
    if words.made_from != source:
        return None
    if is_table and _shape(source) != _shape(words.text):
        return Explained(_("the translated table has other rows or cells than its source"))
    for kind, wrong in _COUNTED:
        if kind(source) != kind(words.text):
            return Explained(wrong)
    return None


def _links(text: str) -> list[str]:
    return sorted(markdown.links(text))


def _all(pattern: re.Pattern[str], text: str) -> list[str]:
    """All that a pattern finds, in order; thousands without the sign between them, months of dates left out, for these
    are words in many languages."""
    # Links are compared apart.
    text = markdown.ADDRESSES.sub("]", _MONTH.sub(r"\1 \2", _THOUSANDS.sub("", text)))
    return sorted(pattern.findall(text))


# What a translation has as often as its source.
_COUNTED: list[tuple[Callable[[str], list[str]], str]] = [
    (_links, _("the translation has other links than its source")),
    (partial(_all, _NUMBER), _("the translation has other numbers than its source")),
    (partial(_all, _PLACEHOLDER), _("the translation has other placeholders than its source")),
]


def _shape(table: str) -> list[int]:
    """How many cells each row has; nothing for what is no table."""
    try:
        return [len(row) for row in markdown.read_table(table)]
    except markdown.TableError:
        return []
