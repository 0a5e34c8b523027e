"""Forms are read back as whoever gets them reads them: from the PDF, and from the Word file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table
from pypdf import PdfReader

from kerege import clock
from kerege.papers.forms import WrittenField, WrittenForm, WrittenSection, form_docx, form_pdf

TITLE = "Individual rehabilitation and reintegration plan"
NOTICE = "An exercise about a child who does not exist."
FOOT = "Exercise, Kerege"
STEPS = ("Step", "Who", "By when")
KAZAKH = "Әже үйде, қағаз ұсынды, һауа, іңір, ғылым, өмір"
TAJIK = "Ӯ дар мактаб, ҳуҷҷат, қарор, ғамхорӣ"
TYPED = r'<b>bold</b> #panic("x") *a* _b_ $c$ \ & "]) - = //'


def plan(*fields: WrittenField, about: str = "Timur, 10", is_blank: bool = False, **changed: str) -> WrittenForm:
    said = {"title": TITLE, "notice": NOTICE, "foot": FOOT} | changed
    sections = (WrittenSection("The child", "Only what helps.", fields),)
    return WrittenForm(about=about, sections=sections, is_blank=is_blank, **said)


FILLED = WrittenForm(
    TITLE,
    "Timur, 10",
    NOTICE,
    FOOT,
    (
        WrittenSection(
            "The child",
            "Only what helps.",
            (
                WrittenField("What we know", "Facts only.", "He lives with his aunt.\nHe sleeps badly."),
                WrittenField("What we do not know", "Ask yourself."),
            ),
        ),
        WrittenSection(
            "Steps",
            "",
            (
                WrittenField("The plan", "One a row.", "", STEPS, (("School", "Head", "May"), ("Doctor", "Aunt", ""))),
                WrittenField("Risks", "", "", STEPS),
            ),
        ),
    ),
)
BLANK = WrittenForm(
    TITLE,
    "",
    NOTICE,
    FOOT,
    (
        WrittenSection(
            "The child",
            "Only what helps.",
            (
                WrittenField("What we know", "Facts only."),
                WrittenField("The plan", "One a row.", "", STEPS),
                WrittenField("Needs", "", "", ("", "Need"), (("Health", ""), ("School", ""))),
            ),
        ),
    ),
    is_blank=True,
)


def words(made: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages).split())


def tags(made: bytes, *wanted: str) -> list[str]:
    """What a screen reader is told, in its order."""

    def walk(element: Any) -> Iterator[str]:
        element = element.get_object()
        if isinstance(element, list):
            for child in element:
                yield from walk(child)
        elif isinstance(element, dict):
            if element.get("/S") in wanted:
                yield element["/S"]
            if "/K" in element:
                yield from walk(element["/K"])

    return list(walk(PdfReader(io.BytesIO(made)).trailer["/Root"]["/StructTreeRoot"]))


def word(made: bytes) -> Document:
    return docx.Document(io.BytesIO(made))


def paragraphs(document: Document) -> list[tuple[str, str]]:
    return [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


# --- PDF --------------------------------------------------------------------------------------------------------------


def test_filled_form_says_what_was_written_in_its_order() -> None:
    assert words(form_pdf(FILLED, language="en")) == (
        f"{TITLE} Timur, 10 {NOTICE} "
        "The child What we know He lives with his aunt. He sleeps badly. What we do not know – "
        "Steps The plan Step Who By when School Head May Doctor Aunt Risks – "
        f"{FOOT} Page 1 of 1"
    )


def test_blank_form_says_what_is_asked_for() -> None:
    assert words(form_pdf(BLANK, language="en")) == (
        f"{TITLE} {NOTICE} The child Only what helps. What we know Facts only. "
        f"The plan One a row. Step Who By when Needs Need Health School {FOOT} Page 1 of 1"
    )


def test_pdf_is_tagged_and_says_its_title_and_language() -> None:
    made = form_pdf(FILLED, language="kk")

    reader = PdfReader(io.BytesIO(made))
    assert (reader.metadata.title, reader.trailer["/Root"]["/Lang"]) == (TITLE, "kk")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in reader.trailer["/Root"]["/Metadata"].get_data()
    assert tags(made, "/H1", "/H2", "/H3") == ["/H1", "/H2", "/H3", "/H3", "/H2", "/H3", "/H3"]
    assert tags(made, "/TH", "/TD") == ["/TH"] * 3 + ["/TD"] * 6


def test_blank_pdf_has_rows_to_write_in_and_keeps_those_that_are_given() -> None:
    made = form_pdf(BLANK, language="en")

    head, room, given = 1, 4, 2
    assert tags(made, "/Table", "/TR") == ["/Table", *["/TR"] * (head + room), "/Table", *["/TR"] * (head + given)]


def test_table_that_runs_over_pages_repeats_its_head() -> None:
    rows = tuple((f"Step {number}", "Head\nof the school", "May") for number in range(90))

    made = PdfReader(io.BytesIO(form_pdf(plan(WrittenField("The plan", head=STEPS, rows=rows)), language="en")))

    texts = [" ".join(page.extract_text().split()) for page in made.pages]
    assert [text.count("Step Who By when") for text in texts] == [1] * len(made.pages)
    assert [text[-11:] for text in texts] == [f"Page {page} of {len(texts)}" for page in range(1, len(texts) + 1)]
    assert [text.count("Head") for text in texts] == [text.count("of the school") for text in texts]


def test_row_that_no_page_could_hold_loses_nothing() -> None:
    row = ("Word " * 900 + "last", "Head", "May")

    made = form_pdf(plan(WrittenField("The plan", head=STEPS * 2, rows=(row * 2,))), language="en")

    heights: list[float] = []

    def note(text: str, cm: list[float], tm: list[float], *_font: Any) -> None:
        if text.strip():
            heights.append(tm[4] * cm[1] + tm[5] * cm[3] + cm[5])

    for page in PdfReader(io.BytesIO(made)).pages:
        page.extract_text(visitor_text=note)
    assert (words(made).count("Word"), words(made).count("last")) == (1800, 2)
    assert [height for height in heights if not 0 < height < 842] == []


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_word_wider_than_its_column_is_broken(language: str) -> None:
    long = "ынтымақтастықтарыңыздағылардан"

    made = words(form_pdf(plan(WrittenField("A", head=("B",) * 6, rows=((long,) * 6,))), language=language))

    assert (made.count(long), made.replace("\u200b", "").replace(" ", "").count(long)) == (0, 6)


# --- Word -------------------------------------------------------------------------------------------------------------


def test_word_file_has_headings_notice_and_what_was_written() -> None:
    assert paragraphs(word(form_docx(FILLED, language="en"))) == [
        ("Heading 1", TITLE),
        ("Form about", "Timur, 10"),
        ("Form notice", NOTICE),
        ("Heading 2", "The child"),
        ("Heading 3", "What we know"),
        ("Normal", "He lives with his aunt."),
        ("Normal", "He sleeps badly."),
        ("Heading 3", "What we do not know"),
        ("Normal", "–"),
        ("Heading 2", "Steps"),
        ("Heading 3", "The plan"),
        ("Heading 3", "Risks"),
        ("Normal", "–"),
    ]


def test_word_file_has_real_tables_with_a_head_that_repeats() -> None:
    (table,) = word(form_docx(FILLED, language="en")).tables

    assert cells(table) == [[*STEPS], ["School", "Head", "May"], ["Doctor", "Aunt", ""]]
    assert [len(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows] == [1, 0, 0]
    assert [len(row._tr.xpath("w:trPr/w:cantSplit")) for row in table.rows] == [1, 1, 1]


def test_blank_word_file_has_hints_and_room_to_write() -> None:
    document = word(form_docx(BLANK, language="en"))

    assert paragraphs(document) == [
        ("Heading 1", TITLE),
        ("Form notice", NOTICE),
        ("Heading 2", "The child"),
        ("Form hint", "Only what helps."),
        ("Heading 3", "What we know"),
        ("Form hint", "Facts only."),
        *[("Form line", "")] * 3,
        ("Heading 3", "The plan"),
        ("Form hint", "One a row."),
        ("Heading 3", "Needs"),
    ]
    assert [cells(table) for table in document.tables] == [
        [[*STEPS], *[["", "", ""]] * 4],
        [["", "Need"], ["Health", ""], ["School", ""]],
    ]
    heights = [[row.height and round(row.height / Mm(1)) for row in table.rows] for table in document.tables]
    assert heights == [[None, 12, 12, 12, 12], [None, 12, 12]]


def test_word_file_says_its_title_and_language_and_names_nobody() -> None:
    noon = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
    with clock.fixed_at(noon):
        document = word(form_docx(FILLED, language="kk"))

    about = document.core_properties
    assert (about.title, about.language) == (TITLE, "kk")
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert (about.created, about.modified) == (noon, noon)
    assert document.styles.element.xpath("w:docDefaults//w:lang")[0].get(qn("w:val")) == "kk-KZ"
    inside = {rel.reltype.rpartition("/")[2] for rel in document.part.package.rels.values()}
    assert inside == {"officeDocument", "core-properties", "extended-properties"}  # and no picture of a first page


def test_word_file_counts_its_pages_on_a4() -> None:
    page = word(form_docx(FILLED, language="en")).sections[0]

    assert (round(page.page_width / Mm(1)), round(page.page_height / Mm(1))) == (210, 297)
    foot = page.footer.paragraphs[0]._p
    assert "".join(foot.xpath(".//w:t/text()")) == f"{FOOT}Page 1 of 1"
    assert [field.get(qn("w:instr")) for field in foot.xpath("w:fldSimple")] == ["PAGE", "NUMPAGES"]


# --- Both -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "text"), [("kk", KAZAKH), ("tg", TAJIK), ("en", TYPED)])
def test_letters_and_signs_are_printed_as_typed(language: str, text: str) -> None:
    form = plan(WrittenField("A", text=text), WrittenField("B", head=("C",), rows=((text,),)), notice=text, foot=text)

    assert words(form_pdf(form, language=language)).count(text) == 4
    document = word(form_docx(form, language=language))
    assert [said for _style, said in paragraphs(document) if said == text] == [text] * 2
    assert [cells(table) for table in document.tables] == [[["C"], [text]]]
    assert document.sections[0].footer.paragraphs[0].text.split("\t")[0] == text


def test_what_is_no_letter_is_printed_as_a_sign() -> None:
    form = plan(WrittenField("A", text="a\x00b\x1fc\td\r\ne"))

    assert "a\ufffdb\ufffdc d e" in words(form_pdf(form, language="en"))
    assert [text for _style, text in paragraphs(word(form_docx(form, language="en")))[-2:]] == [
        "a\ufffdb\ufffdc d",
        "e",
    ]


@pytest.mark.parametrize("make", [form_pdf, form_docx])
def test_same_form_at_the_same_time_gives_the_same_bytes(make: Any) -> None:
    with clock.fixed_at(clock.now()):
        first, second = (make(FILLED, language="ru") for _ in range(2))

    assert first == second
