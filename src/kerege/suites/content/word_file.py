"""Translations as a Word file: a row for each unit, with its source, its translation, and the terms in it.

All of the file is locked but the translations: it is one group of content controls, and the control of a translation
cannot be deleted. Its tag, which Word keeps and shows to nobody, says which unit it is, which source and translation
the file was made with, and so whether the words have been changed since. Markdown stays visible as text, as in PO.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from xml.etree.ElementTree import Element, ParseError

import defusedxml.ElementTree
from defusedxml import DefusedXmlException
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from kerege.papers import word
from kerege.suites import markdown
from kerege.suites.document import Unit, text_hash
from kerege.suites.explained import Explained
from kerege.suites.in_words import in_words
from kerege.suites.sentences import Sentence

MOST_BYTES = 8 * 1024 * 1024
_MOST_XML = 32 * 1024 * 1024  # unpacked
_MOST_TAGS = 400_000  # three times those of the largest part of a course
_DEEPEST = 40  # elements in one another; ours are fourteen deep
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # what Word writes; the others may ask for any memory
LONGEST_TEXT = 20_000  # characters of a translation
_WIDTHS = (2300, 5100, 5200, 2540)  # twentieths of a point, across a page that lies on its side
_INSTRUCTIONS = (
    "Переводите в третьем столбце; остальное закрыто. Знаки **…**, *…*, ## и - в начале строки, а также адреса в"
    " скобках, как в [слово](#term-stigma), оставляйте на своих местах. Пустая ячейка ничего не меняет. Строки не"
    " удаляйте и не переставляйте. Жёлтым отмечено то, что в оригинале изменилось после перевода. Сохраните файл как"
    " .docx и загрузите его на той же странице.",
    "Translate in the third column; everything else is locked. Keep the marks **…**, *…*, ## and - where they are, and"
    " the addresses in parentheses, as in [word](#term-stigma). An empty cell changes nothing. Do not delete or move"
    " rows. What has changed in the source since it was translated is yellow. Save as .docx and upload it where you got"
    " it.",
)


@dataclass(frozen=True)
class Row:
    """A unit as the file shows it: what there is of it, what has changed in its source, and its terms, each with its
    translation. `seen` names the translation as it was."""

    unit: Unit
    text: str
    seen: str
    state: str  # in words
    changed: list[Sentence] = field(default_factory=list)
    terms: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Sheet:
    """A PO file of a course in one language, as a Word file. `title` says in words what `name` is."""

    suite: str  # its address
    name: str
    language: str
    source_language: str
    title: str
    rows: list[Row]


@dataclass(frozen=True)
class Cell:
    """A translation as it comes back. `key` is that of its unit (`key_of`); `source_hash` and `seen` name the source
    and the translation that the file was made with. `source` is the text of the first; empty where somebody has
    changed it."""

    number: int
    key: str
    source_hash: str
    source: str
    seen: str
    before: str
    words: str

    def text(self, unit: Unit) -> str:
        """The translation; empty where it is what the file was made with. `unit` has the source of then."""
        text = tidied(self.words, unit)
        return text if text and _short(text) != self.before else ""


@dataclass(frozen=True)
class Returned:
    """A Word file that has come back."""

    suite: str
    name: str
    language: str
    cells: list[Cell]


class NotReadable(Explained):
    """A file that no translations can be taken from, and what to do about it."""


def too_large() -> NotReadable:
    return NotReadable(_("This file is larger than %(most)d MB."), most=MOST_BYTES // 1024 // 1024)


def key_of(unit: str) -> str:
    """The short name of a unit: Word allows few characters for a tag."""
    return hashlib.sha256(unit.encode()).hexdigest()[:12]


# --- Out ------------------------------------------------------------------------------------------------------


def write_word(sheet: Sheet) -> bytes:
    """The Word file. The same sheet at the same time gives the same bytes."""
    import docx  # here, for it takes 15 MB that most processes never need
    from docx.oxml import parse_xml
    from docx.shared import Mm, Pt

    document = docx.Document()
    word.describe(document, sheet.title, sheet.language)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(15)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size, normal.paragraph_format.space_after = word.FONT, Pt(10), Pt(2)
    body = render_to_string("suites/word/body.xml", _context(sheet))
    document.element.body.insert(0, parse_xml(word.printable(body)))
    kept = io.BytesIO()
    document.save(kept)
    return word.without_times(kept.getvalue())


def _context(sheet: Sheet) -> dict[str, object]:
    titles = (gettext("Text"), gettext("Source text"), gettext("Translation"), gettext("Terms"))
    places: dict[str, list[dict[str, object]]] = {}
    for number, row in enumerate(sheet.rows, 1):
        places.setdefault(row.unit.place.title, []).append(_row(number, row))
    return {
        "title": sheet.title,
        "name": f"{sheet.suite} · {sheet.name} · {sheet.language}",
        "tag": f"kerege.{len(sheet.rows)}",
        "instructions": [word.lines(line) for line in _INSTRUCTIONS],
        "columns": [{"title": title, "width": width} for title, width in zip(titles, _WIDTHS, strict=True)],
        "width": sum(_WIDTHS),
        "places": list(places.items()),
        "felt": word.FELT,
        "soft": word.SOFT,
        "region": word.REGIONS[sheet.language],
        "source_region": word.REGIONS[sheet.source_language],
        "was": gettext("Changed"),
    }


def _row(number: int, row: Row) -> dict[str, object]:
    unit = row.unit
    source = text_hash(unit.text)
    before = _short(tidied(row.text, unit)) if row.text else ""
    return {
        "number": number,
        "state": row.state,
        "what": in_words(unit, gettext),
        "id": unit.id,
        "source": word.lines(unit.text),
        "source_tag": f"s.{number}",
        "source_key": 2 * number + 1,
        "tag": f"t.{number}.{key_of(unit.id)}.{source}.{row.seen}.{before}",
        "key": 2 * number + 2,
        "text": word.lines(row.text) if row.text else "",
        "changed": [
            {"before": one.before and word.lines(one.before), "source": one.source and word.lines(one.source)}
            for one in row.changed
        ],
        "terms": [{"word": term, "translation": translation} for term, translation in row.terms],
    }


# --- In -------------------------------------------------------------------------------------------------------

_TAG = re.compile(r"t\.(\d{1,5})\.([0-9a-f]{12})\.([0-9a-f]{16})\.([0-9a-f]{16})\.([0-9a-f]{8})?")
_SOURCE_TAG = re.compile(r"s\.(\d{1,5})")
_HEAD_TAG = re.compile(r"kerege\.(\d{1,5})")
_HEAD = re.compile(r"(\S+) · (\S+) · (\S+)")
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, LookupError, ValueError, RuntimeError, NotImplementedError,
    ParseError, DefusedXmlException,
)  # fmt: skip


def read_word(file: bytes) -> Returned:
    """What has come back. Raises NotReadable."""
    root = _xml(file)
    controls = [(tag, sdt) for sdt in root.iter(_name(root, "sdt")) if (tag := _tag(sdt))]
    if any(_tag(inner) for _tag_around, sdt in controls for inner in list(sdt.iter(_name(root, "sdt")))[1:]):
        raise _too_much()  # none of ours stands in another one; to read each would take as long as all, many times
    heads = [(int(found[1]), _text(sdt)) for tag, sdt in controls if (found := _HEAD_TAG.fullmatch(tag))]
    head = _HEAD.fullmatch(heads[0][1].strip()) if heads else None
    if head is None:
        raise NotReadable(_("This file was not made here, or has lost its first line: download a new one."))
    sources = {int(found[1]): _text(sdt) for tag, sdt in controls if (found := _SOURCE_TAG.fullmatch(tag))}
    cells: dict[int, Cell] = {}
    keys: set[str] = set()
    for cell in root.iter(_name(root, "tc")):
        for match in (found for sdt in cell.iter(_name(root, "sdt")) if (found := _TAG.fullmatch(_tag(sdt)))):
            number = int(match[1])
            if number in cells or match[2] in keys:
                raise NotReadable(_("Row %(number)d stands twice: delete the copy."), number=number)
            keys.add(match[2])
            source = sources.get(number, "")
            cells[number] = Cell(
                number,
                key=match[2],
                source_hash=match[3],
                source=source if text_hash(source) == match[3] else "",
                seen=match[4],
                before=match[5] or "",
                words=_text(cell),
            )
    for number in range(1, heads[0][0] + 1):
        if number not in cells:
            raise NotReadable(
                _(
                    "Row %(number)d has lost its frame: download a new file, and copy your translations into its third"
                    " column."
                ),
                number=number,
            )
    return Returned(head[1], head[2], head[3], [cells[number] for number in sorted(cells)])


def _xml(file: bytes) -> Element:
    """The main part of a Word file, which may be anything that somebody has uploaded. Raises NotReadable."""
    if len(file) > MOST_BYTES:
        raise too_large()
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as packed:
            main = packed.getinfo(_main_part(packed))
            if main.compress_type not in _PACKINGS:
                raise NotImplementedError
            with packed.open(main) as part:
                unpacked = part.read(_MOST_XML + 1)
        if len(unpacked) > _MOST_XML or unpacked.count(b"<") > _MOST_TAGS:
            raise _too_much()
        root: Element = defusedxml.ElementTree.fromstring(unpacked, forbid_dtd=True)
    except NotReadable:
        raise
    except _UNREADABLE as error:
        raise NotReadable(_("This is no Word file (.docx), or a part of it is missing.")) from error
    level = [root]
    for _depth in range(_DEEPEST):
        level = [inner for one in level for inner in one]
    if level:
        raise _too_much()  # to look for cells in cells would take as long as there are of them, squared
    return root


def _too_much() -> NotReadable:
    return NotReadable(_("There is more in this file than translations: download a new one."))


def _main_part(packed: zipfile.ZipFile) -> str:
    """Word calls it so; some other programs number it."""
    names = [name for name in packed.namelist() if re.fullmatch(r"word/document\d*\.xml", name)]
    return names[0] if names else "word/document.xml"


def _name(root: Element, name: str) -> str:
    """The name of Word's elements in the namespace of this file: there are two."""
    return root.tag.rpartition("}")[0] + "}" + name if "}" in root.tag else name


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _tag(sdt: Element) -> str:
    for child in sdt:
        if _local(child) == "sdtPr":
            for property in child:
                if _local(property) == "tag":
                    return next((value for name, value in property.attrib.items() if name.endswith("val")), "")
    return ""


