"""What is wrong with a material, beyond its form: what it names must be there, what it tells must give nobody away: the
fictional children are called by their names, and nobody else is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from django.utils.translation import gettext_noop as _

from kerege.disclosure import check
from kerege.disclosure.known import Known
from kerege.practice.material.documents import About, Document, MaterialKind
from kerege.practice.roundtable import FEWEST_ROLES, MOST_ROLES, roundtable_of
from kerege.practice.sheet import Sheet, sheet_of
from kerege.suites.document import Block
from kerege.suites.explained import Explained
from kerege.suites.markdown import read_table

Problems = Iterator[tuple[str, Explained]]
"""The id of the block that is wrong, or of the document, and what is wrong with it."""

SOURCE = "ru"  # the language of the words that the check of texts is asked about first

FORM_ADDRESSES = {"blanks", "cases", "conferences", "handouts", "saved", "scenarios", "sections"}
"""What stands beside the forms of a course in its addresses."""

SECTION_ADDRESSES = {"hand-in", "printed", "sample"}
"""What stands beside the sections of a form in its addresses."""


def problems_of(document: Document, all: Sequence[Document]) -> Problems:
    """What does not fit in a document among `all` of its course."""
    yield from _of_cases(document, all)
    match document.kind:
        case MaterialKind.FORM:
            yield from _of_form(document)
        case MaterialKind.SAMPLE:
            yield from _of_sample(document, all)
        case MaterialKind.SCENARIO:
            yield from _of_scenario(document)
        case MaterialKind.CONFERENCE:
            yield from _of_conference(document)


def unknown_module(document: Document, modules: Collection[str]) -> Problems:
    """A handout belongs to a module; `modules` are the ids of those that there are."""
    module = document.head.get("module")
    if module and module not in modules:
        yield document.id, Explained(_("there is no module '%(name)s'"), name=module)


def giveaways(document: Document, all: Sequence[Document], language: str = SOURCE) -> Problems:
    """The words by which somebody could be recognised, beside the fictional children of the course; `language` is that
    of the text."""
    if document.kind is MaterialKind.FORM:  # nobody stands in it
        return
    known = Known(names_of(all))
    for id, texts in _texts(document):
        for text in texts:
            for span in check(text, language):
                words = text[span.start : span.end]
                if not known.covers(words, span.kind):
                    yield id, Explained(_("this could give somebody away: '%(words)s'"), words=words)


def names_of(documents: Sequence[Document]) -> list[str]:
    """What the fictional children are called."""
    return [one["name"] for one in documents if one.kind is MaterialKind.CASE and one["name"]]


def _of_cases(document: Document, all: Sequence[Document]) -> Problems:
    case = document.head.get("case")
    if case and case not in {one.id for one in all if one.kind is MaterialKind.CASE}:
        yield document.id, Explained(_("there is no case '%(name)s'"), name=case)


def _texts(document: Document) -> Iterator[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for unit in document.units():
        _owner, colon, rest = unit.id.partition(":")
        found.setdefault(rest.partition(".")[0] if colon else document.id, []).append(unit.text)
    yield from found.items()


def _of_form(document: Document) -> Problems:
    if not document.blocks or document.blocks[0].kind != "section":
        yield document.id, Explained(_("a form begins with a section"))
        return
    if document.id in FORM_ADDRESSES:
        yield document.id, Explained(_("'%(name)s' is an address of the site: another id, please"), name=document.id)
    for section in sheet_of(document).sections:
        if section.id in SECTION_ADDRESSES:
            yield section.id, Explained(_("'%(name)s' is an address of the site: another id, please"), name=section.id)
        if not section.fields:
            yield section.id, Explained(_("a section has at least one field"))
        for field in section.fields:
            if field.every and field.every not in {column.id for column in field.columns if column.choices}:
                yield field.id, Explained(_("there is no column '%(name)s' with choices"), name=field.every)


def _of_sample(document: Document, all: Sequence[Document]) -> Problems:
    form = next((one for one in all if one.kind is MaterialKind.FORM and one.id == document["form"]), None)
    if form is None:
        yield document.id, Explained(_("there is no form '%(name)s'"), name=document["form"])
        return
    if (form["about"] == About.CHILD) != bool(document["case"]):
        yield document.id, Explained(_("a form about a child is filled in for a case, and no other form is"))
    sheet = sheet_of(form)
    for block in document.blocks:
        yield from _of_filled(block, sheet)


def _of_filled(block: Block, sheet: Sheet) -> Problems:
    field = sheet.fields.get(block["field"])
    if field is None:
        yield block.id, Explained(_("the form has no field '%(name)s'"), name=block["field"])
    elif field.is_table != (block.kind == "filled"):
        yield block.id, Explained(_("a text is written as `words`, a table as `filled`"))
    elif field.is_table:
        _head, *rows = read_table(block["text"])
        width = len(field.columns) + bool(field.heads)
        if len(_head) != width:
            yield block.id, Explained(_("this table has to have %(count)d columns"), count=width)
        if field.heads and len(rows) != len(field.heads):
            yield block.id, Explained(_("this table has to have %(count)d rows"), count=len(field.heads))
        for column, cells in zip(field.columns, list(zip(*rows, strict=True))[bool(field.heads) :], strict=False):
            for cell in cells:
                if column.choices and cell not in column.choices:
                    yield (
                        block.id,
                        Explained(
                            _("'%(words)s' is none of the choices of the column '%(name)s'"), words=cell, name=column.id
                        ),
                    )


def _of_scenario(document: Document) -> Problems:
    if not document.blocks or document.blocks[0].kind != "scene":
        yield document.id, Explained(_("a scenario begins with a scene"))
        return
    places = {block.id: number for number, block in enumerate(document.blocks)}
    reached = {document.blocks[0].id}
    for number, block in enumerate(document.blocks):
        for line in block["exercise"].lines if block.kind == "scene" else ():
            reached.add(line.right)
            if line.right not in places:
                yield (
                    block.id,
                    Explained(
                        _("the line '%(line)s' leads to '%(name)s', which is not there"), line=line.id, name=line.right
                    ),
                )
            elif places[line.right] <= number:
                yield (
                    block.id,
                    Explained(_("the line '%(line)s' leads back to '%(name)s'"), line=line.id, name=line.right),
                )
    for block in document.blocks:
        if block.id not in reached:
            yield block.id, Explained(_("no line leads here"))


def _of_conference(document: Document) -> Problems:
    kinds = [block.kind for block in document.blocks]
    for kind, place, problem in (
        ("opening", 0, _("a conference begins with its only opening")),
        ("closing", -1, _("a conference ends with its only closing")),
    ):
        if kinds.count(kind) != 1 or kinds[place] != kind:
            yield document.id, Explained(problem)
    if "opening" not in kinds or "closing" not in kinds:
        return
    table = roundtable_of(document)
    if not FEWEST_ROLES <= len(table.roles) <= MOST_ROLES:
        yield (
            document.id,
            Explained(_("a conference has %(fewest)d to %(most)d roles"), fewest=FEWEST_ROLES, most=MOST_ROLES),
        )
    known = {role.id for role in table.roles}
    for fact in table.facts:
        for id in (fact.holder, *fact.needs):
            if id not in known:
                yield fact.id, Explained(_("there is no role '%(name)s'"), name=id)
        if fact.holder in fact.needs:
            yield fact.id, Explained(_("who holds a fact does not need to ask for it"))
    for role in table.roles:
        if not table.held_by(role.id):
            yield role.id, Explained(_("a role holds at least one fact"))
