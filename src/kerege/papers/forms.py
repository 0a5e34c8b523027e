"""Forms on paper, filled in or blank: as PDF to print and keep, as a Word file to go on writing in."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from django.utils import translation
from django.utils.translation import gettext as _

from kerege import clock, papers
from kerege.papers import word
from kerege.papers.letters import UNKNOWN
from kerege.papers.word import FELT, FONT, HAIR, INDIGO, INK, SOFT, new, put

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


@dataclass(frozen=True)
class WrittenField:
    """One place of a form: a text, or a table (where `head` is not empty). Empty text or no rows: room to write by
    hand. `hint` is shown on a blank form only. Where the first of `head` is empty, the first cells head their rows."""

    title: str
    hint: str = ""
    text: str = ""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class WrittenSection:
    """Fields under one heading. `guidance` is shown on a blank form only."""

    title: str
    guidance: str = ""
    fields: tuple[WrittenField, ...] = ()


@dataclass(frozen=True)
class WrittenForm:
    """A form as it is to be read: plain text throughout, line ends kept. `about` is who it is about, and empty on a
    blank form; `notice` stands in a frame at the head, `foot` at the foot of each page."""

    title: str
    about: str
    notice: str
    foot: str
    sections: tuple[WrittenSection, ...]
    is_blank: bool = False


def form_pdf(form: WrittenForm, *, language: str) -> bytes:
    """The form as PDF/UA-1. The same form at the same time gives the same bytes."""
    form = _laid_out(form)
    return papers.pdf(
        papers.ROOM / "form.typ",
        {
            "words": {"page": _page_words(language)},
            "about": form.about,
            "notice": form.notice.split("\n"),
            "foot": form.foot.split("\n"),
            "is_blank": form.is_blank,
            "room": {"lines": LINES, "line": LINE, "row": TALL},
            "sections": [
                {
                    "title": section.title,
                    "guidance": section.guidance.split("\n"),
                    "fields": [
                        {
                            "title": field.title,
                            "hint": field.hint.split("\n"),
                            "text": field.text.split("\n"),
                            "head": field.head,
                            "rows": [[cell.split("\n") for cell in row] for row in field.rows],
                            "widths": _widths(field) if field.head else [],
                        }
                        for field in section.fields
                    ],
                }
                for section in form.sections
            ],
        },
        language=language,
        title=form.title,
        made_at=clock.now(),
    )


def form_docx(form: WrittenForm, *, language: str) -> bytes:
    """The form as a Word file: headings, tables and room to write that Word knows as such, and nobody named as its
    author. The same form at the same time gives the same bytes."""
    import docx  # here, for it takes 15 MB that most processes never need

    form = _laid_out(form)
    document = docx.Document()
    word.describe(document, form.title, language)
    _dress(document, form.is_blank)
    _foot(document, form.foot, _page_words(language))

    def add(text: str, style: str) -> None:
        if text:
            document.add_paragraph(text, style)

    document.add_heading(form.title, 1)
    add(form.about, "Form about")
    add(form.notice, "Form notice")
    for section in form.sections:
        document.add_heading(section.title, 2)
        add(section.guidance, "Form hint")
        for field in section.fields:
            document.add_heading(field.title, 3)
            add(field.hint, "Form hint")
            if field.head:
                _add_table(document, field, form.is_blank)
                continue
            for line in field.text.split("\n") if field.text else [""] * LINES:
                document.add_paragraph(line, "Normal" if field.text else "Form line")
    kept = io.BytesIO()
    document.save(kept)
    return word.without_times(kept.getvalue())


# --- What is shown ----------------------------------------------------------------------------------------------------

WIDE = 170  # mm between the margins
ROWS, TALL = 4, 12  # to write in, where no row is given; mm of each, and of those that are
LINES, LINE = 3, 8  # to write on; mm between them
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # what no XML may hold


def _laid_out(form: WrittenForm) -> WrittenForm:
    """The form with what is to be printed and nothing else: empty text and empty cells are room to write."""

    def laid(field: WrittenField) -> WrittenField:
        title, hint, text, *head = map(_plain, (field.title, field.hint, field.text, *field.head))
        rows = tuple(tuple(map(_plain, row)) for row in field.rows)
        if form.is_blank:
            return WrittenField(title, hint, text, tuple(head), rows or (("",) * len(head),) * ROWS)
        return WrittenField(title, "", text or "–", tuple(head) if rows else (), rows)

    def laid_section(section: WrittenSection) -> WrittenSection:
        guidance = _plain(section.guidance) if form.is_blank else ""
        return WrittenSection(_plain(section.title), guidance, tuple(map(laid, section.fields)))

    title, about, notice, foot = map(_plain, (form.title, form.about, form.notice, form.foot))
    return WrittenForm(title, about, notice, foot, tuple(map(laid_section, form.sections)), form.is_blank)


def _plain(text: str) -> str:
    """`text` with one kind of line end, and a sign in the place of what is no letter."""
    return _CONTROL.sub(UNKNOWN, "\n".join(text.strip().splitlines()).replace("\t", " "))


def _page_words(language: str) -> list[str]:
    """What is said of pages, in parts: words, and the two numbers by their names."""
    with translation.override(language):
        return re.split(r"(%\(pages?\)s)", _("Page %(page)s of %(pages)s"))


def _widths(field: WrittenField) -> list[float]:
    """How wide the columns are, in mm: a column's longest word fits if it can, and more room goes to longer texts."""
    columns = list(zip(field.head, *field.rows, strict=True))
    words = [max(map(len, " ".join(cells).split()), default=0) for cells in columns]

    def least(letters: int) -> list[float]:
        return [3.4 + 1.75 * min(word, letters) for word in words]

    needed = next(widths for letters in range(24, -1, -1) if sum(widths := least(letters)) <= WIDE)
    wishes = [sqrt(max(map(len, cells)) + 9) for cells in columns]
    share = (WIDE - sum(needed)) / sum(wishes)
    return [round(width + wish * share, 1) for width, wish in zip(needed, wishes, strict=True)]