# What is not there once all changes are accepted, or never was among the words.
_LEFT_OUT = frozenset(["del", "moveFrom", "pPr", "rPr", "sdtPr", "tcPr", "instrText", "delText", "Fallback"])
_LETTERS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}


def _text(element: Element) -> str:
    """The words inside an element with all changes accepted; a placeholder is no words."""
    text = "".join(_pieces(element)).removesuffix("\n")
    if len(text) > LONGEST_TEXT:
        raise _too_much()
    return text


def _pieces(top: Element) -> Iterator[str]:
    waiting: list[Element | str] = [top]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
            continue
        name = _local(one)
        if name in _LEFT_OUT or (name == "sdt" and _shows_placeholder(one)):
            continue
        if name == "t":
            yield one.text or ""
        elif name in _LETTERS:
            yield _LETTERS[name]
        elif name == "p":
            waiting.append("" if _end_is_deleted(one) else "\n")
            if mark := _list_mark(one):
                yield mark
        waiting += reversed(one)


def _shows_placeholder(sdt: Element) -> bool:
    return any(_local(inner) == "showingPlcHdr" for child in sdt if _local(child) == "sdtPr" for inner in child)


def _inside(element: Element, *path: str) -> Element | None:
    for name in path:
        found = next((child for child in element if _local(child) == name), None)
        if found is None:
            return None
        element = found
    return element


