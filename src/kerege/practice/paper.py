"""A plan as it is read, printed and carried away: what was written, or a blank form with room to write."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kerege.papers.forms import WrittenField, WrittenForm, WrittenSection
from kerege.practice.material.documents import About
from kerege.practice.material.library import Shown
from kerege.practice.plans import plain
from kerege.practice.sheet import Field, Sheet, Words


def written_form(sheet: Sheet, words: Words, case: Shown | None) -> WrittenForm:
    """What somebody has written about one of the made-up children; where `case` is None, about a district or a
    country."""
    return WrittenForm(
        title=sheet.title,
        about=case.document["title"] if case else "",
        notice=_("Notes on the law of one country. Laws change: ask a lawyer before you rely on them.")
        if sheet.about is About.COUNTRY
        else _("Written for practice. The child, the family and the district are made up."),
        foot=_("Kerege, an independent open course"),
        sections=tuple(
            WrittenSection(section.title, fields=tuple(_written(field, words) for field in section.fields))
            for section in sheet.sections
        ),
    )


def blank_form(sheet: Sheet) -> WrittenForm:
    """The form with nothing in it, for the work with real children."""
    return WrittenForm(
        title=sheet.title,
        about="",
        notice=_(
            "To be kept in your agency’s own files, under its rules of confidentiality. Do not upload it filled in, "
            "and do not send it by messenger or open mail."
        ),
        foot=_("Blank form of the open course Kerege. Free to use and to change."),
        sections=tuple(
            WrittenSection(section.title, plain(section.guidance), tuple(_blank(field) for field in section.fields))
            for section in sheet.sections
        ),
        is_blank=True,
    )


def _written(field: Field, words: Words) -> WrittenField:
    if not field.is_table:
        return WrittenField(field.title, text=words.get(field.id) or "")
    rows = tuple(
        (*((head,) if field.heads else ()), *(column.shown(row.get(column.id, "")) for column in field.columns))
        for head, row in field.rows(words)
    )
    return WrittenField(field.title, head=_head(field), rows=rows)


def _blank(field: Field) -> WrittenField:
    if not field.is_table:
        return WrittenField(field.title, plain(field.hint))
    rows = tuple((head, *("" for _column in field.columns)) for head in field.heads)
    return WrittenField(field.title, plain(field.hint), head=_head(field, choices=True), rows=rows)


def _head(field: Field, *, choices: bool = False) -> tuple[str, ...]:
    """The titles of the columns; on paper somebody chooses from what stands there."""
    titles = (
        f"{column.title} ({' / '.join(column.choices)})" if choices and column.choices else column.title
        for column in field.columns
    )
    return (*(("",) if field.heads else ()), *titles)
