"""Translating in Word: what goes out, what may come back, and what becomes of it."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from kerege.people.models import Person
from kerege.suites.content.folder import SuiteSource
from kerege.suites.content.word_file import NotReadable, key_of, read_word, tidied
from kerege.suites.document import Unit
from kerege.suites.exchange import File, NotTaken, find_file, take_po, take_word, word_of
from kerege.suites.models import Suite
from kerege.suites.sentences import State
from kerege.suites.translations import Change, Entry, entries_of, keep, review
from suites.test_translations import CASE, SOURCE, change_source

LIST = "one:one-text"


def file(suite: Suite, language: str = "kk") -> File:
    found = find_file(suite, "first", language)
    assert found
    return found


def entry(suite: Suite, unit: str = CASE) -> Entry:
    return next(one for one in file(suite).entries() if one.unit.id == unit)


def say(suite: Suite, text: str, unit: str = CASE) -> None:
    keep(suite, "kk", [Change(unit, text, entry(suite, unit).unit.text)], by=None)


def xml_of(word: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(word)) as packed:
        return packed.read("word/document.xml").decode()


def packed(xml: str | bytes, name: str = "word/document.xml", packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", packing) as archive:
        archive.writestr(name, xml)
    return kept.getvalue()


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def typed(word: bytes, content: str, unit: str = CASE) -> bytes:
    """The file after somebody has put this into the cell of a unit. Word takes the mark of a placeholder away."""
    xml = xml_of(word)
    control = re.compile(rf'(<w:tag w:val="t\.\d+\.{key_of(unit)}\..*?<w:sdtContent>).*?(</w:sdtContent>)', re.DOTALL)
    found = control.search(xml)
    assert found
    head = found[1].replace("<w:showingPlcHdr/>", "")
    return packed(xml[: found.start()] + head + content + found[2] + xml[found.end() :])


def refused(word: bytes) -> str:
    with pytest.raises((NotReadable, NotTaken)) as raised:
        take_word(word, by=None)
    return str(raised.value)


# --- Out --------------------------------------------------------------------------------------------------------------


def test_all_but_the_translations_is_locked(tiny: Suite) -> None:
    xml = xml_of(word_of(file(tiny)))

    body = xml.partition("<w:body>")[2]
    assert body.startswith('<w:sdt><w:sdtPr><w:id w:val="1"/><w:lock w:val="contentLocked"/><w:group/></w:sdtPr>')
    assert body.partition("<w:sectPr")[0].rstrip().endswith("</w:sdtContent></w:sdt>")
    units = len(file(tiny).units)
    assert [xml.count(f'<w:lock w:val="{lock}"/>') for lock in ("sdtLocked", "sdtContentLocked")] == [units, units + 1]


def test_tags_are_as_short_as_word_allows(tiny: Suite) -> None:
    say(tiny, "Тимур он жаста.")
    tags = re.findall(r'<w:tag w:val="([^"]*)"/>', xml_of(word_of(file(tiny))))

    assert max(map(len, tags)) <= 64


def test_numbers_of_controls_are_given_once(tiny: Suite) -> None:
    numbers = re.findall(r'<w:id w:val="(\d+)"/>', xml_of(word_of(file(tiny))))

    assert len(numbers) == len(set(numbers))


def test_same_texts_give_the_same_document(tiny: Suite) -> None:
    assert xml_of(word_of(file(tiny))) == xml_of(word_of(file(tiny)))


def test_changed_sentence_stands_beside_what_it_was(tiny: Suite) -> None:
    say(tiny, "Тимур он жаста.")
    change_source("Тимуру уже десять лет.")

    xml = xml_of(word_of(file(tiny)))

    assert re.search(r"<w:strike/>.{0,120}>Тимуру десять лет\.<", xml)
    assert re.search(r"<w:highlight w:val=\"yellow\"/>.{0,120}>Тимуру уже десять лет\.<", xml)


def test_terms_stand_beside_their_text(tiny: Suite) -> None:
    keep(tiny, "kk", [Change("term-stigma.word", "таңба", "стигма")], by=None)

    assert "стигма — таңба" in xml_of(word_of(file(tiny)))


def test_word_calls_the_file_whole(tiny: Suite) -> None:
    import docx

    document = docx.Document(io.BytesIO(word_of(file(tiny))))

    assert len(document.element.body.xpath(".//w:tbl/w:tr")) == len(file(tiny).units) + len(
        {unit.place.title for unit in file(tiny).units}
    )


# --- And back ---------------------------------------------------------------------------------------------------------


def test_untouched_file_changes_nothing(tiny: Suite) -> None:
    say(tiny, "Тимур\u00a0он жаста.")

    taken = take_word(word_of(file(tiny)), by=None)

    assert (taken.kept.changed, taken.kept.newer, taken.gone) == ([], [], [])


def test_translation_comes_back_and_a_second_time_changes_nothing(tiny: Suite) -> None:
    word = typed(word_of(file(tiny)), run("Тимур он жаста."))

    assert take_word(word, by=None).kept.changed == [CASE]
    assert (entry(tiny).text, entry(tiny).state) == ("Тимур он жаста.", State.DRAFT)
    assert take_word(word, by=None).kept.changed == []


MARKDOWN = (
    "## Сөздер\n\nСөз **маңызды**. Міне, [стигма](#term-stigma), [2-бап](#source-crc), "
    "[сайт](https://example.org/a?b=1&c=2).\n\n- бірінші\n- екінші"
)


@pytest.mark.parametrize(
    "content",
    [
        "<w:br/>".join(map(run, MARKDOWN.split("\n"))),
        "".join(f"<w:p>{run(line)}</w:p>" for line in MARKDOWN.split("\n") if line),
        "".join(f"<w:p>{run(line)}</w:p>" for line in MARKDOWN.replace("- ", "–  ").split("\n")),
        "".join(f"<w:p>{run(line)}</w:p>" for line in MARKDOWN.replace("-stigma", "–stigma").split("\n")),
        "".join(f"<w:p>{run(line)}</w:p>" for line in MARKDOWN.replace("Сөз ", "Сөз\u00a0").split("\n")),
        "".join(f"<w:p>{run(line)}</w:p>" for line in MARKDOWN.replace("2-бап", "2\u2011бап").split("\n")),
        "".join(
            f'<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>{run(line[2:])}</w:p>'
            if line.startswith("- ")
            else f"<w:p>{run(line)}</w:p>"
            for line in MARKDOWN.split("\n")
        ),
    ],
    ids=["as it went out", "paragraphs", "dashes", "a dash in an address", "a hard space", "a hard hyphen", "a list"],
)
def test_what_word_makes_of_a_text_is_the_same_markdown(tiny: Suite, content: str) -> None:
    take_word(typed(word_of(file(tiny)), content, LIST), by=None)

    assert entry(tiny, LIST).text == MARKDOWN


@pytest.mark.parametrize(
    "content",
    [
        f"<w:del>{run('Тимур')}</w:del><w:ins>{run('Темір')}</w:ins>{run(' он жаста.')}",
        f"<w:moveFrom>{run('он жаста')}</w:moveFrom>{run('Темір он ')}<w:moveTo>{run('жаста.')}</w:moveTo>",
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Темір он')}</w:p><w:p>{run(' жаста.')}</w:p>",
    ],
    ids=["deleted and inserted", "moved", "paragraphs joined"],
)
def test_changes_that_are_tracked_are_accepted(tiny: Suite, content: str) -> None:
    take_word(typed(word_of(file(tiny)), content), by=None)

    assert entry(tiny).text == "Темір он жаста."


def test_hyphen_that_does_not_break_is_a_hyphen(tiny: Suite) -> None:
    hyphen = "<w:proofErr/><w:r><w:noBreakHyphen/></w:r>"
    take_word(typed(word_of(file(tiny)), f"{run('Темір')}{hyphen}{run('ау он жаста.')}"), by=None)

    assert entry(tiny).text == "Темір-ау он жаста."


def test_quotation_marks_of_sentences_stay(tiny: Suite) -> None:
    take_word(typed(word_of(file(tiny)), run("Тимур “он” жаста – „иә“.")), by=None)

    assert entry(tiny).text == "Тимур “он” жаста – „иә“."


def test_emptied_cell_changes_nothing(tiny: Suite) -> None:
    say(tiny, "Тимур он жаста.")

    assert take_word(typed(word_of(file(tiny)), run(" ")), by=None).kept.changed == []


def test_changed_row_is_a_draft_again_and_all_others_stay_reviewed(tiny: Suite, person: Person) -> None:
    for unit, text in ((CASE, "Тимур он жаста."), ("one.title", "Бірінші сабақ")):
        say(tiny, text, unit)
        review(tiny, "kk", unit, seen=entry(tiny, unit).seen, by=person)

    take_word(typed(word_of(file(tiny)), run("Тимур онда.")), by=None)

    assert (entry(tiny).state, entry(tiny, "one.title").state) == (State.DRAFT, State.REVIEWED)


def test_file_of_an_older_source_gives_stale_rows(tiny: Suite) -> None:
    word = typed(word_of(file(tiny)), run("Тимур он жаста."))
    change_source("Тимуру уже десять лет.")

    take_word(word, by=None)

    assert (entry(tiny).state, entry(tiny).made_from) == (State.STALE, SOURCE)


def test_newer_translation_stays_and_is_named(tiny: Suite) -> None:
    word = typed(word_of(file(tiny)), run("Тимур он жаста."))
    say(tiny, "Тимур онда.")

    taken = take_word(word, by=None)

    assert [(newer.change.text, newer.text) for newer in taken.kept.newer] == [("Тимур он жаста.", "Тимур онда.")]
    assert entry(tiny).text == "Тимур онда."


def test_text_that_is_gone_is_left_out(tiny: Suite) -> None:
    word = word_of(file(tiny))
    gone = re.sub(rf"\.{key_of(CASE)}\.", f".{key_of('one:one-gone')}.", xml_of(typed(word, run("Сөз."))))

    assert take_word(packed(gone), by=None).gone == [next(
        number for number, unit in enumerate(file(tiny).units, 1) if unit.id == CASE
    )]  # fmt: skip


def test_one_wrong_row_keeps_all_out_and_is_named(tiny: Suite) -> None:
    word = typed(typed(word_of(file(tiny)), run("Тимур 10 жаста.")), run("Бірінші сабақ"), "one.title")
    number = next(number for number, unit in enumerate(file(tiny).units, 1) if unit.id == CASE)

    with pytest.raises(NotTaken) as raised:
        take_word(word, by=None)

    assert str(raised.value) == f"row {number}, {CASE}: the translation has other numbers than its source"
    assert entry(tiny, "one.title").state is State.MISSING


def test_row_without_its_frame_is_named(tiny: Suite) -> None:
    lost = re.sub(r'<w:tag w:val="t\.3\.[^"]*"/>', "", xml_of(word_of(file(tiny))))

    assert refused(packed(lost)).startswith("Row 3 has lost its frame: download a new file")


def test_copied_row_is_named(tiny: Suite) -> None:
    xml = xml_of(word_of(file(tiny)))
    row = re.search(r"<w:tr>(?:(?!<w:tr>).)*?w:val=\"t\.3\..*?</w:tr>", xml, re.DOTALL)
    assert row

    assert refused(packed(xml.replace(row[0], row[0] * 2))) == "Row 3 stands twice: delete the copy."


def test_changed_source_of_a_row_that_has_changed_here_too_is_named(tiny: Suite) -> None:
    word = typed(word_of(file(tiny)), run("Тимур он жаста."))
    change_source("Тимуру уже десять лет.")

    assert refused(packed(xml_of(word).replace(SOURCE, "Тимуру сто лет."))).startswith("The source of row ")


def test_file_of_another_language_is_not_taken_where_this_one_is_wanted(tiny: Suite) -> None:
    with pytest.raises(NotReadable, match=r"^This file is of another course, part or language: tiny · first · kk\.$"):
        take_word(word_of(file(tiny)), by=None, wanted=file(tiny, "ky"))


NO_WORD = "This is no Word file (.docx), or a part of it is missing."
MANY = "There is more in this file than translations: download a new one."
ENTITIES = """<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "x"><!ENTITY b SYSTEM "file:///etc/passwd">]><d>&a;&b;</d>"""
FIRST_LINE = "<w:sdtPr><w:tag w:val='kerege.1'/></w:sdtPr>"


@pytest.mark.parametrize(
    ("hostile", "reason"),
    [
        (lambda: b"", NO_WORD),
        (lambda: b"%PDF-1.7 nothing", NO_WORD),
        (lambda: b"PK\x03\x04 torn", NO_WORD),
        (lambda: packed("<a/>", "mimetype"), NO_WORD),
        (lambda: packed("<w:document"), NO_WORD),
        (lambda: packed(ENTITIES), NO_WORD),
        (lambda: packed(b" " * 40 * 1024 * 1024), MANY),
        (lambda: packed(f"<a>{'<b/>' * 1_100_000}</a>"), MANY),
        (lambda: b"x" * (8 * 1024 * 1024 + 1), "This file is larger than 8 MB."),
        (lambda: packed("<w:document xmlns:w='w'/>"), "This file was not made here, or has lost its first line"),
        (lambda: packed(f"<w:d xmlns:w='w'>{'<w:tc>' * 200_000}{'</w:tc>' * 200_000}</w:d>"), MANY),
        (lambda: packed(f"<w:d xmlns:w='w'>{f'<w:sdt>{FIRST_LINE}' * 9}{'</w:sdt>' * 9}</w:d>"), MANY),
        (lambda: packed("<a/>", packing=zipfile.ZIP_LZMA), NO_WORD),
        (lambda: packed(b"<?xml version='1.0' encoding='hex'?><a/>"), NO_WORD),
        (lambda: packed(f"<w:d xmlns:w='w'><w:sdt>{FIRST_LINE}<w:t>{'](' * 900_000}</w:t></w:sdt></w:d>"), MANY),
    ],
    ids=["empty", "PDF", "torn", "another archive", "no XML", "entities", "a bomb", "many tags", "large", "of another",
         "cells in cells", "frames in frames", "another packing", "letters of no alphabet", "one long text"],
)  # fmt: skip
def test_what_is_no_file_of_ours_is_refused_in_a_sentence(hostile: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(NotReadable) as raised:
        read_word(hostile())

    assert str(raised.value).startswith(reason)


# --- Markdown ---------------------------------------------------------------------------------------------------------


def test_every_text_of_the_course_survives(course: SuiteSource) -> None:
    texts = [unit for _file, units in course.po_files() for unit in units]

    assert [tidied(unit.text, unit) for unit in texts] == [unit.text for unit in texts]


@given(st.text("ab -–—\u00a0\u2011\n*|.#1[](", max_size=60), st.sampled_from(["Раз.", "- раз\n- два", "Раз.\n\nДва."]))
def test_what_was_tidied_once_stays(text: str, source: str) -> None:
    once = tidied(text, Unit("x:y", source))

    assert tidied(once, Unit("x:y", source)) == once


# --- The command ------------------------------------------------------------------------------------------------------


def test_command_writes_a_file_and_takes_it_back(
    tiny: Suite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "first.docx"
    call_command("translations", "out", "tiny", "first", "kk", str(path))
    path.write_bytes(typed(path.read_bytes(), run("Тимур он жаста.")))

    call_command("translations", "in", str(path))

    assert capsys.readouterr().out.endswith("1 translations changed.\n")
    assert entry(tiny).text == "Тимур он жаста."


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["out", "other", "first", "kk"], "There is no suite 'other'."),
        (["out", "tiny", "second", "kk"], "'second' is not translated into 'kk'. What is translated: suite, first, "),
        (["out", "tiny", "first", "ru"], "'first' is not translated into 'ru'."),
        (["in"], NO_WORD + "\nNothing was changed."),
    ],
)
def test_command_says_what_is_wrong(tiny: Suite, tmp_path: Path, arguments: list[str], reason: str) -> None:
    path = tmp_path / "nothing.docx"
    path.write_bytes(b"")

    with pytest.raises(CommandError) as raised:
        call_command("translations", *arguments, str(path))

    assert str(raised.value).startswith(reason)


# --- PO ---------------------------------------------------------------------------------------------------------------


def po(*entries: tuple[str, str, str]) -> bytes:
    texts = (f'# reviewed by A\nmsgctxt "{unit}"\nmsgid "{source}"\nmsgstr "{text}"' for unit, source, text in entries)
    return "\n\n".join(('msgid ""\nmsgstr ""\n"Language: kk\\n"', *texts)).encode()


def test_po_file_is_taken_as_drafts(tiny: Suite) -> None:
    taken = take_po(po((CASE, SOURCE, "Тимур он жаста."), ("one:gone", "Раз", "Бір")), file(tiny), by=None)

    assert (taken.kept.changed, len(taken.gone), entry(tiny).state) == ([CASE], 1, State.DRAFT)


def test_wrong_line_of_a_po_file_is_named(tiny: Suite) -> None:
    with pytest.raises(NotTaken) as raised:
        take_po(po((CASE, SOURCE, "Тимур 10 жаста.")), file(tiny), by=None)

    assert str(raised.value) == f"line 5, {CASE}: the translation has other numbers than its source"


def test_po_file_of_another_language_is_not_taken(tiny: Suite) -> None:
    with pytest.raises(NotReadable, match="of another course, part or language: kk"):
        take_po(po((CASE, SOURCE, "Тимур он жаста.")), file(tiny, "ky"), by=None)


def test_entries_are_those_of_the_language(tiny: Suite) -> None:
    say(tiny, "Тимур он жаста.")

    assert [one.state for one in entries_of(tiny, [entry(tiny).unit], "ky")] == [State.MISSING]