def _end_is_deleted(paragraph: Element) -> bool:
    """Whether accepting the changes joins it to the next one."""
    return _inside(paragraph, "pPr", "rPr", "del") is not None


def _list_mark(paragraph: Element) -> str:
    """Word may have made a list of a line that began with a hyphen."""
    return "- " if _inside(paragraph, "pPr", "numPr") is not None else ""


_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2007\t"), " ")
_NOTHING = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_MARKS = str.maketrans({"–": "-", "—": "-", "‑": "-", "“": '"', "”": '"', "„": '"', "’": "'", "‘": "'"})
_BULLET = re.compile(r"^(\s*)[-–—•·▪*]\s+")
_ITEM = re.compile(r"\s*(?:-|\d+\.)\s|\|")  # of a list or a table
_DASHES = re.compile(r"\|(?:\s*[-–—]+\s*\|)+")


def tidied(text: str, unit: Unit) -> str:
    """A translation as Markdown has it, without what Word does to it: spaces that do not break (the site sets its own),
    dashes in the place of hyphens in lists, tables and addresses, lines without an empty one between them. Quotation
    marks in sentences stay as they are."""
    text = text.translate(_SPACES | _NOTHING).replace("\u2011", "-")
    text = markdown.ADDRESSES.sub(lambda found: found[0].translate(_MARKS).replace(" ", ""), text)
    lost_bullets = _bullets(text) < _bullets(unit.text)
    lines = []
    for line in filter(str.strip, text.split("\n")):
        if _DASHES.fullmatch(line.strip()):
            line = re.sub(r"[-–—]+", "---", line.strip())
        lines.append(_BULLET.sub(r"\1- ", line.rstrip()) if lost_bullets else line.rstrip())
    is_dense = unit.part == "accepted" or ("\n" in unit.text and "\n\n" not in unit.text)
    joined = "".join(lines[:1])
    for before, line in pairwise(lines):
        is_one_list = bool(_ITEM.match(before) and _ITEM.match(line))
        joined += ("\n" if is_dense or is_one_list else "\n\n") + line
    return joined.strip()


def _bullets(text: str) -> int:
    return sum(line.lstrip().startswith("- ") for line in text.split("\n"))


def _short(text: str) -> str:
    return text_hash(text)[:8]