# --- Word -------------------------------------------------------------------------------------------------------------


class _Look(NamedTuple):
    """How a paragraph style looks; lengths in pt. `stays` with what follows it."""

    size: float
    colour: str = INK
    bold: bool = False
    before: float = 0
    after: float = 0
    leading: float = 1.15
    stays: bool = False


_LOOKS = {
    "Normal": _Look(10, after=3),
    "Heading 1": _Look(19, INDIGO, bold=True, leading=1.05, stays=True),
    "Heading 2": _Look(13.5, INDIGO, bold=True, before=20, after=3, stays=True),
    "Heading 3": _Look(10, bold=True, before=11, after=3, stays=True),
    "Footer": _Look(7.5, SOFT, before=4),
    "Form about": _Look(12.5, bold=True, before=6),
    "Form notice": _Look(9, before=12),
    "Form hint": _Look(9, SOFT, after=3, stays=True),
    "Form head": _Look(8, bold=True, leading=1.1),
    "Form cell": _Look(8, leading=1.1),
    "Form line": _Look(10),
}


def _dress(document: Document, is_blank: bool) -> None:
    """Page and styles."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Mm, Pt, RGBColor

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = Mm((210 - WIDE) / 2)
    page.bottom_margin, page.footer_distance = Mm(24), Mm(11)

    styles = document.styles
    fonts = styles.element.xpath("w:docDefaults//w:rFonts")[0]
    fonts.attrib.clear()  # a font of the theme would go before a named one
    put(fonts, ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT)
    for name, look in _LOOKS.items():
        style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        for named in style.element.xpath("w:rPr/w:rFonts"):
            named.getparent().remove(named)
        style.font.size, style.font.bold = Pt(look.size), look.bold
        style.font.color.rgb = RGBColor.from_string(look.colour)
        written = style.paragraph_format
        written.space_before, written.space_after = Pt(look.before), Pt(look.after)
        written.line_spacing, written.keep_with_next = look.leading, look.stays

    def border(style: str, *sides: str, colour: str = HAIR, space: int = 0, fill: str = "") -> None:
        lines = (new(side, val="single", sz=4 if colour == HAIR else 2, space=space, color=colour) for side in sides)
        after = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:outlineLvl")  # Word asks for an order
        properties = styles[style].element.get_or_add_pPr()
        properties.insert_element_before(new("pBdr", *lines), *after)
        if fill:
            properties.insert_element_before(new("shd", val="clear", color="auto", fill=fill), *after[1:])

    border("Heading 2", "top", space=8)
    border("Form notice", "top", "left", "bottom", "right", space=7, fill=FELT)
    border("Form line", "bottom", "between", colour=SOFT)
    border("Footer", "top", space=5)
    notice, line = (styles[name].paragraph_format for name in ("Form notice", "Form line"))
    notice.left_indent = notice.right_indent = Pt(7.5)  # so the frame stands between the margins
    line.line_spacing, line.line_spacing_rule = Mm(LINE), WD_LINE_SPACING.EXACTLY

    grid = styles["Table Grid"].element
    for side in grid.xpath(".//w:tblBorders/*"):
        put(side, **{"color": SOFT, "sz": 2} if is_blank else {"color": HAIR})
    for side in grid.xpath(".//w:tblCellMar/*"):
        put(side, w=80)


def _foot(document: Document, foot: str, page_words: list[str]) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm

    stops = document.styles["Footer"].paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Mm(WIDE), WD_TAB_ALIGNMENT.RIGHT)
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{foot}\t")
    for part in page_words:
        match part:
            case "%(page)s":
                _add_number(paragraph, "PAGE")
            case "%(pages)s":
                _add_number(paragraph, "NUMPAGES")
            case _:
                paragraph.add_run(part)


def _add_number(paragraph: Paragraph, name: str) -> None:
    """A number that Word counts."""
    field = new("fldSimple", instr=name)
    paragraph._p.append(field)
    run = paragraph.add_run("1")
    field.append(run._r)


def _add_table(document: Document, field: WrittenField, is_blank: bool) -> None:
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.shared import Mm

    table = document.add_table(0, len(field.head), "Table Grid")
    table.autofit = False
    widths = [Mm(width) for width in _widths(field)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, words in enumerate((field.head, *field.rows)):
        row = table.add_row()
        properties = row._tr.get_or_add_trPr()
        properties.append(new("cantSplit"))
        if is_blank and number:
            row.height, row.height_rule = Mm(TALL), WD_ROW_HEIGHT_RULE.AT_LEAST
        if not number:
            properties.append(new("tblHeader"))
        for place, (cell, text, width) in enumerate(zip(row.cells, words, widths, strict=True)):
            is_head = not number or (not place and not field.head[0])
            cell.width, cell.text = width, text
            paragraph = cell.paragraphs[0]
            paragraph.style = document.styles["Form head" if is_head else "Form cell"]
            if not number:
                paragraph.paragraph_format.keep_with_next = True
                cell._tc.get_or_add_tcPr().append(new("shd", val="clear", color="auto", fill=FELT))
